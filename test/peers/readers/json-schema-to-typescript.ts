import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compile } from "json-schema-to-typescript";
import type { Reader } from "./reader.ts";
import { rootSchema } from "./root-schema.ts";

export const jsonSchemaToTypescript: Reader = {
  name: "json-schema-to-typescript",
  reads: "json-schema/schema.json",
  settings:
    "`unreachableDefinitions: true`, or a root that refers to what is wanted; `additionalProperties: false`",
  read: async ({ jsonSchema }, folder) => {
    const settings = { additionalProperties: false, format: false, bannerComment: "" };
    const text = await compile(rootSchema(jsonSchema), "AllModels", settings);
    await writeFile(join(folder, "types.ts"), text);
    return {
      types: {
        module: "types.ts",
        typeOf: (definition) => `Theirs.AllModels[${JSON.stringify(definition)}]`,
      },
    };
  },
};
