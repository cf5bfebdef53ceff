import type { LoadedProject } from "../config/load-config.ts";
import { hasErrors, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { pagesAtRef, type PagesRequest } from "../tree/git/pages-at-ref.ts";
import type { SpecModel } from "../model/model.ts";
import { buildModel } from "../pipeline.ts";
import { pageFilter, readSpec } from "../read/source/read-spec.ts";
import type { SourceFile } from "../read/source/source-file.ts";
import { showPaths } from "../tree/display-path.ts";

/**
 * The two versions to compare. Paths are absolute. The old version is a ref instead of a folder if its pages come
 * from git.
 */
export interface Versions {
  readonly old:
    | { readonly kind: "folder"; readonly path: string }
    | { readonly kind: "ref"; readonly ref: string };
  readonly now: string;
}

/** One version of a spec. */
export interface SpecVersion {
  readonly model: SpecModel;
  /** The folder in which its pages are, or were, absolute. */
  readonly folder: string;
}

/**
 * Reads both versions of a spec into models. The diagnostics are the errors that prevent a comparison, and a warning
 * if the ref is ambiguous.
 */
export async function readVersions(
  project: LoadedProject,
  { old, now }: Versions,
  { cwd, shownFrom }: { readonly cwd: string; readonly shownFrom: string },
): Promise<Outcome<{ readonly old: SpecVersion; readonly now: SpecVersion }>> {
  const after = modelOf(await readSpec(now, project), now, project, shownFrom);
  const { value: pages, diagnostics } =
    old.kind === "folder"
      ? await readFolder(old.path, project)
      : // Git is asked from the spec folder, so there is nothing to ask if that folder could not be read.
        hasErrors(after.diagnostics)
        ? nothing(now)
        : await readStored({ against: old.ref, folder: now, cwd }, project);
  const before = modelOf({ value: pages.files, diagnostics }, pages.folder, project, shownFrom);
  return {
    value: { old: before.value, now: after.value },
    diagnostics: [...before.diagnostics, ...after.diagnostics],
  };
}

/** Pages, and the folder in which they are, or were. */
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

/**
 * Builds the model of a version. Warnings about pages are left to `generate`, because they say nothing about the
 * change.
 */
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
