import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generate } from "orval";
import { exportsOf, namesIn, type Reader } from "./reader.ts";

export const orval: Reader = {
  name: "orval",
  reads: "openapi.json",
  settings: "`zod: { generateReusableSchemas: true, dateTimeOptions: { offset: true } }`",
  read: async ({ openapi }, folder) => {
    const input = join(folder, "openapi.json");
    await writeFile(input, openapi);
    for (const client of ["fetch", "zod"] as const) {
      const zod = {
        version: 4,
        generateReusableSchemas: true,
        dateTimeOptions: { offset: true },
      } as const;
      await generate(
        {
          input: { target: input },
          output: {
            target: join(folder, `${client}.ts`),
            client,
            mode: "single",
            override: { zod },
          },
        },
        folder,
        { logLevel: "error" },
      );
    }
    const [types, schemas] = await Promise.all(
      ["fetch.ts", "zod.ts"].map((name) => readFile(join(folder, name), "utf8")),
    );
    const typeNames = namesIn(exportsOf(types ?? ""));
    return {
      types: {
        module: "fetch.ts",
        typeOf: (definition) => {
          const name = typeNames(definition);
          return name === null ? null : `Theirs.${name}`;
        },
      },
      schemas: { module: "zod.ts", nameOf: namesIn(exportsOf(schemas ?? "")) },
    };
  },
};
