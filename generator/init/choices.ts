/** The commit hooks there is a snippet for. */
export const hookNames = ["husky", "lefthook", "lint-staged", "pre-commit", "git", "none"] as const;

export type HookName = (typeof hookNames)[number];

/** The services there is a job for. */
export const ciNames = ["github", "gitlab", "none"] as const;

export type CiName = (typeof ciNames)[number];

/** What the user wants set up, and what was found about the project. */
export interface Choices {
  readonly hook: HookName;
  readonly ci: CiName;
  /** Folders relative to the project. */
  readonly spec: string;
  readonly out: string;
  readonly packageManager: PackageManager;
  /** Whether the config is to be TypeScript. */
  readonly typescript: boolean;
  /** Ending of a TypeScript config: `.mts` where the package's own files may hold no `export`. */
  readonly configEnding?: ".ts" | ".mts";
  /** A config that is there, as a person in the project would name it: it stays, and no other is written. */
  readonly config?: string;
  /** What imports of generated files end in, where it is not the usual `.js`. */
  readonly importExtension?: ".ts";
  /** Where the project is in its repository; without it, at its top. */
  readonly place?: Place;
  /** Yarn from version 2 on has other options. */
  readonly isYarnClassic?: boolean;
  /** Whether `package.json` is to say that its files are ES modules, without which what is generated does not compile. */
  readonly setsModuleType?: boolean;
  /** Whether another tool than husky makes the hooks of the repository. */
  readonly hasOtherHooks?: boolean;
  /** Tools that would rewrite what is generated, or judge it: it is left out of what they look at. */
  readonly tools?: readonly FoundTool[];
  /** Whether `package.json` says which version of the package manager it takes. */
  readonly isManagerPinned?: boolean;
}

/** Formatters and linters that can be told to leave a folder alone. */
export type ToolName = "prettier" | "Biome" | "ESLint";

/** Such a tool in a project. */
export interface FoundTool {
  readonly name: ToolName;
  /** The file that says what it ignores, from the project; one there need not be yet. */
  readonly path: string;
  /** The project as seen from the folder of that file; `""` if it lies in the project. */
  readonly inside: string;
  /** Biome 1 has another key for it. */
  readonly major?: number;
}

/** Where a project is in its repository; paths with forward slashes. */
export interface Place {
  /** From the top of the repository to the project; `""` at the top. */
  readonly inside: string;
  /** From the top to the folder where dependencies are installed. */
  readonly installIn: string;
}

export type PackageManager = "npm" | "pnpm" | "yarn" | "bun";

/** The command that runs Modelmark as the project has it installed. */
export function modelmark(packageManager: PackageManager): string {
  switch (packageManager) {
    case "npm":
      return "npx --no-install modelmark";
    case "pnpm":
      return "pnpm exec modelmark";
    case "yarn":
      return "yarn modelmark";
    case "bun":
      return "bunx --no-install modelmark";
  }
}

/** The command that installs exactly what the lock file says. */
export function install({ packageManager, isYarnClassic }: Choices): string {
  switch (packageManager) {
    case "npm":
      return "npm ci";
    case "pnpm":
      return "pnpm install --frozen-lockfile";
    case "yarn":
      return isYarnClassic === true ? "yarn install --frozen-lockfile" : "yarn install --immutable";
    case "bun":
      return "bun install --frozen-lockfile";
  }
}

/** The command that makes something a dependency for development. */
export function addDependency(packageManager: PackageManager, name: string): string {
  const command = { npm: "npm install --save-dev", pnpm: "pnpm add -D", yarn: "yarn add -D" };
  return packageManager === "bun" ? `bun add -d ${name}` : `${command[packageManager]} ${name}`;
}

/** A path of the repository as seen from the project, for which files are read and written. */
export function fromProject({ place }: Choices, path: string): string {
  const inside = place?.inside ?? "";
  const up = inside === "" ? "" : inside.replaceAll(/[^/]+/g, "..").concat("/");
  return up + path;
}

/** A word for shells, in quotes where it needs them. */
export function shellWord(text: string): string {
  return /^[\w./@%+=:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A command that is given in the project's folder, by a shell that is at the top of the repository. */
export function inProject({ place }: Choices, command: string): string {
  const inside = place?.inside ?? "";
  return inside === "" ? command : `cd ${shellWord(inside)} && ${command}`;
}
