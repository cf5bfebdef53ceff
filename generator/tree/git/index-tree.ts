import { diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import { absent, type Answer, type Tree } from "../tree.ts";
import { withoutIntended } from "./intended-files.ts";
import { runGit, splitNul } from "./run-git.ts";
import { topOfFolder } from "./store.ts";
import { nodesOf, type StoredEntry } from "./stored-nodes.ts";
import { storedTree, type Surroundings } from "./stored-tree.ts";

/**
 * What would be committed, as a tree to read from: the index of the repository that a folder is in; `null` where there is
 * none, or git does not tell.
 */
export function indexTree(cwd: string): Outcome<Tree | null> {
  const tree = treeAt(cwd);
  return tree.ok
    ? { value: tree.value, diagnostics: [] }
    : { value: null, diagnostics: [diagnostic("MM7201", { reason: tree.reason })] };
}

function treeAt(cwd: string): Answer<Tree> {
  const top = topOfFolder(cwd);
  if (!top.ok) return top;
  const entries = listIndex(top.value);
  if (!entries.ok) return entries;
  const place = { store: { cwd: top.value, gitDir: null }, top: top.value, id: "" };
  const nodes = nodesOf(entries.value, place);
  return { ok: true, value: storedTree(top.value, nodes, surroundingsOf(top.value)) };
}

/** Everything in the index that a commit would hold. */
function listIndex(top: string): Answer<readonly StoredEntry[]> {
  const answer = runGit(["ls-files", "-z", "--stage"], top);
  if (!answer.ok) return answer;
  const entries = splitNul(answer.stdout).map((line): StoredEntry => {
    const entry = parseEntry(line);
    const isText = !entry.path.includes("\uFFFD") || answer.stdout.includes(`\t${entry.path}\0`);
    return isText ? entry : { ...entry, problem: absent.reason };
  });
  return { ok: true, value: withoutIntended(entries, top) };
}

/** `<mode> <id> <stage>\t<path>`: 120000 is a link, 160000 a submodule; a file in conflict has several stages. */
function parseEntry(line: string): StoredEntry {
  const [mode = "", id = "", stage] = line.split(/[ \t]/, 3);
  const kind = mode === "120000" ? "link" : mode === "160000" ? "submodule" : "file";
  const entry = { path: line.slice(line.indexOf("\t") + 1), kind, id } as const;
  if (stage === "0") return entry;
  return { ...entry, kind: "file", problem: "it is in conflict, and no commit can be made of it" };
}

function surroundingsOf(top: string): Surroundings {
  return {
    keptOut: (paths) => ignoredIn(top, paths),
    changedOnDisk: () => {
      // Unlike its plumbing, this looks into files whose dates alone differ.
      const args = ["diff", "--name-only", "--no-relative", "--ignore-submodules=none", "-z"];
      const answer = runGit(args, top);
      return answer.ok ? splitNul(answer.stdout) : [];
    },
  };
}

/** The rules that keep files out of every commit, unless git is told otherwise; files of the index are in it already. */
function ignoredIn(top: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const args = ["check-ignore", "-z", "-v", "--stdin"];
  const answer = runGit(args, top, paths.map((path) => `${path}\0`).join(""));
  // That none is ignored is told by a failure without a reason.
  const parts = answer.ok ? answer.stdout.toString("utf8").split("\0") : [];
  const rules = new Map<string, string>();
  for (let at = 0; at + 3 < parts.length; at += 4) {
    const [file = "", line = "", rule = "", path = ""] = parts.slice(at, at + 4);
    if (!rule.startsWith("!")) rules.set(path, `\`${rule}\` in ${file}:${line}`);
  }
  return rules;
}
