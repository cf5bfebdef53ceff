import {
  addDependency,
  type Choices,
  type DependencyName,
  type PackageManager,
} from "./choices.ts";
import { committedFolder, wayOf } from "./hooks-in-use.ts";
import { joinShell, shell, shellPath, type ShellText } from "./shell-text.ts";

/**
 * Returns the commands that the user still has to run before the hook works.
 *
 * @param has tells whether `package.json` names a dependency
 */
export function hookSteps(choices: Choices, has: (name: string) => boolean): readonly ShellText[] {
  const { packageManager } = choices;
  const add = (name: DependencyName): readonly ShellText[] =>
    has(name) ? [] : [addDependency(packageManager, name)];
  const isAtTop = choices.place === undefined || choices.place.inside === "";
  const atTop = (...commands: readonly ShellText[]): ShellText => {
    const line = joinShell(commands, shell` && `);
    return isAtTop ? line : shell`${line} # at the top of the repository`;
  };
  const husky = [
    ...add("husky"),
    shell`npm pkg set scripts.prepare=husky`,
    run(packageManager, shell`husky`),
  ];
  switch (wayOf(choices)) {
    case "husky":
      return [atTop(...husky)];
    case "lefthook":
      return [atTop(...add("lefthook"), run(packageManager, shell`lefthook install`))];
    case "lint-staged":
      return choices.hasOtherHooks === true
        ? [
            ...add("lint-staged").map((one) => atTop(one)),
            shell`${run(packageManager, shell`lint-staged`)} # as a command of your commit hook`,
          ]
        : [atTop(...add("lint-staged"), ...husky)];
    case "pre-commit":
      return [atTop(shell`pre-commit install`)];
    case "git":
      return hooksPathStep(choices);
    case "keyed":
      return keyedStep(choices).map((one) => atTop(one));
    case "none":
      return [];
  }
}

/** Returns the command after which git runs the script. There is none if the script is where git already looks. */
function hooksPathStep(choices: Choices): readonly ShellText[] {
  const folder = committedFolder(choices);
  return folder === null
    ? []
    : [shell`git config core.hooksPath ${shellPath(folder)} # once in each clone`];
}

/** Returns the command after which a manager with a key for each hook has put a new hook into its place. */
function keyedStep({ keyedHooks, packageManager }: Choices): readonly ShellText[] {
  const { key = "", path = "" } = keyedHooks ?? {};
  const isSimple = `${path} ${key}`.includes("simple-git-hooks");
  return isSimple ? [run(packageManager, shell`simple-git-hooks`)] : [];
}

/** Returns a command that runs a program which the project has installed. */
export function run(packageManager: PackageManager, command: ShellText): ShellText {
  const runners = {
    npm: shell`npx`,
    pnpm: shell`pnpm exec`,
    yarn: shell`yarn`,
    bun: shell`bunx`,
  };
  return shell`${runners[packageManager]} ${command}`;
}
