import type { LoadedProject } from "../config/load-config.ts";
import { hasErrors, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { WrittenIn } from "../diagnostics/written-in.ts";
import { pagesAtRef, type PagesRequest, type StoredPages } from "../tree/git/pages-at-ref.ts";
import type { SpecModel } from "../model/model.ts";
import { buildModel } from "../pipeline.ts";
import { pageFilter, readSpec } from "../read/source/read-spec.ts";
import type { SourceFile } from "../read/source/source-file.ts";
import { showPaths } from "../tree/display-path.ts";
import { textsFor } from "./texts-for.ts";

/**
 * The two versions to compare. Paths are absolute. The old version is a ref instead of a folder if its pages come
 * from git.
 */
export interface Versions {
  readonly old:
    | { readonly kind: "folder"; readonly path: string }
    | { readonly kind: "ref"; readonly ref: string };
  readonly now: string;
  /** Where the user wrote the name of the new folder. */
  readonly nowIn: WrittenIn;
}

/** One version of a spec. */
export interface SpecVersion {
  readonly model: SpecModel;
  /** The folder in which its pages are, or were, absolute. */
  readonly folder: string;
}

/** Where versions are read, and what is reported about them. */
export interface ReadingOptions {
  readonly cwd: string;
  /** The folder that paths of pages are shown from. */
  readonly shownFrom: string;
  /** Whether warnings about the new pages are reported too. */
  readonly wantsWarnings: boolean;
}

/**
 * Reads both versions of a spec into models. The diagnostics are the errors that prevent a comparison, a warning if the
 * ref is ambiguous, and the warnings that are wanted.
 */
export async function readVersions(
  project: LoadedProject,
  { old, now, nowIn }: Versions,
  { cwd, shownFrom, wantsWarnings }: ReadingOptions,
): Promise<Outcome<{ readonly old: SpecVersion; readonly now: SpecVersion }>> {
  const showNow = { shownFrom, wantsWarnings };
  const pagesNow = await readFolder(now, project, nowIn);
  const after = modelOf(pagesNow, project, showNow);
  const pagesBefore =
    old.kind === "folder"
      ? await readFolder(old.path, project, "argument")
      : // Git is asked from the spec folder, so there is nothing to ask if that folder could not be read.
        hasErrors(after.diagnostics)
        ? nothing(now, [])
        : await readStored({ against: old.ref, folder: now, cwd }, project);
  const showOld = { shownFrom, wantsWarnings: false };
  const before = modelOf(pagesBefore, project, showOld);
  return {
    value: { old: before.value, now: after.value },
    diagnostics: [...before.diagnostics, ...after.diagnostics],
  };
}

/** Pages, and the folder in which they are, or were. */
interface Pages {
  readonly files: readonly SourceFile[];
  readonly folder: string;
  /** The place of pages that are not on the disk; `null` for those that are. */
  readonly stored: Pick<StoredPages, "tree" | "folder"> | null;
}

async function readFolder(
  folder: string,
  project: LoadedProject,
  specIn: WrittenIn,
): Promise<Outcome<Pages>> {
  const { value, diagnostics } = await readSpec(folder, { ...project, specIn });
  return { value: { files: value, folder, stored: null }, diagnostics };
}

function nothing(folder: string, diagnostics: readonly Diagnostic[]): Outcome<Pages> {
  return { value: { files: [], folder, stored: null }, diagnostics };
}

async function readStored(
  asked: Pick<PagesRequest, "against" | "folder" | "cwd">,
  project: LoadedProject,
): Promise<Outcome<Pages>> {
  const request = { ...asked, project: project.folder, isWanted: pageFilter(project) };
  const { value, diagnostics } = pagesAtRef(request);
  if (value === null) return nothing(asked.folder, diagnostics);
  const { tree, folder, shown } = value;
  const pages = await readSpec(folder, project, tree);
  return {
    value: { files: pages.value, folder: shown, stored: { tree, folder } },
    diagnostics: [...diagnostics, ...pages.diagnostics],
  };
}

/**
 * Builds the model of a version. Warnings about pages are left to `generate`, because they say nothing about the
 * change, unless they are wanted.
 */
function modelOf(
  { value: pages, diagnostics: pageDiagnostics }: Outcome<Pages>,
  { settings }: LoadedProject,
  { shownFrom, wantsWarnings }: Omit<ReadingOptions, "cwd">,
): Outcome<SpecVersion> {
  const { folder, stored } = pages;
  const { model, diagnostics } = buildModel(pages.files, settings);
  const isKept = ({ code, severity }: Diagnostic): boolean =>
    severity === "error" || code === "MM1022" || (wantsWarnings && severity === "warning");
  const relevantDiagnostics = [...pageDiagnostics, ...diagnostics].filter(isKept);
  const marked = stored === null ? relevantDiagnostics : markOld(relevantDiagnostics, stored);
  return { value: { model, folder }, diagnostics: showPaths(marked, folder, shownFrom) };
}

/** Adds the texts of stored pages to the findings about them. The disk may have other texts, or none. */
function markOld(
  diagnostics: readonly Diagnostic[],
  { tree, folder }: NonNullable<Pages["stored"]>,
): readonly Diagnostic[] {
  const texts = textsFor(diagnostics, { cwd: folder, tree });
  return diagnostics.map((one) =>
    one.span === undefined ? one : { ...one, old: { text: texts.get(one.span.file) ?? null } },
  );
}
