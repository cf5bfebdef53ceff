import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import type { Reader } from "./reader.ts";

export const openapiTypescript: Reader = {
  name: "openapi-typescript",
  reads: "openapi.json",
  settings: "",
  read: async ({ openapi }, folder) => {
    const text = astToString(await openapiTS(openapi, { silent: true }));
    await writeFile(join(folder, "types.ts"), text);
    return {
      types: {
        module: "types.ts",
        typeOf: (definition) => `Theirs.components["schemas"][${JSON.stringify(definition)}]`,
      },
    };
  },
};
