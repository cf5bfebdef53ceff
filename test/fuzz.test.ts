import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasErrors } from "../generator/diagnostics/diagnostic.ts";
import { generate } from "../generator/index.ts";
import { proveModules } from "../generator/print/prove-modules.ts";
import { readSpec } from "../generator/read/source/read-spec.ts";
import { join } from "node:path";
import { piece } from "./fuzz/target.ts";
import { corpusNames, hasCorpora, readCorpus } from "./support/corpora.ts";

// The pages are almost right: a few characters of real ones are changed. Whatever the result, nothing throws, every
// finding has its place, and everything that is emitted without an error is code that TypeScript can parse.

interface Edit {
  readonly page: number;
  readonly at: number;
  readonly cut: number;
  readonly insert: string;
}

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    page: fc.nat(),
    at: fc.nat(),
    cut: fc.integer({ min: 0, max: 20 }),
    insert: piece,
  }),
  { minLength: 1, maxLength: 4 },
);

interface Page {
  readonly path: string;
  readonly text: string;
}

async function survives(pages: readonly Page[], changes: readonly Edit[]): Promise<boolean> {
  const texts = pages.map(({ text }) => text);
  for (const { page, at, cut, insert } of changes) {
    const index = page % texts.length;
    const text = texts[index] ?? "";
    const place = at % (text.length + 1);
    texts[index] = text.slice(0, place) + insert + text.slice(place + cut);
  }
  const input = pages.map(({ path }, index) => ({ path, text: texts[index] ?? "" }));
  const { files, diagnostics } = await generate({ pages: input });
  for (const { code, span } of diagnostics) {
    if (code === "MM5004") continue;
    const lines = texts[pages.findIndex(({ path }) => path === span?.file)]?.split("\n") ?? [];
    expect(span?.start.line).toBeLessThanOrEqual(lines.length);
    expect(span?.start.column).toBeLessThanOrEqual(
      (lines[(span?.start.line ?? 1) - 1] ?? "").length + 1,
    );
    expect(code).not.toBe("MM7006");
  }
  expect(proveModules(files.filter(({ path }) => path.endsWith(".ts")))).toEqual([]);
  expect(files.length > 0).toBe(!hasErrors(diagnostics));
  return hasErrors(diagnostics);
}

const runs = Number(process.env["FUZZ_RUNS"] ?? 150);

describe("pages that are almost right", () => {
  test("of the project's own spec", async () => {
    const folder = join(import.meta.dirname, "../spec");
    const { value } = await readSpec(folder, { include: ["**/*.md"], exclude: [] });
    const property = fc.asyncProperty(edits, async (changes) => {
      await survives(value, changes);
    });
    await fc.assert(property, { seed: 7, numRuns: runs });
  });

  test.skipIf(!hasCorpora)("of real SDKs", async () => {
    const all: Page[] = [];
    for (const name of corpusNames) {
      const pages = await readCorpus(name);
      // Unions, enums and wide tables of every SDK are included, but not all pages of an SDK each time.
      all.push(...pages.filter(({ text }) => text.length < 20_000).slice(0, 400));
    }
    let refused = 0;
    const property = fc.asyncProperty(fc.nat(all.length - 1), edits, async (start, changes) => {
      if (await survives(all.slice(start, start + 3), changes)) refused += 1;
    });
    await fc.assert(property, { seed: 8, numRuns: runs });
    expect(refused).toBeGreaterThan(0);
  });
});
