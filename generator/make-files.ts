import type { Settings } from "./config/settings.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { GeneratedFile, ModelFile, SharedFile } from "./emit/emitter.ts";
import type { EmitSettings } from "./emit/index.ts";
import { modelKeys } from "./emit/model-keys.ts";
import type { NamePlan } from "./emit/names/name-plan.ts";
import type { SpecModel } from "./model/model.ts";
import type { KeptFile, Memory, PipelineOptions, Unit } from "./pipeline-options.ts";

/** The back half of the pipeline, done. */
export interface MadeFiles {
  /** Formatted, ordered by path. */
  readonly files: readonly GeneratedFile[];
  /** Files that stand as they would be made. */
  readonly kept: readonly KeptFile[];
  /** For the memory of the next run; without a memory, none. */
  readonly units: readonly Unit[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Emits and formats the files of a model. With a memory, files that were made from the same facts before and still
 * stand are left out; emitters and formatter, which are large, are loaded only if there is something to make.
 */
export async function makeFiles(
  model: SpecModel,
  names: NamePlan,
  settings: Settings,
  { memory = null, onStage = () => undefined }: PipelineOptions,
): Promise<MadeFiles> {
  const before = memory === null ? nothingStands : standingUnits(model, names, settings, memory);
  const whole = before.units.get(wholeUnit);
  if (memory !== null && whole !== undefined) {
    return { files: [], kept: whole.files, units: memory.units, diagnostics: [] };
  }
  onStage("emit");
  const { emitAll } = await import("./emit/index.ts");
  const emitted = emitAll(model, names, settings, (id) => !before.units.has(id));
  const shared = withoutStanding(emitted.sharedFiles, memory);
  onStage("format");
  const { formatFiles } = await import("./format/format-file.ts");
  const modelFiles = await formatFiles(emitted.modelFiles);
  const sharedFiles = await formatFiles(shared.files.map(printed));
  const found = [...emitted.diagnostics, ...modelFiles.diagnostics, ...sharedFiles.diagnostics];
  const files = [...modelFiles.value, ...sharedFiles.value];
  const standing = [...before.units.values(), ...shared.units];
  const made = [
    ...unitsOf(modelFiles.value, before.keys),
    ...sharedUnits(emitted.sharedFiles, sharedFiles.value),
  ];
  const units = memory === null ? [] : [...standing, ...made.map((unit) => sealed(unit, memory))];
  // What was found about the whole has to be found again, so the whole is made again.
  const isWhole = memory !== null && found.length === 0;
  return {
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    kept: standing.flatMap((unit) => unit.files),
    units: isWhole ? [...units, wholeOf(units, before.keys)] : units,
    diagnostics: found,
  };
}

/** No model is called so. */
const wholeUnit = "";

interface Standing {
  /** The key of every unit that is known before anything is emitted. */
  readonly keys: ReadonlyMap<string, string>;
  /** Those of them that stand, by name: of models, and of the whole. */
  readonly units: ReadonlyMap<string, Unit>;
}

const nothingStands: Standing = { keys: new Map(), units: new Map() };

function standingUnits(
  model: SpecModel,
  names: NamePlan,
  settings: EmitSettings,
  memory: Memory,
): Standing {
  const { emit, importExtension, dates, dateLinks, unsafeIntegers } = settings;
  const text = JSON.stringify([emit, importExtension, dates, dateLinks, unsafeIntegers]);
  const models = modelKeys(model, names, text, memory.hash);
  const whole = memory.hash([text, ...[...models].flat()].join("\n"));
  const keys = new Map<string, string>([...models, [wholeUnit, whole]]);
  const units = [...keys].flatMap(([name, key]) => memory.standing(name, key) ?? []);
  return { keys, units: new Map(units.map((unit) => [unit.name, unit])) };
}

/** A file made from all models is known by its facts. */
function nameOfShared({ path }: Pick<GeneratedFile, "path">): string {
  return `shared file ${path}`;
}

function printed({ path, language, print }: SharedFile): GeneratedFile {
  return { path, language, text: print() };
}

function withoutStanding(
  files: readonly SharedFile[],
  memory: Memory | null,
): { readonly files: readonly SharedFile[]; readonly units: readonly Unit[] } {
  if (memory === null) return { files, units: [] };
  const asked = files.map((file) => ({
    file,
    unit: memory.standing(nameOfShared(file), memory.hash(file.facts)),
  }));
  return {
    files: asked.flatMap(({ file, unit }) => (unit === null ? [file] : [])),
    units: asked.flatMap(({ unit }) => unit ?? []),
  };
}

/** A unit whose files have just been made. */
interface MadeUnit {
  readonly name: string;
  readonly key: string | { readonly facts: string };
  readonly files: readonly GeneratedFile[];
}

function sealed({ name, key, files }: MadeUnit, { hash }: Memory): Unit {
  return {
    name,
    key: typeof key === "string" ? key : hash(key.facts),
    files: files.map(({ path, text }) => ({ path, hash: hash(text) })),
  };
}

function unitsOf(
  files: readonly ModelFile[],
  keys: ReadonlyMap<string, string>,
): readonly MadeUnit[] {
  const groups = new Map<string, ModelFile[]>();
  for (const file of files) groups.set(file.model, [...(groups.get(file.model) ?? []), file]);
  return [...groups].map(([name, group]) => ({ name, key: keys.get(name) ?? "", files: group }));
}

function sharedUnits(
  emitted: readonly SharedFile[],
  formatted: readonly GeneratedFile[],
): readonly MadeUnit[] {
  const facts = new Map(emitted.map((file) => [file.path, file.facts]));
  return formatted.map((file) => ({
    name: nameOfShared(file),
    key: { facts: facts.get(file.path) ?? "" },
    files: [file],
  }));
}

function wholeOf(units: readonly Unit[], keys: ReadonlyMap<string, string>): Unit {
  const files = units.flatMap((unit) => unit.files);
  return { name: wholeUnit, key: keys.get(wholeUnit) ?? "", files };
}
