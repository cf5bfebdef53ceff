import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { readText, type Answer } from "../tree.ts";
import { workTree } from "../work-tree.ts";
import { noRules, parseRules, type Rules } from "./attribute-rules.ts";
import { splitNul } from "./run-git.ts";
import { ask, type Store } from "./store.ts";

/** What the user's settings say about attributes, in every repository. */
export interface UserRules {
  readonly ignoresCase: boolean;
  readonly rules: Rules;
}

/**
 * Reads what the user's settings say about attributes. The file `info/attributes` of a repository is left out: no
 * clone has it.
 */
export function userRules(store: Store): Answer<UserRules> {
  const args = ["config", "-z", "--get-regexp", "^core\\.(attributesfile|ignorecase)$"];
  const answer = ask(store, args);
  // If there is no such setting, git ends with an error status but without a message.
  if (!answer.ok && answer.reason !== "") return answer;
  const lines = answer.ok ? splitNul(answer.stdout) : [];
  // Git prints `<name>\n<value>`, and the name alone where there is no value.
  const settings = new Map(lines.map((line) => halves(line)));
  const isFalse = /^(?:false|no|off|0|)$/i;
  const ignoresCase = !isFalse.test(settings.get("core.ignorecase") ?? "false");
  const named = settings.get("core.attributesfile");
  const file = named === undefined ? usualFile() : resolve(store.cwd, withHome(named));
  const text = readText(workTree, file);
  const rules = text.ok ? parseRules(text.value, "", ignoresCase) : noRules;
  return { ok: true, value: { ignoresCase, rules } };
}

function halves(line: string): readonly [name: string, value: string] {
  const end = line.indexOf("\n");
  return end === -1 ? [line, "true"] : [line.slice(0, end), line.slice(end + 1)];
}

function withHome(path: string): string {
  return path.startsWith("~/") ? join(homedir(), path.slice(2)) : path;
}

function usualFile(): string {
  const { XDG_CONFIG_HOME: folder = "" } = process.env;
  return join(folder === "" ? join(homedir(), ".config") : folder, "git/attributes");
}
