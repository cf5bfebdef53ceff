import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile, typescriptVersions } from "./support/compile.ts";
import { hasCorpora, measuredCorpora, runCorpus } from "./support/corpora.ts";
import { readTree } from "./support/tree.ts";

// The generated code must compile with every flag that a user may have switched on.

const resolutions = ["nodenext", "bundler"] as const;
const matrix = typescriptVersions.flatMap((version) =>
  resolutions.map((resolution) => [version, resolution] as const),
);

interface TextFile {
  readonly path: string;
  readonly text: string;
}

test("a type error in generated code would be found", async () => {
  const files = [{ path: "a.ts", text: 'export const a: number = "text";\n' }];
  for (const version of typescriptVersions) {
    expect(await compile(files, version, "nodenext")).toEqual([
      expect.stringMatching(/^a\.ts.*TS2322/),
    ]);
  }
});

describe.each(matrix)("with %s and %s resolution", (version, resolution) => {
  test("generated/ and every golden case compile", async () => {
    const files = [...(await generatedFiles()), ...(await caseFiles())];
    expect(files.length).toBeGreaterThan(100);
    expect(await compile(files, version, resolution)).toEqual([]);
  });

  // Each of the oldest and the newest version runs with one resolution. The version between them compiles the same
  // programs in types.test.ts.
  const isChosen = version === (resolution === "nodenext" ? "typescript-5.5" : "typescript-7");
  test.skipIf(!hasCorpora || !isChosen)("everything for six real SDKs compiles", async () => {
    const files: TextFile[] = [];
    for (const name of measuredCorpora) {
      const { files: ofCorpus } = await runCorpus(name);
      const code = ofCorpus.filter(({ path }) => path.endsWith(".ts"));
      files.push(...code.map(({ path, text }) => ({ path: `${name}/${path}`, text })));
    }
    expect(files.length).toBeGreaterThan(4000);
    expect(await compile(files, version, resolution)).toEqual([]);
  });
});

async function generatedFiles(): Promise<readonly TextFile[]> {
  return typescriptFiles(join(import.meta.dirname, "../generated"), "generated");
}

async function caseFiles(): Promise<readonly TextFile[]> {
  const cases = join(import.meta.dirname, "cases");
  const names = await readdir(cases);
  const files = names.map((name) =>
    typescriptFiles(join(cases, name, "expected/output"), `cases/${name}`),
  );
  const shared = await readFile(join(import.meta.dirname, "../generated/runtime.ts"), "utf8");
  const runtimes = names.map((name) => ({ path: `cases/${name}/runtime.ts`, text: shared }));
  return [...runtimes, ...(await Promise.all(files)).flat()];
}

async function typescriptFiles(folder: string, prefix: string): Promise<readonly TextFile[]> {
  return [...(await readTree(folder))]
    .filter(([path]) => path.endsWith(".ts"))
    .map(([path, text]) => ({ path: `${prefix}/${path}`, text }));
}
