import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@hey-api/openapi-ts";
import { exportsOf, namesIn, type Reader } from "./reader.ts";

export const heyApi: Reader = {
  name: "@hey-api/openapi-ts",
  reads: "openapi.json",
  settings: '`{ name: "zod", dates: { offset: true } }`',
  read: async ({ openapi }, folder) => {
    const input = join(folder, "openapi.json");
    await writeFile(input, openapi);
    await createClient({
      input,
      output: { path: folder, clean: false },
      logs: { level: "silent", file: false },
      plugins: ["@hey-api/typescript", { name: "zod", dates: { offset: true } }],
    });
    const [types, schemas] = await Promise.all(
      ["types.gen.ts", "zod.gen.ts"].map((name) => readFile(join(folder, name), "utf8")),
    );
    const typeNames = namesIn(exportsOf(types ?? ""));
    return {
      types: {
        module: "types.gen.ts",
        typeOf: (definition) => {
          const name = typeNames(definition);
          return name === null ? null : `Theirs.${name}`;
        },
      },
      schemas: { module: "zod.gen.ts", nameOf: namesIn(exportsOf(schemas ?? ""), "z") },
    };
  },
};
