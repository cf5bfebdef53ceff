import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../generator/config/settings.ts";
import { hasErrors } from "../generator/diagnostics/diagnostic.ts";
import { contentHash } from "../generator/tree/content-hash.ts";
import { planOutput, type Existing } from "../generator/output/plan.ts";
import { driftOf } from "../generator/output/drift.ts";
import { buildModel, runPipeline } from "../generator/pipeline.ts";
import type { Memory, Remembered } from "../generator/pipeline-options.ts";
import { pagesOf, randomEdit, startSpec, type Pages } from "./support/edits.ts";
import { Random } from "./support/random.ts";
import { printed } from "./support/printed.ts";

// A run that remembers an earlier run must write the same files as a run without any memory.

const scripts = Number(process.env["SCRIPTS"] ?? 40);
const steps = 5;
const seed = Number(process.env["SEED"] ?? 20240229);
const settings: Settings = { ...defaultSettings, wire: "camelCase" };

/** Generates all files without any memory; returns `null` if the pages have errors. */
function fullRun(pages: Pages): ReadonlyMap<string, string> | null {
  const { model, diagnostics } = buildModel(sources(pages), settings);
  if (hasErrors(diagnostics)) return null;
  return new Map(printed(model, settings).map(({ path, text }) => [path, text]));
}

function sources(pages: Pages): { path: string; text: string }[] {
  return [...pages].map(([path, text]) => ({ path, text }));
}

/** Returns the memory that a run would load: the state that the last run left, converted through JSON as in a file. */
function memoryOf(left: Remembered, disk: ReadonlyMap<string, string>): Memory {
  const { pages, units }: Remembered = JSON.parse(JSON.stringify(left));
  return {
    hash: contentHash,
    units,
    readPage: ({ path, text }) =>
      pages.find(({ source }) => source.path === path && source.text === text)?.read ?? null,
    printed: (path, source) =>
      units
        .flatMap(({ files }) => files)
        .find(
          (file) =>
            file.path === path &&
            file.source === source &&
            contentHash(disk.get(path) ?? "") === file.hash,
        ) ?? null,
    standing: (name, key) =>
      units.find(
        (unit) =>
          unit.name === name &&
          unit.key === key &&
          unit.files.every((file) => contentHash(disk.get(file.path) ?? "") === file.hash),
      ) ?? null,
  };
}

describe(`seed ${seed}`, () => {
  test(`${scripts} scripts of ${steps} edits: incremental is full, byte for byte`, async () => {
    let made = 0;
    let standing = 0;
    let drifts = 0;
    let errors = 0;
    for (let script = 0; script < scripts; script += 1) {
      const random = new Random(seed + script);
      let spec = startSpec;
      let left: Remembered = { pages: [], units: [] };
      const disk = new Map<string, string>();
      const said: string[] = [];
      for (let step = 0; step <= steps; step += 1) {
        if (step > 0) {
          const edit = randomEdit(spec, random);
          spec = edit.spec;
          said.push(edit.name);
        }
        // Sometimes an output is deleted or edited by hand as well.
        const paths = [...disk.keys()];
        if (random.chance(0.2) && paths.length > 0) disk.delete(random.pick(paths));
        const pages = pagesOf(spec);
        const full = fullRun(pages);
        const memory = memoryOf(left, disk);
        const run = await runPipeline(sources(pages), settings, { memory });
        const where = `${seed} ${script}: ${said.join(", ")}`;
        expect(hasErrors(run.diagnostics), where).toBe(full === null);
        if (full === null) {
          errors += 1;
          continue;
        }
        left = run.remembered;
        const drift = driftIn(run, disk);
        const differs = full.size !== disk.size || [...full].some(([p, t]) => disk.get(p) !== t);
        expect(drift.length > 0, where).toBe(differs);
        drifts += differs ? 1 : 0;
        for (const { path, state } of drift) if (state === "orphaned") disk.delete(path);
        for (const { path, text } of run.files) disk.set(path, text);
        made += run.files.length;
        standing += run.standing.length;
        expect(new Map([...disk].sort()), where).toEqual(new Map([...full].sort()));
      }
    }
    console.log(
      `made ${made}, kept ${standing} files; drift at ${drifts} steps, ${errors} in error`,
    );
    // The memory must have been used, and every kind of step must have occurred.
    expect(Math.min(standing - made, drifts, errors)).toBeGreaterThan(0);
  });
});

function driftIn(
  { files, standing }: Pick<Awaited<ReturnType<typeof runPipeline>>, "files" | "standing">,
  disk: ReadonlyMap<string, string>,
): ReturnType<typeof driftOf> {
  const snapshot = new Map(
    [...disk].map(([path, text]): [string, Existing] => [path, { kind: "text", text }]),
  );
  const owned = { paths: [...disk.keys()], isEdited: () => false };
  return driftOf(planOutput(files, snapshot, owned, standing));
}
