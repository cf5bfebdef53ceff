import type { LoadedProject } from "../config/load-config.ts";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { readTreeAt } from "../git/read-tree.ts";
import type { SpecModel } from "../model/model.ts";
import { buildModel } from "../pipeline.ts";
import { decodePage } from "../source/decode-page.ts";
import { pageFilter, readSpec } from "../source/read-spec.ts";
import type { SourceFile } from "../source/source-file.ts";
import { showPaths } from "./display-path.ts";

/** Which folders are compared, absolute; `ref` in place of the first if git has the old pages. */
export interface Versions {
  readonly old:
    | { readonly kind: "folder"; readonly path: string }
    | { readonly kind: "ref"; readonly ref: string };
  readonly now: string;
}

/** One version of a spec. */
export interface SpecVersion {
  readonly model: SpecModel;
  /** Absolute; where its pages are, or were. */
  readonly folder: string;
}

/** Both versions of a spec as models, with the errors that keep them from being compared. */
export async function readVersions(
  project: LoadedProject,
  { old, now }: Versions,
  shownFrom: string,
): Promise<Outcome<{ readonly old: SpecVersion; readonly now: SpecVersion }>> {
  const pages =
    old.kind === "folder" ? await readSpec(old.path, project) : readStored(now, old.ref, project);
  const before = modelOf(pages, old.kind === "folder" ? old.path : now, project, shownFrom);
  const after = modelOf(await readSpec(now, project), now, project, shownFrom);
  return {
    value: { old: before.value, now: after.value },
    diagnostics: [...before.diagnostics, ...after.diagnostics],
  };
}

function readStored(
  folder: string,
  ref: string,
  project: LoadedProject,
): Outcome<readonly SourceFile[]> {
  const stored = readTreeAt(folder, ref, pageFilter(project));
  if (stored.diagnostics.length > 0) return { value: [], diagnostics: stored.diagnostics };
  if (stored.value.length === 0) {
    return { value: [], diagnostics: [diagnostic("MM1021", { ref, reason: "it has no pages" })] };
  }
  const pages = stored.value.map(({ path, bytes }) => decodePage(path, bytes));
  return {
    value: pages.flatMap(({ value }) => (value === null ? [] : [value])),
    diagnostics: pages.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Warnings are for `generate` to give: they say nothing about what changed. */
function modelOf(
  pages: Outcome<readonly SourceFile[]>,
  folder: string,
  { settings }: LoadedProject,
  shownFrom: string,
): Outcome<SpecVersion> {
  const { model, diagnostics } = buildModel(pages.value, settings);
  const isError = ({ severity }: Diagnostic): boolean => severity === "error";
  const errors = [...pages.diagnostics, ...diagnostics].filter(isError);
  return { value: { model, folder }, diagnostics: showPaths(errors, folder, shownFrom) };
}
