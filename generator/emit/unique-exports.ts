import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { ModuleExports } from "./emitter.ts";
import type { Name } from "./typescript/code-text.ts";

/**
 * Removes from each module the names that another module of its namespace exports too, unless the model of the other
 * module arrived later. If both arrived together, neither keeps the name.
 */
export function withoutTwins(modules: readonly ModuleExports[]): Outcome<readonly ModuleExports[]> {
  const claims = new Map<string, Map<Name, ModuleExports[]>>();
  const diagnostics: Diagnostic[] = [];
  for (const module of modules) {
    const inFolder = claims.get(module.folder) ?? new Map<Name, ModuleExports[]>();
    claims.set(module.folder, inFolder);
    for (const name of [...module.types, ...module.values]) {
      const claimants = inFolder.get(name);
      if (claimants === undefined) {
        inFolder.set(name, [module]);
        continue;
      }
      const first = claimants[0]?.path ?? "";
      diagnostics.push(diagnostic("MM5007", { name, first, second: module.path }));
      claimants.push(module);
    }
  }
  if (diagnostics.length === 0) return { value: modules, diagnostics };
  const value = modules.map((module) => {
    const keepsName = (name: Name): boolean =>
      (claims.get(module.folder)?.get(name) ?? []).every(
        (other) => other === module || other.rank > module.rank,
      );
    return {
      ...module,
      types: module.types.filter(keepsName),
      values: module.values.filter(keepsName),
    };
  });
  return { value, diagnostics };
}

/** Keeps in each module only the names that its namespace owns in the root index. */
export function withUniqueNames(modules: readonly ModuleExports[]): readonly ModuleExports[] {
  const objects = new Set<Name | null>(modules.map(({ namespaceName }) => namespaceName));
  const owners = ownersOf(modules);
  return modules.map((module) => {
    const isFree = (name: Name): boolean =>
      !objects.has(name) && owners.get(name)?.folder === module.folder;
    return { ...module, types: module.types.filter(isFree), values: module.values.filter(isFree) };
  });
}

/** Where a name belongs in the root index. */
interface Owner {
  /** The folder of the namespace that owns the name; `null` if several got it at the same time. */
  readonly folder: string | null;
  /** The lowest rank of the models that have the name. */
  readonly rank: number;
}

/**
 * Returns the owner of each name: the only namespace that has it, or the one that had it first. A name outside any
 * namespace always keeps its place, since it cannot be reached in another way.
 */
function ownersOf(modules: readonly ModuleExports[]): ReadonlyMap<Name, Owner> {
  const owners = new Map<Name, Owner>();
  for (const { folder, rank: ownRank, types, values } of modules) {
    const rank = folder === "" ? -1 : ownRank;
    const claim: Owner = { folder, rank };
    for (const name of [...types, ...values]) {
      const owner = owners.get(name);
      if (owner === undefined || rank < owner.rank) owners.set(name, claim);
      else if (rank === owner.rank && owner.folder !== folder) {
        owners.set(name, { folder: null, rank });
      }
    }
  }
  return owners;
}
