import { existsSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { findConfigFiles } from "../config/load-config-file.ts";
import { foldersToTop } from "../git/folders-to-top.ts";
import type { Choices, CiName, HookName, Place } from "../init/choices.ts";
import { moduleOptions, moduleProblem } from "../init/tsconfig.ts";
import { displayPath } from "./display-path.ts";
import { managerOf } from "./find-manager.ts";
import { findSpec } from "./find-spec.ts";
import { compilerOptions, readObject, textIn, type Manifest } from "./read-manifest.ts";

/** What can be seen of a project without asking. */
export interface Detected {
  readonly choices: Choices;
  /** Why what is generated would not compile, and what to change; `null` if it would. */
  readonly problem: string | null;
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
  const options = moduleOptions(compilerOptions(folders));
  const problem = moduleProblem(options, typeIn(manifests));
  const configs = findConfigFiles(folder).map((file) => displayPath(file, folder));
  const { folder: installed, ...manager } = managerOf(folders, manifests);
  const choices: Choices = {
    hook: wanted.hook ?? hookAt(top),
    ci: wanted.ci ?? ciAt(top),
    spec: relativeTo(folder, wanted.spec ?? findSpec(folder)),
    out: relativeTo(folder, wanted.out ?? "generated"),
    typescript: folders.some((one) => has(one, "tsconfig.json")),
    configEnding: problem === null ? ".ts" : ".mts",
    ...manager,
    ...(configs[0] === undefined ? {} : { config: configs[0] }),
    ...(options.takesTsEndings || stripsTypes(manifests) ? { importExtension: ".ts" } : {}),
    ...placeOf(folder, top, installed),
  };
  const named = new Set(manifests.flatMap(dependencies));
  return { choices, problem, configs, has: (name) => named.has(name) };
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
