import { existsSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { findConfigFiles } from "../../config/load-config-file.ts";
import { foldersToTop } from "../../tree/git/folders-to-top.ts";
import type { Choices, CiName, HookName, Place } from "../choices.ts";
import { moduleOptions, moduleProblem, type ModuleProblem } from "../tsconfig.ts";
import { displayPath } from "../../tree/display-path.ts";
import { managerOf } from "./find-manager.ts";
import { findSpec } from "./find-spec.ts";
import { findTools } from "./find-tools.ts";
import { hasSources } from "./has-sources.ts";
import { compilerOptions, readObject, textIn, type Manifest } from "./read-manifest.ts";

/** What can be seen of a project without asking. */
export interface Detected {
  readonly choices: Choices;
  /** Why what is generated would not compile, and what to change; `null` if it would. */
  readonly problem: ModuleProblem | null;
  /** Whether `package.json` of the project may be told that its files are ES modules, and has no files yet. */
  readonly type: { readonly canBeSet: boolean; readonly isSafe: boolean };
  /** Configs that stand side by side, as a person in the project would name them; one, or none, is as it should be. */
  readonly configs: readonly string[];
  /** Whether the project, or its repository, names a dependency. */
  readonly has: (name: string) => boolean;
}

/** Looks at a project, from its folder up to the top of its repository, where hooks and jobs are. */
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
    hasOtherHooks: otherHooks.some((path) => has(top, path)),
  };
  return { choices, problem, type, configs, has: isNamed };
}

/** Whether generated modules would compile, and what files and imports have to end in. */
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

/** Files by which it shows that the hooks of a repository are made by another tool than husky. */
const otherHooks = ["lefthook.yml", ".lefthook.yml", ".pre-commit-config.yaml", ".githooks"];

/** Where the compiler expects sources in one folder, what is generated has to be below it. */
function usualOut({ rootDir }: Manifest): string {
  const folder = typeof rootDir === "string" ? rootDir.replace(/^\.\/|\/+$/g, "") : "";
  return /^[\w-][\w./-]*$/.test(folder) && !folder.includes("..")
    ? `${folder}/generated`
    : "generated";
}

/** The version of TypeScript that the project would find. */
function compilerVersion(folders: readonly string[]): string | null {
  const found = folders.map((one) => readObject(join(one, "node_modules/typescript/package.json")));
  const version = textIn(found.find((one) => one !== null) ?? null, "version");
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

/** An absolute folder as the config names it. */
function relativeTo(folder: string, path: string): string {
  return isAbsolute(path) ? displayPath(path, folder) : path;
}

/** Whether a script gives Node TypeScript as it is: then imports must name the file that is there. */
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
    ["lefthook.yml", "lefthook"],
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

/** The type of the nearest package; `null` where it says none, which makes it CommonJS. */
function typeIn(manifests: readonly (Manifest | null)[]): string | null {
  const nearest = manifests.find((one) => one !== null) ?? null;
  const type = textIn(nearest, "type");
  return type === "" ? null : type;
}
