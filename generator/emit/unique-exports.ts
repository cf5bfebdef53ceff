import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { ModuleExports } from "./emitter.ts";
import type { Name } from "./typescript/code-text.ts";

/**
 * Removes from each module the names that another module of its namespace exports too, unless the model of the other
 * module arrived later. If both arrived together, neither keeps the name.
 */
export function withoutTwins(modules: readonly ModuleExports[]): Outcome<readonly ModuleExports[]> {
  const claims = new Map<string, ModuleExports[]>();
  const claimsOf = ({ folder }: ModuleExports, name: Name): ModuleExports[] => {
    // No name has a space.
    const key = `${name} ${folder}`;
    const claimants = claims.get(key) ?? [];
    claims.set(key, claimants);
    return claimants;
  };
  const diagnostics: Diagnostic[] = [];
  for (const module of modules) {
    for (const name of [...module.types, ...module.values]) {
      const claimants = claimsOf(module, name);
      const [other] = claimants;
      claimants.push(module);
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

/** Keeps in each module only the names that its namespace owns in the root index. */
export function withUniqueNames(modules: readonly ModuleExports[]): readonly ModuleExports[] {
  const objects = new Set<Name | null>(modules.map(({ namespaceName }) => namespaceName));
  const owners = ownersOf(modules);
  return modules.map((module) => {
    const isFree = (name: Name): boolean =>
      !objects.has(name) && owners.get(name) === module.folder;
    return { ...module, types: module.types.filter(isFree), values: module.values.filter(isFree) };
  });
}

/**
 * Returns for each name the folder of the namespace that owns it: the only namespace that has the name, or the one that
 * had it first. It is `null` if several namespaces got the name at the same time. A name outside any namespace always
 * keeps its place, since it cannot be reached in another way.
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
