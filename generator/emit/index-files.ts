import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { EmittedSpec } from "../model/envelope.ts";
import type { ModelId } from "../model/type.ts";
import type { EmitContext, Emitter } from "./define-emitter.ts";
import type { ModuleExports, SharedFile } from "./emitter.ts";
import { withNeeds } from "./emitters.ts";
import { typescriptHeader } from "./header.ts";
import { moduleExports } from "./module-exports.ts";
import { literal, type Name } from "./typescript/code-text.ts";
import type { Reexport } from "./typescript/module-source.ts";
import { relativePath } from "./typescript/relative-path.ts";

/** Emitters that share an index. */
interface IndexGroup {
  /** Path of the index, without ending. */
  readonly path: string;
  readonly emitters: readonly Emitter[];
}

/** One index for all emitters of the root, and one in the folder of each other that exports something. */
function indexGroups(context: EmitContext): readonly IndexGroup[] {
  const exporting = withNeeds(context.emitters).filter((one) => one.exports !== undefined);
  const isInRoot = ({ index = "own" }: Emitter): boolean => index === "root";
  // Where all models share a module, an index of that alone would say nothing.
  const own = exporting.filter((one) => !isInRoot(one) && context.layout === "per-model");
  const others = own.map((one) => ({ path: `${one.folder}/index`, emitters: [one] }));
  return [{ path: "index", emitters: exporting.filter(isInRoot) }, ...others];
}

/** All index files of what is emitted. */
export function indexesOf(spec: EmittedSpec, context: EmitContext): Outcome<readonly SharedFile[]> {
  if (!context.index) return { value: [], diagnostics: [] };
  const outcomes = indexGroups(context).map((group) => {
    const modules = group.emitters.flatMap((one) => moduleExports(one, spec, context));
    return indexFiles(modules, group, context.importExtension);
  });
  return {
    value: outcomes.flatMap(({ value }) => value),
    diagnostics: outcomes.flatMap(({ diagnostics }) => diagnostics),
  };
}

/**
 * The files of one index: one in each folder of a namespace, with everything of it (that of validators has the types
 * they need too), and the index itself, with each namespace as an object and, by its own name, whatever only one
 * namespace has.
 */
function indexFiles(
  modules: readonly ModuleExports[],
  { path: root, emitters }: IndexGroup,
  importExtension: string,
): Outcome<readonly SharedFile[]> {
  if (modules.length === 0) return { value: [], diagnostics: [] };
  const file = (path: string, statements: readonly Reexport[]): SharedFile => {
    const module = { header: typescriptHeader(null), imports: [], statements };
    return {
      path: `${path}.ts`,
      facts: () => JSON.stringify(statements),
      content: { kind: "module", module: () => module },
    };
  };
  const sorted = [...modules].sort((a, b) => (a.path < b.path ? -1 : 1));
  const { value: distinct, diagnostics } = withoutTwins(sorted);
  const folders = indexFolders(distinct, emitters);
  const inFolders = folders.map(({ path, alsoFrom, inside }) => {
    const others = alsoFrom === null ? [] : [exportAll(path, alsoFrom, importExtension, null)];
    return file(path, [...others, ...reexports(inside, path, importExtension)]);
  });
  const namespaces = folders
    .filter(({ path }) => !folders.some(({ alsoFrom }) => alsoFrom === path))
    .map(({ path, namespaceName }) => exportAll(root, path, importExtension, namespaceName));
  const unique = reexports(withUniqueNames(distinct), root, importExtension);
  return { value: [...inFolders, file(root, [...namespaces, ...unique])], diagnostics };
}

/** The names of a module that an index offers; those of a namespace have it before them. */
export interface ReachableNames {
  /** The model that the names are about; `null` if they are about none. */
  readonly model: ModelId | null;
  readonly names: readonly string[];
}

/** What can be imported through index files. */
export function reachableNames(spec: EmittedSpec, context: EmitContext): readonly ReachableNames[] {
  return indexGroups(context).flatMap(({ emitters }) =>
    namesIn(emitters.flatMap((one) => moduleExports(one, spec, context))),
  );
}

function namesIn(modules: readonly ModuleExports[]): readonly ReachableNames[] {
  const distinct = withoutTwins(modules).value;
  const unique = withUniqueNames(distinct);
  return distinct.map(({ model, namespaceName, types, values }, index) => {
    const inside = namespaceName === null ? [] : [...types, ...values];
    const top = unique[index];
    const names = [...(top?.types ?? []), ...(top?.values ?? [])];
    return { model, names: [...names, ...inside.map((name) => `${namespaceName ?? ""}.${name}`)] };
  });
}

/** A folder that gets an index file. */
interface IndexFolder {
  /** The path of the index, without ending: `validators/shared/index`. */
  readonly path: string;
  readonly namespaceName: Name | null;
  readonly inside: readonly ModuleExports[];
  /** Another index that this one passes on: that of the types, for validators. */
  readonly alsoFrom: string | null;
}

/** The folders of namespaces; modules outside any are exported by the root alone. */
function indexFolders(
  modules: readonly ModuleExports[],
  emitters: readonly Emitter[],
): readonly IndexFolder[] {
  const groups = new Map<string, { readonly below: string; readonly inside: ModuleExports[] }>();
  for (const module of modules.filter(({ folder }) => folder !== "")) {
    const path = `${module.path.slice(0, module.path.lastIndexOf("/"))}/index`;
    const group = groups.get(path) ?? { below: `${module.folder}index`, inside: [] };
    groups.set(path, group);
    group.inside.push(module);
  }
  return [...groups].map(([path, { below, inside }]) => {
    const needed = neededFolder(path.slice(0, -below.length - 1), emitters);
    const others = needed === null ? "" : `${needed}/${below}`;
    const alsoFrom = groups.has(others) ? others : null;
    return { path, namespaceName: inside[0]?.namespaceName ?? null, inside, alsoFrom };
  });
}

/** The folder of the emitter whose modules those in a folder import. */
function neededFolder(folder: string, emitters: readonly Emitter[]): string | null {
  const needs = emitters.find((one) => one.folder === folder)?.needs ?? [];
  return emitters.find(({ name }) => needs.includes(name))?.folder ?? null;
}

function exportAll(
  from: string,
  to: string,
  importExtension: string,
  namespaceName: Name | null,
): Reexport {
  return {
    declares: "reexport",
    specifier: literal(relativePath(from, to) + importExtension),
    exports: { kind: "all", as: namespaceName },
  };
}

function reexports(
  modules: readonly ModuleExports[],
  from: string,
  importExtension: string,
): readonly Reexport[] {
  return byPath(modules).flatMap(({ path, types, values }) => {
    const specifier = literal(relativePath(from, path) + importExtension);
    const declaration = (kind: "types" | "values", names: readonly Name[]): Reexport => ({
      ...{ declares: "reexport", specifier, exports: { kind, names } },
    });
    return [
      ...(types.length === 0 ? [] : [declaration("types", types)]),
      ...(values.length === 0 ? [] : [declaration("values", values)]),
    ];
  });
}

/** What each module exports, once for each module, whatever how many models share it. */
function byPath(
  modules: readonly ModuleExports[],
): readonly Pick<ModuleExports, "path" | "types" | "values">[] {
  const groups = new Map<string, { readonly types: Name[]; readonly values: Name[] }>();
  for (const { path, types, values } of modules) {
    const group = groups.get(path) ?? { types: [], values: [] };
    groups.set(path, group);
    group.types.push(...types);
    group.values.push(...values);
  }
  return [...groups].map(([path, group]) => ({ path, ...group }));
}

/** The modules without names that another module of their namespace exports too, and had first or came with. */
function withoutTwins(modules: readonly ModuleExports[]): Outcome<readonly ModuleExports[]> {
  const claims = new Map<string, ModuleExports[]>();
  const claimsOf = ({ folder }: ModuleExports, name: Name): ModuleExports[] => {
    const key = JSON.stringify([folder, name]);
    const found = claims.get(key) ?? [];
    claims.set(key, found);
    return found;
  };
  const diagnostics: Diagnostic[] = [];
  for (const module of modules) {
    for (const name of [...module.types, ...module.values]) {
      const found = claimsOf(module, name);
      const [other] = found;
      found.push(module);
      if (other === undefined) continue;
      diagnostics.push(diagnostic("MM5007", { name, first: other.path, second: module.path }));
    }
  }
  const value = modules.map((module) => {
    const isKept = (name: Name): boolean =>
      claimsOf(module, name).every((other) => other === module || other.rank > module.rank);
    return { ...module, types: module.types.filter(isKept), values: module.values.filter(isKept) };
  });
  return { value, diagnostics };
}

/** The modules with only those names that are theirs where namespaces do not count. */
function withUniqueNames(modules: readonly ModuleExports[]): readonly ModuleExports[] {
  const objects = new Set<Name | null>(modules.map(({ namespaceName }) => namespaceName));
  const owners = ownersOf(modules);
  return modules.map((module) => {
    const isFree = (name: Name): boolean =>
      !objects.has(name) && owners.get(name) === module.folder;
    return { ...module, types: module.types.filter(isFree), values: module.values.filter(isFree) };
  });
}

/**
 * The folder of the namespace that each name belongs to: the only one that has it, or that had it before others came;
 * `null` where several have it alike. What stands outside any namespace has no other name, and keeps it.
 */
function ownersOf(modules: readonly ModuleExports[]): ReadonlyMap<Name, string | null> {
  const ranks = new Map<Name, Map<string, number>>();
  for (const { folder, rank, types, values } of modules) {
    for (const name of [...types, ...values]) {
      const byFolder = ranks.get(name) ?? new Map<string, number>();
      ranks.set(name, byFolder.set(folder, Math.min(rank, byFolder.get(folder) ?? rank)));
    }
  }
  const ownerIn = (byFolder: ReadonlyMap<string, number>): string | null => {
    if (byFolder.has("")) return "";
    const first = Math.min(...byFolder.values());
    const [owner, ...others] = [...byFolder].flatMap(([folder, rank]) =>
      rank === first ? [folder] : [],
    );
    return others.length === 0 ? (owner ?? null) : null;
  };
  return new Map([...ranks].map(([name, byFolder]) => [name, ownerIn(byFolder)]));
}
