import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { ModelId } from "../model/type.ts";
import type { EmitSettings } from "./emit-settings.ts";
import type { ModuleExports, SharedFile } from "./emitter.ts";
import { typescriptHeader } from "./header.ts";
import type { Reexport } from "./typescript/module-source.ts";
import { relativePath } from "./typescript/relative-path.ts";

/**
 * The index files: one in each folder of a namespace, with everything of it (that of its validators has its
 * types too), and the root, with each namespace as an object and, by its own name, whatever only one namespace
 * has.
 */
export function indexFiles(
  modules: readonly ModuleExports[],
  { importExtension, index }: Pick<EmitSettings, "importExtension" | "index">,
): Outcome<readonly SharedFile[]> {
  if (modules.length === 0 || !index) return { value: [], diagnostics: [] };
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
  const folders = indexFolders(distinct);
  const inFolders = folders.map(({ path, alsoFrom, inside }) => {
    const others = alsoFrom === null ? [] : [exportAll(path, alsoFrom, importExtension, null)];
    return file(path, [...others, ...reexports(inside, path, importExtension)]);
  });
  const namespaces = folders
    .filter(({ path }) => !folders.some(({ alsoFrom }) => alsoFrom === path))
    .map(({ path, namespaceName }) => exportAll("index", path, importExtension, namespaceName));
  const unique = reexports(withUniqueNames(distinct), "index", importExtension);
  return { value: [...inFolders, file("index", [...namespaces, ...unique])], diagnostics };
}

/** The names of a module that the index files offer; those of a namespace have it before them. */
export interface ReachableNames {
  /** The model that the names are about; `null` where that is none. */
  readonly model: ModelId | null;
  readonly names: readonly string[];
}

/** What can be imported through the index files. */
export function reachableNames(modules: readonly ModuleExports[]): readonly ReachableNames[] {
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
  /** Of the index, without ending: `validators/shared/index`. */
  readonly path: string;
  readonly namespaceName: string;
  readonly inside: readonly ModuleExports[];
  /** Another index that this one passes on: that of the types, for validators. */
  readonly alsoFrom: string | null;
}

/** The folders of namespaces; modules outside any are exported by the root alone. */
function indexFolders(modules: readonly ModuleExports[]): readonly IndexFolder[] {
  const groups = new Map<string, ModuleExports[]>();
  for (const module of modules.filter(({ folder }) => folder !== "")) {
    const path = `${module.path.slice(0, module.path.lastIndexOf("/"))}/index`;
    groups.set(path, [...(groups.get(path) ?? []), module]);
  }
  return [...groups].map(([path, inside]) => {
    const types = path.replace(/^validators\//, "models/");
    const alsoFrom = types !== path && groups.has(types) ? types : null;
    return { path, namespaceName: inside[0]?.namespaceName ?? "", inside, alsoFrom };
  });
}

function exportAll(
  from: string,
  to: string,
  importExtension: string,
  namespaceName: string | null,
): Reexport {
  return {
    declares: "reexport",
    specifier: relativePath(from, to) + importExtension,
    exports: { kind: "all", as: namespaceName },
  };
}

function reexports(
  modules: readonly ModuleExports[],
  from: string,
  importExtension: string,
): readonly Reexport[] {
  return byPath(modules).flatMap(({ path, types, values }) => {
    const specifier = relativePath(from, path) + importExtension;
    const declaration = (kind: "types" | "values", names: readonly string[]): Reexport => ({
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
  const groups = new Map<string, { readonly types: string[]; readonly values: string[] }>();
  for (const { path, types, values } of modules) {
    const group = groups.get(path) ?? { types: [], values: [] };
    groups.set(path, group);
    group.types.push(...types);
    group.values.push(...values);
  }
  return [...groups].map(([path, group]) => ({ path, ...group }));
}

/** The modules without names that another module of their namespace exports too. */
function withoutTwins(modules: readonly ModuleExports[]): Outcome<readonly ModuleExports[]> {
  const first = new Map<string, string>();
  const twins = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const { folder, path, types, values } of modules) {
    for (const name of [...types, ...values]) {
      const key = JSON.stringify([folder, name]);
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, path);
        continue;
      }
      twins.add(key);
      diagnostics.push(diagnostic("MM5007", { name, first: other, second: path }));
    }
  }
  const value = modules.map((module) => {
    const isKept = (name: string): boolean => !twins.has(JSON.stringify([module.folder, name]));
    return {
      ...module,
      types: module.types.filter(isKept),
      values: module.values.filter(isKept),
    };
  });
  return { value, diagnostics };
}

/** The modules with only those names that no other namespace exports; models outside any namespace come first. */
function withUniqueNames(modules: readonly ModuleExports[]): readonly ModuleExports[] {
  const owners = new Map<string, Set<string>>();
  const objects = new Set(modules.map(({ namespaceName }) => namespaceName));
  for (const { folder, types, values } of modules) {
    for (const name of [...types, ...values]) {
      owners.set(name, (owners.get(name) ?? new Set()).add(folder));
    }
  }
  return modules.map((module) => {
    const isFree = (name: string): boolean =>
      !objects.has(name) && (module.folder === "" || owners.get(name)?.size === 1);
    return { ...module, types: module.types.filter(isFree), values: module.values.filter(isFree) };
  });
}
