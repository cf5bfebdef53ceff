import type { ProjectConfig } from "./config/define-config.ts";
import { defaultSettings, type Overrides, type Settings } from "./config/settings.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { isOurs } from "./emit/header.ts";
import { dumpModel } from "./model/dump.ts";
import type { SpecModel } from "./model/model.ts";
import { driftOf, foreignFiles, type Drift } from "./output/drift.ts";
import { planOutput, type Existing } from "./output/plan.ts";
import { buildModel, runPipeline } from "./pipeline.ts";
import type { SourceFile } from "./source/source-file.ts";

export { defineConfig, type ProjectConfig, type UserConfig } from "./config/define-config.ts";
export type {
  EmitterName,
  FieldOverride,
  ModelOverride,
  Overrides,
  WireCase,
} from "./config/settings.ts";
export type { Diagnostic, Severity } from "./diagnostics/diagnostic.ts";
export type { SourcePosition, SourceSpan } from "./diagnostics/span.ts";
export type * from "./model/model.ts";
export type { ModelId, PrimitiveKind, TypeNode } from "./model/type.ts";
export type { Drift } from "./output/drift.ts";
export type { SourceFile } from "./source/source-file.ts";

/** Settings as a config file has them, without what only files on a disk need. */
export type ApiSettings = Omit<
  ProjectConfig,
  "spec" | "out" | "include" | "exclude" | "overrides" | "diff"
> & { readonly overrides?: Overrides };

/** Pages as text, in any order, and how to read them. */
export interface ApiInput {
  readonly pages: readonly SourceFile[];
  readonly settings?: ApiSettings;
}

/** A generated file; `path` is relative to the output folder. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

export interface GenerateResult {
  /** Formatted, ordered by path; empty when a diagnostic is an error. */
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly model: SpecModel;
}

/** Generates the output of some pages. Touches no disk and never throws for what is in a page. */
export async function generate(input: ApiInput): Promise<GenerateResult> {
  const { files, diagnostics, model } = await runPipeline(input.pages, settingsOf(input));
  return { files: files.map(({ path, text }) => ({ path, text })), diagnostics, model };
}

export interface CheckResult extends GenerateResult {
  /** What differs; empty when everything is fresh or a diagnostic is an error. */
  readonly drift: readonly Drift[];
}

/**
 * Compares what {@link generate} gives with files as they are. Line endings and byte order marks do not count.
 *
 * @param input pages, settings, and `existing`: every file below the output folder; those that carry our header
 *   and are no longer produced count as orphaned
 */
export async function check(
  input: ApiInput & { readonly existing: readonly OutputFile[] },
): Promise<CheckResult> {
  const result = await runPipeline(input.pages, settingsOf(input));
  const { model, files } = result;
  if (files.length === 0) {
    return { files, diagnostics: result.diagnostics, model, drift: [] };
  }
  const snapshot = new Map(
    input.existing.map(({ path, text }): [string, Existing] => [path, { kind: "text", text }]),
  );
  const ours = input.existing.filter(({ text }) => isOurs(text));
  const paths = ours.map(({ path }) => path);
  const changes = planOutput(files, snapshot, { paths, isEdited: () => false });
  const diagnostics = [...result.diagnostics, ...foreignFiles(changes, ".")];
  return { files, diagnostics, model, drift: driftOf(changes) };
}

export interface InspectResult {
  readonly model: SpecModel;
  readonly diagnostics: readonly Diagnostic[];
  /** The document `modelmark inspect --json` prints. */
  readonly document: object;
}

/** Reads pages into the intermediate model, as far as they can be read. */
export function inspect(input: ApiInput): InspectResult {
  const { model, diagnostics } = buildModel(input.pages, settingsOf(input));
  return { model, diagnostics, document: dumpModel(model, diagnostics) };
}

function settingsOf({ settings }: ApiInput): Settings {
  return { ...defaultSettings, ...settings };
}
