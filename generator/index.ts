import type { ProjectConfig } from "./config/define-config.ts";
import { checkSettings } from "./config/validate-config.ts";
import type { DiffConfig } from "./config/diff-config.ts";
import { withDefaults, type Overrides, type Settings } from "./config/settings.ts";
import { hasErrors, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { diffModels, type BreakingFinding } from "./diff/diff-models.ts";
import { exportedNames } from "./emit/exported-names.ts";
import { isOurs } from "./emit/header.ts";
import { withoutFailure } from "./emit/own-emitter.ts";
import { dumpModel } from "./model/dump.ts";
import type { SpecModel } from "./model/model.ts";
import { driftOf, foreignFiles, type Drift } from "./output/drift.ts";
import { arrivalsIn } from "./output/arrivals-in.ts";
import { lockFileName, parseLock } from "./output/lock.ts";
import { planOutput, type Existing } from "./output/plan.ts";
import { buildModel, runPipeline } from "./pipeline.ts";
import type { SourceFile } from "./read/source/source-file.ts";

export { defineConfig, type ProjectConfig, type UserConfig } from "./config/define-config.ts";
export { defineEmitter } from "./emit/define-emitter.ts";
export type { EmitterName } from "./emit/emitters.ts";
export type { FieldOverride, ModelOverride, Overrides, WireCase } from "./config/settings.ts";
export type { DiffConfig, Direction, RuleLevel } from "./config/diff-config.ts";
export type { BreakingFinding } from "./diff/diff-models.ts";
export type { RuleCode, RuleId } from "./diagnostics/rule-codes.ts";
export type { Diagnostic, Severity } from "./diagnostics/diagnostic.ts";
export type { SourcePosition, SourceSpan } from "./diagnostics/span.ts";
export type * from "./model/model.ts";
export type { ModelId, PrimitiveKind, TypeNode } from "./model/type.ts";
export type { Drift } from "./output/drift.ts";
export type { SourceFile } from "./read/source/source-file.ts";

/** The settings of a config file, without those that concern files on a disk. */
export type ApiSettings = Omit<
  ProjectConfig,
  "spec" | "out" | "include" | "exclude" | "overrides" | "diff"
> & { readonly overrides?: Overrides };

/** The pages as text, in any order, and the settings for reading them. */
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
  /** The formatted files, ordered by path. The list is empty if a diagnostic is an error. */
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly model: SpecModel;
}

/** Generates the output of some pages. It does not use the disk, and never throws because of the content of a page. */
export async function generate(input: ApiInput): Promise<GenerateResult> {
  const problems = checkSettings(input.settings);
  if (problems.length > 0) return { files: [], diagnostics: problems, model: noModel };
  const { files, diagnostics, model } = await runPipeline(input.pages, settingsOf(input));
  return { files: files.map(({ path, text }) => ({ path, text })), diagnostics, model };
}

export interface CheckResult extends GenerateResult {
  /** What differs. The list is empty if everything is up to date or a diagnostic is an error. */
  readonly drift: readonly Drift[];
}

/**
 * Compares the files that {@link generate} would return with existing files. Differences in line endings and byte
 * order marks do not count.
 *
 * @param input pages and settings, and in `existing` every file below the output folder; a file with our header that
 *   is no longer generated counts as orphaned
 */
export async function check(
  input: ApiInput & { readonly existing: readonly OutputFile[] },
): Promise<CheckResult> {
  const problems = checkSettings(input.settings);
  if (problems.length > 0) return { files: [], diagnostics: problems, model: noModel, drift: [] };
  const lock = input.existing.find(({ path }) => path === lockFileName);
  const arrivals = arrivalsIn(parseLock(lock?.text ?? null).value);
  const result = await runPipeline(input.pages, settingsOf(input), { arrivals });
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
  /** The document that `modelmark inspect --json` prints. */
  readonly document: object;
}

/** Reads pages into the intermediate model. It contains everything that could be read. */
export function inspect(input: ApiInput): InspectResult {
  const problems = checkSettings(input.settings);
  if (problems.length > 0) {
    return { model: noModel, diagnostics: problems, document: dumpModel(noModel, problems) };
  }
  const { model, diagnostics } = buildModel(input.pages, settingsOf(input));
  return { model, diagnostics, document: dumpModel(model, diagnostics) };
}

/** Two versions of a spec, and the settings for comparing them. */
export interface DiffInput extends Pick<DiffConfig, "rules" | "direction"> {
  readonly before: readonly SourceFile[];
  readonly after: readonly SourceFile[];
  /** The settings for reading both versions. */
  readonly settings?: ApiSettings;
  /** The allowed findings, which do not count: the reason for each, by fingerprint. */
  readonly allowed?: Readonly<Record<string, string>>;
  /**
   * Returns the SHA-256 hash of a text, in hexadecimal. Fingerprints are made with it. It is passed in because
   * browsers and Node compute hashes in different ways.
   */
  readonly hash: (text: string) => string;
}

export interface DiffResult {
  /** One finding for each change, ordered by model and place. The list is empty if a diagnostic is an error. */
  readonly findings: readonly BreakingFinding[];
  /** Allowed fingerprints that match no finding. */
  readonly unusedAllowances: readonly string[];
  /** The problems with reading either version. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reports the changes between two versions of a spec, and what they break. This function is pure. */
export function diff(input: DiffInput): DiffResult {
  const { before, after, allowed = {}, hash, settings, ...config } = input;
  const problems = checkSettings(settings);
  if (problems.length > 0) return { ...noChanges, diagnostics: problems };
  const common = withDefaults(settings ?? {});
  const [old, now] = [buildModel(before, common), buildModel(after, common)];
  const diagnostics = [...old.diagnostics, ...now.diagnostics];
  if (hasErrors(diagnostics)) {
    return { ...noChanges, diagnostics };
  }
  const options = {
    ...{ ...config, allowed, hash, dates: common.dates },
    exportedNames: (spec: SpecModel, before: SpecModel | null) =>
      exportedNames(spec, common, before),
  };
  const compared = withoutFailure(() => diffModels(old.model, now.model, options));
  const { findings, unusedAllowances } = compared.value ?? noChanges;
  return { findings, unusedAllowances, diagnostics: [...diagnostics, ...compared.diagnostics] };
}

const noChanges = { findings: [], unusedAllowances: [] } as const;

const noModel: SpecModel = { models: [] };

function settingsOf({ settings }: ApiInput): Settings {
  return withDefaults(settings ?? {});
}
