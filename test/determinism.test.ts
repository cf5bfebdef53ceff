import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { defaultSettings } from "../generator/config/settings.ts";
import { dumpModel } from "../generator/model/dump.ts";
import { runPipeline } from "../generator/pipeline.ts";
import { readSpec } from "../generator/read/source/read-spec.ts";
import type { SourceFile } from "../generator/read/source/source-file.ts";
import { ownProject, spawnCli } from "./support/cli.ts";
import { corpusNames, hasCorpora, readCorpus } from "./support/corpora.ts";
import { emitUnformatted } from "./support/validators-of.ts";
import { readTree } from "./support/tree.ts";

// The same input gives the same bytes, whatever the order of files, the language, the time zone, or the run.

async function bytesOf(pages: readonly SourceFile[]): Promise<string> {
  const { model, files, diagnostics } = await runPipeline(pages, defaultSettings);
  return JSON.stringify({ model: dumpModel(model, diagnostics), files });
}

/** Returns the items in a fixed order in which none keeps its place. */
function shuffled<T>(items: readonly T[]): readonly T[] {
  const order = items.map((item, index) => ({ item, rank: (index * 7919 + 13) % 104_729 }));
  return order.sort((a, b) => b.rank - a.rank).map(({ item }) => item);
}

describe("the same bytes", () => {
  test("for a golden case, in any order of pages", async () => {
    for (const name of ["unions", "names", "same-title", "broken-references"]) {
      const folder = join(import.meta.dirname, "cases", name, "input");
      const pages = await readSpec(folder, { include: ["**/*.md"], exclude: [] });
      expect(await bytesOf(shuffled(pages.value))).toBe(await bytesOf(pages.value));
    }
  });

  test.skipIf(!hasCorpora).each(corpusNames)("for %s, in any order of pages", async (name) => {
    const pages = await readCorpus(name);
    // Formatting works on one file at a time, and would take most of the time of the test.
    const emitted = (some: readonly SourceFile[]): string =>
      JSON.stringify(emitUnformatted(some, defaultSettings));
    expect(emitted(shuffled(pages))).toBe(emitted(pages));
  });

  test("in another language and time zone", async () => {
    const trees = [];
    for (const env of [
      { LC_ALL: "C", LANG: "C", TZ: "UTC" },
      { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Pacific/Chatham" },
    ]) {
      const folder = await ownProject("everything");
      const { exitCode } = await spawnCli(folder, ["generate", "--quiet"], env);
      expect(exitCode).toBe(0);
      trees.push(await readTree(join(folder, "generated")));
    }
    expect(trees[0]?.size).toBeGreaterThan(15);
    expect(trees[1]).toEqual(trees[0]);
  });
});
