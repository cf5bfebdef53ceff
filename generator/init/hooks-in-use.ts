import type { Choices, HookName, HooksInUse } from "./choices.ts";

/**
 * Returns the way in which the chosen hook is set up here. Git runs hooks from one folder only, so where husky or a
 * manager with a key for each hook has its own, ours becomes one of them.
 */
export function wayOf({ hook, keyedHooks, hooksInUse }: Choices): HookName | "keyed" {
  if (hook !== "git" && hook !== "husky") return hook;
  if (keyedHooks !== undefined) return "keyed";
  return hooksInUse !== undefined && isOfHusky(hooksInUse) ? "husky" : hook;
}

/** Whether husky has made git run its hooks. */
export function isOfHusky({ folder }: HooksInUse): boolean {
  return /^\.husky(?:\/_)?$/.test(folder);
}

/**
 * Returns the folder, from the top of the repository, for a script that git runs without any tool; `null` if git runs
 * hooks from a folder that nobody commits. A new folder would turn these off.
 */
export function committedFolder({ hooksInUse }: Choices): string | null {
  if (hooksInUse?.isCommitted === true) return hooksInUse.folder;
  return (hooksInUse?.hooks ?? []).length > 0 ? null : ".githooks";
}

/** Returns which existing hooks the tool of a hook would turn off, and what to do; `null` if there are none. */
export function hookProblem(choices: Choices): string | null {
  const { hooksInUse } = choices;
  if (hooksInUse === undefined) return null;
  const { folder, hooks, isSet } = hooksInUse;
  const names = (owner: string): readonly string[] =>
    hooks.filter((one) => one.owner !== owner).map(({ name }) => name);
  const told = (lost: readonly string[], what: string): string | null =>
    lost.length === 0 ? null : `git runs ${lost.join(", ")} from ${folder}. ${what}`;
  switch (wayOf(choices)) {
    case "husky":
      return isOfHusky(hooksInUse)
        ? null
        : told(names("husky"), "With husky it no longer will: move what they do to .husky.");
    case "lefthook":
      return told(
        names("lefthook").filter((name) => name === "pre-commit"),
        "lefthook takes its place: move what it does to the config of lefthook.",
      );
    case "pre-commit":
      return isSet
        ? `core.hooksPath is ${folder}, and pre-commit installs no hook while it is set. Move what its hooks do to .pre-commit-config.yaml, and run: git config --unset core.hooksPath`
        : null;
    case "git":
    case "keyed":
    case "lint-staged":
    case "none":
      return null;
  }
}
