import type { LoadedProject } from "../config/load-config.ts";
import { hasErrors, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { pagesAtRef, type PagesRequest } from "../tree/git/pages-at-ref.ts";
import type { SpecModel } from "../model/model.ts";
import { buildModel } from "../pipeline.ts";
import { pageFilter, readSpec } from "../read/source/read-spec.ts";
import type { SourceFile } from "../read/source/source-file.ts";
import { showPaths } from "../tree/display-path.ts";

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

/** Both versions of a spec as models, with what keeps them from being compared, and what to know about the ref. */
export async function readVersions(
  project: LoadedProject,
  { old, now }: Versions,
  { cwd, shownFrom }: { readonly cwd: string; readonly shownFrom: string },
): Promise<Outcome<{ readonly old: SpecVersion; readonly now: SpecVersion }>> {
  const after = modelOf(await readSpec(now, project), now, project, shownFrom);
  const { value: pages, diagnostics } =
    old.kind === "folder"
      ? await readFolder(old.path, project)
      : // Git is asked where the folder is, so there is nothing to ask where there is none.
        hasErrors(after.diagnostics)
        ? nothing(now)
        : await readStored({ against: old.ref, folder: now, cwd }, project);
  const before = modelOf({ value: pages.files, diagnostics }, pages.folder, project, shownFrom);
  return {
    value: { old: before.value, now: after.value },
    diagnostics: [...before.diagnostics, ...after.diagnostics],
  };
}

/** Pages, and where they are or were. */
interface Pages {
  readonly files: readonly SourceFile[];
  readonly folder: string;
}

async function readFolder(folder: string, project: LoadedProject): Promise<Outcome<Pages>> {
  const { value, diagnostics } = await readSpec(folder, project);
  return { value: { files: value, folder }, diagnostics };
}

function nothing(folder: string): Outcome<Pages> {
  return { value: { files: [], folder }, diagnostics: [] };
}

async function readStored(
  asked: Pick<PagesRequest, "against" | "folder" | "cwd">,
  project: LoadedProject,
): Promise<Outcome<Pages>> {
  const request = { ...asked, project: project.folder, isWanted: pageFilter(project) };
  const { value, diagnostics } = pagesAtRef(request);
  if (value === null) return { ...nothing(asked.folder), diagnostics };
  const { tree, folder, shown } = value;
  const pages = await readSpec(folder, project, tree);
  return {
    value: { files: pages.value, folder: shown },
    diagnostics: [...diagnostics, ...pages.diagnostics],
  };
}

/** Warnings about pages are for `generate` to give: they say nothing about what changed. */
function modelOf(
  pages: Outcome<readonly SourceFile[]>,
  folder: string,
  { settings }: LoadedProject,
  shownFrom: string,
): Outcome<SpecVersion> {
  const { model, diagnostics } = buildModel(pages.value, settings);
  const isError = ({ severity }: Diagnostic): boolean => severity === "error";
  const isKept = (one: Diagnostic): boolean => isError(one) || one.code === "MM1022";
  const errors = [...pages.diagnostics, ...diagnostics].filter(isKept);
  return { value: { model, folder }, diagnostics: showPaths(errors, folder, shownFrom) };
}
