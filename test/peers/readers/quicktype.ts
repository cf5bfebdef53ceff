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
    await writeFile(join(folder, "types.ts"), comparable(lines).join("\n"));
    return {
      types: {
        module: "types.ts",
        typeOf: (definition) => `Theirs.AllModels[${JSON.stringify(definition)}]`,
      },
    };
  },
};

/**
 * Quicktype turns a text in a date format into a `Date`, which only its converters create, and writes into every
 * object that it may have other keys, which TypeScript takes for granted. Both are removed here, so that other
 * differences show. An interface is written as an alias, because only an alias is accepted where other keys are
 * required.
 */
function comparable(lines: readonly string[]): readonly string[] {
  const isOpen = /^\s*\[property: string\]: unknown;$/;
  const closed = lines.filter((line) => !isOpen.test(line));
  const aliases = closed.map((line) =>
    line.replace(/^export interface (\w+) \{/, "export type $1 = {"),
  );
  return ["type Date = string;", ...aliases];
}
