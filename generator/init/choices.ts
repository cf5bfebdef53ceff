import type { ConfigPlace } from "./snippet.ts";
import { shell, shellPath, type ShellText } from "./shell-text.ts";

/** The commit hooks that can be set up. */
export const hookNames = ["husky", "lefthook", "lint-staged", "pre-commit", "git", "none"] as const;

export type HookName = (typeof hookNames)[number];

/** The CI services for which a job can be set up. */
export const ciNames = ["github", "gitlab", "none"] as const;

export type CiName = (typeof ciNames)[number];

/** What the user wants to set up, and what was detected in the project. */
export interface Choices {
  readonly hook: HookName;
  readonly ci: CiName;
  /** The folder with the model pages, relative to the project, as `out` is too. */
  readonly spec: string;
  readonly out: string;
  readonly packageManager: PackageManager;
  /** Whether the config should be written in TypeScript. */
  readonly typescript: boolean;
  /** The extension of a TypeScript config. It is `.mts` if the package's own `.ts` files must not contain `export`. */
  readonly configEnding?: ".ts" | ".mts";
  /** An existing config, as a person in the project would name it. It is kept, and no other config is written. */
  readonly config?: string;
  /** The extension in imports of generated files, if it is not the usual `.js`. */
  readonly importExtension?: ".ts";
  /** The place of the project in its repository. Without it, the project is at the top. */
  readonly place?: Place;
  /** Whether the package manager is Yarn 1: later versions have other options. */
  readonly isYarnClassic?: boolean;
  /** Whether to write `"type": "module"` into `package.json`, without which the generated code does not compile. */
  readonly setsModuleType?: boolean;
  /** Whether a tool other than husky manages the hooks of the repository. */
  readonly hasOtherHooks?: boolean;
  /** The hooks that git runs at present. Without it, there are none. */
  readonly hooksInUse?: HooksInUse;
  /** The config of a manager that has a key for each hook, with its path from the top of the repository. */
  readonly keyedHooks?: ConfigPlace;
  /** Tools that would reformat or check the generated code. They are told to ignore it. */
  readonly tools?: readonly FoundTool[];
  /** Whether `package.json` names the version of its package manager. */
  readonly isManagerPinned?: boolean;
}

/** A hook that git runs. */
export interface FoundHook {
  /** The name of the hook, such as `pre-push`. */
  readonly name: string;
  /** The tool that has installed it, as far as its text says so. */
  readonly owner?: string;
}

/** The hooks of a repository, in the one folder from which git runs them. */
export interface HooksInUse {
  /** The folder, from the top of the repository, or absolute if it is elsewhere. */
  readonly folder: string;
  /** Whether `core.hooksPath` names it. */
  readonly isSet: boolean;
  /** Whether it is one of the project's own folders, so that a hook in it can be committed. */
  readonly isCommitted: boolean;
  readonly hooks: readonly FoundHook[];
}

/** Formatters and linters that can be told to ignore a folder. */
export type ToolName = "prettier" | "Biome" | "ESLint";

/** A formatter or linter in a project. */
export interface FoundTool {
  readonly name: ToolName;
  /** The path, from the project, of the file that says what the tool ignores. It need not exist yet. */
  readonly path: string;
  /**
   * The path from the folder of that file to the project, with a slash at the end; `""` if the file is in the
   * project.
   */
  readonly inside: string;
  /** The major version of Biome: version 1 uses another key for what it ignores. */
  readonly major?: number;
}

/** The place of a project in its repository. Paths have forward slashes. */
export interface Place {
  /** The path from the top of the repository to the project; `""` at the top. */
  readonly inside: string;
  /** The path from the top to the folder where dependencies are installed. */
  readonly installIn: string;
}

export type PackageManager = "npm" | "pnpm" | "yarn" | "bun";

/** Returns the command that runs the project's own installation of Modelmark. */
export function modelmark(packageManager: PackageManager): ShellText {
  switch (packageManager) {
    case "npm":
      return shell`npx --no-install modelmark`;
    case "pnpm":
      return shell`pnpm exec modelmark`;
    case "yarn":
      return shell`yarn modelmark`;
    case "bun":
      return shell`bunx --no-install modelmark`;
  }
}

/** Returns the command that installs exactly what the lock file says. */
export function install({ packageManager, isYarnClassic }: Choices): ShellText {
  switch (packageManager) {
    case "npm":
      return shell`npm ci`;
    case "pnpm":
      return shell`pnpm install --frozen-lockfile`;
    case "yarn":
      return isYarnClassic === true
        ? shell`yarn install --frozen-lockfile`
        : shell`yarn install --immutable`;
    case "bun":
      return shell`bun install --frozen-lockfile`;
  }
}

/** Returns the command that adds a development dependency. */
export function addDependency(packageManager: PackageManager, name: DependencyName): ShellText {
  const commands = {
    npm: shell`npm install --save-dev`,
    pnpm: shell`pnpm add -D`,
    yarn: shell`yarn add -D`,
    bun: shell`bun add -d`,
  };
  return shell`${commands[packageManager]} ${name}`;
}

/** What `init` may have added. */
export type DependencyName = "modelmark" | "husky" | "lefthook" | "lint-staged";

/**
 * Converts a path from the top of the repository to one from the project, as the plan uses it to read and write
 * files.
 */
export function fromProject({ place }: Choices, path: string): string {
  const inside = place?.inside ?? "";
  const up = inside === "" ? "" : inside.replaceAll(/[^/]+/g, "..").concat("/");
  return up + path;
}

/** Returns a command that runs in the project's folder when a shell runs it at the top of the repository. */
export function inProject({ place }: Choices, command: ShellText): ShellText {
  const inside = place?.inside ?? "";
  return inside === "" ? command : shell`cd ${shellPath(inside)} && ${command}`;
}

/** Returns a name for what is ours in a file of the whole repository, which no other project in it has. */
export function placeName({ place }: Choices): string {
  const slug = (place?.inside ?? "").replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
  return place === undefined || place.inside === "" ? "modelmark" : `modelmark-${slug}`;
}
