import { diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import { absent, type Answer, type Tree } from "../tree.ts";
import { ignoreRules } from "./ignored-files.ts";
import { withoutIntended } from "./intended-files.ts";
import { runGit, splitNul } from "./run-git.ts";
import { topOfFolder } from "./store.ts";
import { nodesOf, type StoredEntry } from "./stored-nodes.ts";
import { changedFiles } from "./changed-files.ts";
import { storedTree } from "./stored-tree.ts";

/**
 * Returns what would be committed as a tree: the index of the repository that contains a folder. Returns `null` if
 * there is no repository, or git does not answer.
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
  const tree: Tree = storedTree(top.value, nodes, {
    keptOut: (paths) => ignoreRules(top.value, paths),
    changedOnDisk: () => changedFiles(top.value, tree),
  });
  return { ok: true, value: tree };
}

/** Lists everything in the index that would be part of a commit. */
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

/** Why a file in conflict cannot be read, and what helps. */
const conflict = "it is in conflict, so resolve that and stage the file with `git add`";

/**
 * Parses `<mode> <id> <stage>\t<path>`. The mode 120000 is a link, and 160000 is a submodule. A file in conflict has
 * several stages.
 */
function parseEntry(line: string): StoredEntry {
  const [mode = "", id = "", stage] = line.split(/[ \t]/, 3);
  const kind = mode === "120000" ? "link" : mode === "160000" ? "submodule" : "file";
  const entry = { path: line.slice(line.indexOf("\t") + 1), kind, id } as const;
  if (stage === "0") return entry;
  return { ...entry, kind: "file", problem: conflict };
}
