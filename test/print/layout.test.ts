import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../../generator/config/settings.ts";
import { hasErrors } from "../../generator/diagnostics/diagnostic.ts";
import type { ModuleSource } from "../../generator/emit/typescript/module-source.ts";
import { buildModel } from "../../generator/pipeline.ts";
import { formatModule } from "../support/format-module.ts";
import { layoutModule } from "../../generator/print/layout-module.ts";
import { createPrinter } from "../support/old-printer.ts";
import { readSpec } from "../../generator/read/source/read-spec.ts";
import { hasCorpora, measuredCorpora, readCorpus } from "../support/corpora.ts";
import { madeModule } from "../support/made-modules.ts";
import { modulesOf } from "../support/printed.ts";
import { settingVariants } from "../support/setting-variants.ts";

// The layout is prettier's, although the program does not run prettier as a whole. Here prettier is the judge: the
// printer must give what ts-morph prints and prettier formats.

const root = join(import.meta.dirname, "../..");
const runs = Number(process.env["RUNS"] ?? 400);
const print = createPrinter();

function judged(module: ModuleSource | string): Promise<string> {
  return formatModule(typeof module === "string" ? module : print(module));
}

function laidOut(module: ModuleSource | string): string {
  return typeof module === "string" ? module : layoutModule(module);
}

async function readSettings(folder: string): Promise<Settings> {
  const text = await readFile(join(folder, "settings.json"), "utf8").catch(() => "{}");
  const given: Partial<Settings> = JSON.parse(text);
  return { ...defaultSettings, ...given };
}

/**
 * After an escaped backslash, ts-morph's writer takes a quote for a part of the string, and then closes comments that
 * were never opened.
 */
const escapedBackslash = String.raw`\\`;

/** The modules judged so far, because many are the same under several settings. */
const seen = new Set<string>();

async function judgeFolder(folder: string, settings: Settings): Promise<void> {
  const { value: pages } = await readSpec(folder, { include: ["**/*.md"], exclude: [] });
  for (const variant of settingVariants(settings)) {
    const { model, diagnostics } = buildModel(pages, variant.settings);
    // Nothing is emitted in this case.
    if (hasErrors(diagnostics)) continue;
    for (const { path, module } of modulesOf(model, variant.settings)) {
      const key = JSON.stringify(module);
      if (seen.has(key)) continue;
      seen.add(key);
      expect(laidOut(module), `${variant.name}: ${path}`).toBe(await judged(module));
    }
  }
}

test("spec/, under every setting", async () => {
  await judgeFolder(join(root, "spec"), defaultSettings);
});

const cases = join(root, "test/cases");

test.each((await readdir(cases)).sort())("case %s, under every setting", async (name) => {
  const folder = join(cases, name);
  await judgeFolder(join(folder, "input"), await readSettings(folder));
});

test(`${runs} made-up modules`, async () => {
  await fc.assert(
    fc.asyncProperty(madeModule, async (module) => {
      const text = layoutModule(module);
      if (!text.includes(escapedBackslash)) expect(text).toBe(await judged(module));
    }),
    {
      numRuns: runs,
      ...(process.env["SEED"] === undefined ? {} : { seed: Number(process.env["SEED"]) }),
    },
  );
});

describe.runIf(hasCorpora)("real SDKs", () => {
  test.each(measuredCorpora)("every module of %s is as prettier leaves it", async (name) => {
    const { model } = buildModel(await readCorpus(name), defaultSettings);
    for (const { path, module } of modulesOf(model, defaultSettings)) {
      const text = laidOut(module);
      expect(text, path).toBe(await formatModule(text));
    }
  });
});
