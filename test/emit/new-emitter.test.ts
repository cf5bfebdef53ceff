import { spawnSync } from "node:child_process";
import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";

// Follows what CONTRIBUTING says about a new emitter to the letter, in a copy of the program: one folder, and one
// line.

const root = join(import.meta.dirname, "../..");
const copy = await mkdtemp(join(tmpdir(), "modelmark-emitter-"));

/** The descriptions of two emitters: one of code that imports types, and one with a document. */
const description = `
import { defineEmitter } from "../define-emitter.ts";
import { namesOf } from "../names/model-path.ts";
import { name } from "../typescript/code-text.ts";

/** A sentence about each model. */
export const mottos = defineEmitter({
  name: "mottos",
  makes: "a sentence about each model",
  byDefault: false,
  needs: ["interfaces"],
  folder: "mottos",
  exports: ({ models }, { names }) => ({
    models: models.map(({ id }) => ({
      ...{ model: id, types: [], values: [name\`mottoOf\${namesOf(names, id).typeName}\`] },
    })),
  }),
  load: async () => (await import("./emit.ts")).emit,
});
`;

const code = `
import type { DataSpec } from "../../model/data-models.ts";
import type { Emission, EmitContext } from "../define-emitter.ts";
import { namesOf } from "../names/model-path.ts";
import { literal, name as nameOf } from "../typescript/code-text.ts";
import { modelType } from "../typescript/model-type.ts";
import { list } from "../typescript/write-code.ts";

/** A list of keys for each model, and one document. */
export function emit({ models }: DataSpec, { names }: EmitContext): Emission {
  return {
    code: models.map((model) => {
      const name = nameOf\`mottoOf\${namesOf(names, model.id).typeName}\`;
      const keys = model.kind === "object" ? model.fields.map(({ wireName }) => wireName) : [];
      return {
        model: model.id,
        declares: [name],
        statements: (imports) => [
          {
            ...{ declares: "const", isExported: true, name, comment: null },
            type: {
              kind: "readonly",
              array: { kind: "array", items: imports.use(modelType(names, model.id, "memory")) },
            },
            value: list(keys.map(literal)),
          },
        ],
      };
    }),
    shared: [
      { path: "mottos/all.json", kind: "json", document: (mark) => ({ mark, of: models.length }) },
    ],
  };
}
`;

const page = `# Pair


## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| \`key\` | *::String* | :heavy_check_mark: | N/A |
`;

beforeAll(async () => {
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  await cp(join(root, "generator"), join(copy, "generator"), { recursive: true });
  for (const name of ["package.json", "tsconfig.json"])
    await cp(join(root, name), join(copy, name));
  const folder = join(copy, "generator/emit/mottos");
  await mkdir(folder);
  await writeFile(join(folder, "emitter.ts"), description);
  await writeFile(join(folder, "emit.ts"), code);
  await appendFile(
    join(copy, "generator/emit/list.ts"),
    'export { mottos } from "./mottos/emitter.ts";\n',
  );
  await mkdir(join(copy, "spec/models/shared"), { recursive: true });
  await writeFile(join(copy, "spec/models/shared/pair.md"), page);
});

afterAll(() => rm(copy, { recursive: true, force: true }));

function run(...args: readonly string[]): {
  readonly status: number | null;
  readonly text: string;
} {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "generator/cli.ts", ...args],
    { cwd: copy, encoding: "utf8" },
  );
  return { status, text: `${stdout}${stderr}` };
}

test("the folder and the line compile", async () => {
  const include = ["generator/emit/**/*", "generator/config/**/*", "generator/commands/options.ts"];
  const config = { extends: "./tsconfig.json", include, compilerOptions: { noEmit: true } };
  await writeFile(join(copy, "tsconfig.emit.json"), JSON.stringify(config));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.emit.json"], {
    cwd: copy,
    encoding: "utf8",
  });
  expect(stdout).toBe("");
});

test("nobody gets its files who has not asked for them", async () => {
  expect(run("generate")).toEqual({ status: 0, text: expect.anything() as string });
  expect(await readdir(join(copy, "generated"))).not.toContain("mottos");
  expect(run("generate", "--help").text).toContain("mottos");
});

test("its files have paths, headers, imports and an index without a word of its own about them", async () => {
  const out = join(copy, "asked");
  const args = ["--emit", "mottos", "--out", "asked"];
  expect(run("generate", ...args)).toEqual({ status: 0, text: expect.anything() as string });
  const read = (path: string): Promise<string> => readFile(join(out, path), "utf8");
  expect(await read("mottos/shared/pair.ts")).toBe(
    [
      "// Generated by Modelmark from models/shared/pair.md. Do not edit: run `modelmark generate`.",
      "/* eslint-disable */",
      'import type { Pair } from "../../models/shared/pair.js";',
      "",
      'export const mottoOfPair: readonly Pair[] = ["key"];',
      "",
    ].join("\n"),
  );
  expect(await read("mottos/shared/index.ts")).toContain(
    'export { mottoOfPair } from "./pair.js";',
  );
  expect(await read("mottos/index.ts")).toContain('export * as shared from "./shared/index.js";');
  expect(await read("mottos/all.json")).toContain("Generated by Modelmark from all model pages.");
  // The emitter needs the types, so they are generated; the index of the whole output does not mention them.
  expect(await read("index.ts")).not.toContain("motto");
  expect(await read("models/shared/pair.ts")).toContain("export interface Pair");
});

test("a second run has nothing to do, and a check finds no drift", () => {
  const args = ["--emit", "mottos", "--out", "asked", "--no-cache"];
  expect(run("check", ...args)).toEqual({ status: 0, text: expect.anything() as string });
  expect(run("generate", ...args).text).toContain("0 created, 0 updated");
});

test("with one module for all models it has one too", async () => {
  await writeFile(
    join(copy, "modelmark.config.json"),
    '{ "emit": ["mottos"], "out": "single", "layout": "single" }',
  );
  expect(run("generate")).toEqual({ status: 0, text: expect.anything() as string });
  expect((await readdir(join(copy, "single"))).sort()).toEqual([
    ...["index.ts", "modelmark.lock.json", "models.ts", "mottos", "mottos.ts"],
  ]);
  expect(await readFile(join(copy, "single/mottos.ts"), "utf8")).toContain(
    'import type { Pair } from "./models.js";',
  );
});
