import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { EmittedSpec } from "../model/envelope.ts";
import type { ModelId } from "../model/type.ts";
import type { EmitContext, Emitter } from "./define-emitter.ts";
import type { ModuleExports, SharedFile } from "./emitter.ts";
import { typescriptHeader } from "./header.ts";
import { moduleExports } from "./module-exports.ts";
import { literal, type Name } from "./typescript/code-text.ts";
import type { Reexport } from "./typescript/module-source.ts";
import { relativePath } from "./typescript/relative-path.ts";
import { withoutTwins, withUniqueNames } from "./unique-exports.ts";

/** The emitters that share an index. */
interface IndexGroup {
  /** The path of the index, without extension. */
  readonly path: string;
  readonly emitters: readonly Emitter[];
}

/**
 * Returns one index for all emitters of the root, and one in the folder of each other emitter that exports something.
 */
function indexGroups(context: EmitContext, emitters: readonly Emitter[]): readonly IndexGroup[] {
  const exporting = emitters.filter((one) => one.exports !== undefined);
  const isInRoot = ({ index = "own" }: Emitter): boolean => index === "root";
  // If all models share a module, an index with that module alone would add nothing.
  const own = exporting.filter((one) => !isInRoot(one) && context.layout === "per-model");
  const others = own.map((one) => ({ path: `${one.folder}/index`, emitters: [one] }));
  return [{ path: "index", emitters: exporting.filter(isInRoot) }, ...others];
}

/**
 * Makes all index files of a run.
 *
 * @param emitters the emitters that run
 */
export function indexesOf(
  spec: EmittedSpec,
  context: EmitContext,
  emitters: readonly Emitter[],
): Outcome<readonly SharedFile[]> {
  if (!context.index) return { value: [], diagnostics: [] };
  const outcomes = indexGroups(context, emitters).map((group) => {
    const modules = group.emitters.flatMap((one) => moduleExports(one, spec, context));
    return indexFiles(modules, group, context.importExtension);
  });
  return {
    value: outcomes.flatMap(({ value }) => value),
    diagnostics: outcomes.flatMap(({ diagnostics }) => diagnostics),
  };
}

/**
 * Makes the files of one index. Each folder of a namespace gets an index with everything in it; in a folder of
 * validators, that includes the types they need. The index itself exports each namespace as an object. It also exports
 * by its own name whatever belongs to one namespace only.
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

/** The names of a module that an index offers. Names in a namespace have its name in front of them. */
export interface ReachableNames {
  /** The model that the names belong to, or `null`. */
  readonly model: ModelId | null;
  readonly names: readonly string[];
}

/**
 * Returns the names that can be imported through index files.
 *
 * @param emitters the emitters that run
 */
export function reachableNames(
  spec: EmittedSpec,
  context: EmitContext,
  emitters: readonly Emitter[],
): readonly ReachableNames[] {
  return indexGroups(context, emitters).flatMap((group) =>
    namesIn(group.emitters.flatMap((one) => moduleExports(one, spec, context))),
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
  /** The path of the index, without extension: `validators/shared/index`. */
  readonly path: string;
  readonly namespaceName: Name | null;
  readonly inside: readonly ModuleExports[];
  /** Another index that this one exports too: for a folder of validators, the index of their types. */
  readonly alsoFrom: string | null;
}

/** Returns the folders of namespaces. Modules outside any namespace are exported by the root index alone. */
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

/** Returns the folder of the emitter whose modules are imported by the modules in `folder`. */
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

/** Merges the exports of models that share a module, so that each module appears once. */
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
