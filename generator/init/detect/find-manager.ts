import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Choices, PackageManager } from "../choices.ts";
import { asManifest, readText, textIn, type Manifest } from "./read-manifest.ts";

const lockFiles: readonly (readonly [string, PackageManager])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
];

/** The package manager of a project. */
export interface FoundManager extends Pick<
  Choices,
  "packageManager" | "isYarnClassic" | "isManagerPinned"
> {
  /** The folder where it installs, absolute. */
  readonly folder: string;
}

/**
 * Detects the package manager by the nearest `packageManager` field, otherwise by `devEngines`, and otherwise by the
 * nearest lock file.
 *
 * @param folders the folders from the project up to the top of its repository
 * @param manifests the `package.json` of each of these folders
 */
export function managerOf(
  folders: readonly string[],
  manifests: readonly (Manifest | null)[],
): FoundManager {
  const locks = folders.flatMap((folder) =>
    lockFiles
      .filter(([name]) => existsSync(join(folder, name)))
      .map(([, manager]) => ({ folder, manager })),
  );
  const named = managerField(manifests);
  const signs = [named?.manager, managerOfEngines(manifests), locks[0]?.manager];
  const packageManager = signs.find((one) => one !== undefined) ?? "npm";
  const own = locks.find(({ manager }) => manager === packageManager) ?? locks[0];
  return {
    packageManager,
    isManagerPinned: named !== null,
    isYarnClassic: packageManager === "yarn" && isClassic(named?.major ?? null, folders),
    folder: own?.folder ?? folders[0] ?? "",
  };
}

function managerField(
  manifests: readonly (Manifest | null)[],
): { readonly manager: PackageManager; readonly major: string } | null {
  const fields = manifests.map((one) => textIn(one, "packageManager"));
  for (const field of fields) {
    const [, name, major = ""] = /^(\w+)@(\d+)/.exec(field) ?? [];
    const manager = knownManager(name);
    if (manager !== undefined) return { manager, major };
  }
  return null;
}

/**
 * Returns the manager that the nearest `devEngines` names.
 *
 * @see https://docs.npmjs.com/cli/configuring-npm/package-json#devengines
 */
function managerOfEngines(manifests: readonly (Manifest | null)[]): PackageManager | undefined {
  const engines = manifests.map((one) => asManifest(one?.["devEngines"])["packageManager"]);
  return engines
    .flat()
    .map((one) => knownManager(textIn(asManifest(one), "name")))
    .find((one) => one !== undefined);
}

function knownManager(name: string | undefined): PackageManager | undefined {
  return lockFiles.find(([, one]) => one === name)?.[1];
}

function isClassic(major: string | null, folders: readonly string[]): boolean {
  if (major !== null) return major === "1";
  return !folders.some((one) => existsSync(join(one, ".yarnrc.yml")) || isBerryLock(one));
}

/**
 * Whether a lock file is of Yarn 2 or newer. An empty one is too, because the documentation of current versions tells
 * users to create it with `touch`.
 */
function isBerryLock(folder: string): boolean {
  const text = readText(join(folder, "yarn.lock"));
  return text !== null && (text.trim() === "" || text.includes("__metadata:"));
}
