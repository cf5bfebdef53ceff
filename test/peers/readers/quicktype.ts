import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  FetchingJSONSchemaStore,
  InputData,
  JSONSchemaInput,
  quicktype as run,
} from "quicktype-core";
import type { Reader } from "./reader.ts";
import { rootSchema } from "./root-schema.ts";

export const quicktype: Reader = {
  name: "quicktype-core",
  reads: "json-schema/schema.json",
  settings:
    "`schema.json#/$defs/Name`, or a root that refers to what is wanted; `prefer-unions`, `prefer-const-values`",
  read: async ({ jsonSchema }, folder) => {
    const input = new JSONSchemaInput(new FetchingJSONSchemaStore());
    await input.addSource({ name: "AllModels", schema: JSON.stringify(rootSchema(jsonSchema)) });
    const inputData = new InputData();
    inputData.addInput(input);
    const rendererOptions = {
      ...({
        "just-types": "true",
        "prefer-unions": "true",
        "prefer-const-values": "true",
      } as const),
    };
    const { lines } = await run({ inputData, lang: "typescript", rendererOptions });
    // It makes a `Date` of text whose format is a date, which only its converters do, and adds to every object that it may
    // have other keys, as TypeScript takes for granted: what else differs shows when both are put aside.
    const open = /^\s*\[property: string\]: unknown;$/;
    const text = ["type Date = string;", ...lines.filter((line) => !open.test(line))].join("\n");
    await writeFile(join(folder, "types.ts"), text);
    return {
      types: {
        module: "types.ts",
        typeOf: (definition) => `Theirs.AllModels[${JSON.stringify(definition)}]`,
      },
    };
  },
};
