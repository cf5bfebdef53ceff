/** The commit hooks there is a snippet for. */
export const hookNames = ["husky", "lefthook", "lint-staged", "pre-commit", "none"] as const;

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
export function install(packageManager: PackageManager): string {
  switch (packageManager) {
    case "npm":
      return "npm ci";
    case "pnpm":
      return "pnpm install --frozen-lockfile";
    case "yarn":
      return "yarn install --immutable";
    case "bun":
      return "bun install --frozen-lockfile";
  }
}
