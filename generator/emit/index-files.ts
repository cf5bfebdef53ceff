import { StructureKind, type ExportDeclarationStructure } from "ts-morph";
import type { GeneratedFile, ModuleExports } from "./emitter.ts";
import { typescriptHeader } from "./header.ts";
import { createPrinter } from "./typescript/print-module.ts";
import { relativePath } from "./typescript/relative-path.ts";

/**
 * The index files: one in each namespace's folder, with everything of it, and the root, with each namespace as
 * an object and, by its own name, whatever only one namespace has.
 */
export function indexFiles(
  modules: readonly ModuleExports[],
  importExtension: string,
): readonly GeneratedFile[] {
  const print = createPrinter();
  const sorted = [...modules].sort((a, b) => (a.path < b.path ? -1 : 1));
  const file = (
    path: string,
    statements: readonly ExportDeclarationStructure[],
  ): GeneratedFile => ({
    path: `${path}.ts`,
    text: print({ header: typescriptHeader(null), imports: [], statements }),
    language: "typescript",
  });
  const namespaces = byFolder(sorted);
  const namespaceFiles = [...namespaces].map(([folder, inside]) => {
    const path = namespaceIndex(folder);
    return file(path, reexports(inside, path, importExtension));
  });
  const namespaceExports = [...namespaces].map(([folder, inside]) => ({
    kind: StructureKind.ExportDeclaration as const,
    moduleSpecifier: relativePath("index", namespaceIndex(folder)) + importExtension,
    namespaceExport: inside[0]?.namespaceName ?? folder,
  }));
  const unique = reexports(withUniqueNames(sorted), "index", importExtension);
  return [...namespaceFiles, file("index", [...namespaceExports, ...unique])];
}

/** The modules of each namespace; those outside any are left out. */
function byFolder(
  modules: readonly ModuleExports[],
): ReadonlyMap<string, readonly ModuleExports[]> {
  const groups = new Map<string, ModuleExports[]>();
  for (const module of modules.filter(({ folder }) => folder !== "")) {
    groups.set(module.folder, [...(groups.get(module.folder) ?? []), module]);
  }
  return groups;
}

function namespaceIndex(folder: string): string {
  return `models/${folder}index`;
}

function reexports(
  modules: readonly ModuleExports[],
  from: string,
  importExtension: string,
): readonly ExportDeclarationStructure[] {
  return modules.flatMap(({ path, types, values }) => {
    const moduleSpecifier = relativePath(from, path) + importExtension;
    const declaration = (names: readonly string[], isTypeOnly: boolean) => ({
      kind: StructureKind.ExportDeclaration as const,
      isTypeOnly,
      moduleSpecifier,
      namedExports: [...names],
    });
    return [
      ...(types.length === 0 ? [] : [declaration(types, true)]),
      ...(values.length === 0 ? [] : [declaration(values, false)]),
    ];
  });
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
