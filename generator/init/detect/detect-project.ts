import { existsSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { findConfigFiles } from "../../config/load-config-file.ts";
import { foldersToTop } from "../../tree/git/folders-to-top.ts";
import type { Choices, CiName, HookName, Place } from "../choices.ts";
import { isOfHusky } from "../hooks-in-use.ts";
import { lefthookNames } from "../lefthook.ts";
import { moduleOptions, moduleProblem, type ModuleProblem } from "../tsconfig.ts";
import { displayPath } from "../../tree/display-path.ts";
import { findHooks, findKeyedHooks } from "./find-hooks.ts";
import { managerOf } from "./find-manager.ts";
import { findSpec } from "./find-spec.ts";
import { findTools } from "./find-tools.ts";
import { hasSources } from "./has-sources.ts";
import { compilerOptions, readObject, textIn, type Manifest } from "./read-manifest.ts";

/** What can be detected in a project without asking the user. */
export interface Detected {
  readonly choices: Choices;
  /** Why the generated code would not compile and what to change; `null` if it would compile. */
  readonly problem: ModuleProblem | null;
  /**
   * Whether `"type": "module"` can be written into the project's `package.json`, and whether that is safe because the
   * project has no source files yet.
   */
  readonly type: { readonly canBeSet: boolean; readonly isSafe: boolean };
  /** The configs in the same folder, as a person in the project would name them. There should be at most one. */
  readonly configs: readonly string[];
  /** Tells whether a `package.json` of the project or its repository names a dependency. */
  readonly has: (name: string) => boolean;
}

/** Detects what a project contains, from its folder up to the top of its repository, where hooks and jobs are. */
export function detectProject(
  folder: string,
  wanted: Partial<Pick<Choices, "hook" | "ci" | "spec" | "out">>,
): Detected {
  const folders = foldersToTop(folder);
  const top = folders.at(-1) ?? folder;
  const manifests = folders.map((one) => readObject(join(one, "package.json")));
  const compiler = compilerOptions(folders);
  const { problem, type, ...endings } = moduleState(folder, folders, manifests);
  const configs = findConfigFiles(folder).map((file) => displayPath(file, folder));
  const { folder: installed, ...manager } = managerOf(folders, manifests);
  const names = new Set(manifests.flatMap(dependencies));
  const isNamed = (name: string): boolean => names.has(name);
  const { hook = hookAt(top), ci = ciAt(top), spec = findSpec(folder) } = wanted;
  const choices: Choices = {
    ...{ hook, ci, spec: relativeTo(folder, spec) },
    out: relativeTo(folder, wanted.out ?? usualOut(compiler)),
    typescript: folders.some((one) => has(one, "tsconfig.json")),
    ...endings,
    ...manager,
    ...(configs[0] === undefined ? {} : { config: configs[0] }),
    ...placeOf(folder, top, installed),
    ...{ setsModuleType: type.isSafe, tools: findTools(folders, isNamed) },
    ...hooksAt(top),
  };
  return { choices, problem, type, configs, has: isNamed };
}

/** Tells whether generated modules would compile, and which extensions the config and imports need. */
function moduleState(
  folder: string,
  folders: readonly string[],
  manifests: readonly (Manifest | null)[],
): Pick<Detected, "problem" | "type"> & Pick<Choices, "configEnding" | "importExtension"> {
  const options = {
    ...moduleOptions(compilerOptions(folders)),
    runsTypeScript: stripsTypes(manifests),
    ...{ type: typeIn(manifests), compiler: compilerVersion(folders) },
  };
  const problem = moduleProblem(options);
  const isType = problem?.isType === true;
  const canBeSet = isType && manifests[0] !== null;
  const type = { canBeSet, isSafe: canBeSet && !hasSources(folder) };
  return {
    ...{ problem, type },
    configEnding: isType && !type.isSafe ? ".mts" : ".ts",
    ...(options.takesTsEndings || options.runsTypeScript ? { importExtension: ".ts" } : {}),
  };
}

/** Files that show that a tool other than husky manages the hooks of a repository. */
const otherHooks = [...lefthookNames, ".pre-commit-config.yaml", ".githooks"];

function hooksAt(top: string): Pick<Choices, "hasOtherHooks" | "hooksInUse" | "keyedHooks"> {
  const hooksInUse = findHooks(top);
  const keyedHooks = findKeyedHooks(top);
  const hasOtherHooks =
    keyedHooks !== null ||
    (hooksInUse !== null && hooksInUse.hooks.length > 0 && !isOfHusky(hooksInUse)) ||
    otherHooks.some((path) => has(top, path));
  return {
    hasOtherHooks,
    ...(hooksInUse === null ? {} : { hooksInUse }),
    ...(keyedHooks === null ? {} : { keyedHooks }),
  };
}

/**
 * Returns the default output folder. If `rootDir` requires all sources to be in one folder, the output is inside it.
 */
function usualOut({ rootDir }: Manifest): string {
  const folder = typeof rootDir === "string" ? rootDir.replace(/^\.\/|\/+$/g, "") : "";
  return /^[\w-][\w./-]*$/.test(folder) && !folder.includes("..")
    ? `${folder}/generated`
    : "generated";
}

/** Returns the version of TypeScript that the project would load, or `null`. */
function compilerVersion(folders: readonly string[]): string | null {
  const manifests = folders.map((one) =>
    readObject(join(one, "node_modules/typescript/package.json")),
  );
  const version = textIn(manifests.find((one) => one !== null) ?? null, "version");
  return version === "" ? null : version;
}

function has(folder: string, path: string): boolean {
  return existsSync(join(folder, path));
}

function placeOf(folder: string, top: string, installed: string): { readonly place?: Place } {
  if (folder === top) return {};
  return {
    place: { inside: slashed(relative(top, folder)), installIn: slashed(relative(top, installed)) },
  };
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}

/** Makes an absolute path relative to a folder, as the config names it. */
function relativeTo(folder: string, path: string): string {
  return isAbsolute(path) ? displayPath(path, folder) : path;
}

/** Whether a script makes Node run TypeScript files directly. Imports must then name the file that exists. */
function stripsTypes([own = null]: readonly (Manifest | null)[]): boolean {
  return /\bnode\b[^&|;"]*\.[cm]?ts\b/.test(JSON.stringify(own?.["scripts"] ?? {}));
}

function ciAt(top: string): CiName {
  if (has(top, ".gitlab-ci.yml")) return "gitlab";
  return has(top, ".github") ? "github" : "none";
}

function hookAt(top: string): HookName {
  const hooks: readonly (readonly [string, HookName])[] = [
    [".husky", "husky"],
    ...lefthookNames.map((name) => [name, "lefthook"] as const),
    [".pre-commit-config.yaml", "pre-commit"],
    [".githooks", "git"],
  ];
  return hooks.find(([path]) => has(top, path))?.[1] ?? "none";
}

function dependencies(manifest: Manifest | null): readonly string[] {
  const parts = [manifest?.["dependencies"], manifest?.["devDependencies"]];
  return parts.flatMap((part) =>
    typeof part === "object" && part !== null ? Object.keys(part) : [],
  );
}

/** Returns the `type` of the nearest package; `null` if it names none, which makes it CommonJS. */
function typeIn(manifests: readonly (Manifest | null)[]): string | null {
  const nearest = manifests.find((one) => one !== null) ?? null;
  const type = textIn(nearest, "type");
  return type === "" ? null : type;
}
