import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { indexTree } from "../../generator/tree/git/index-tree.ts";
import { attributesFrom, parseRules } from "../../generator/tree/git/attribute-rules.ts";
import { wildmatch } from "../../generator/tree/git/wildmatch.ts";
import { temporaryFolder } from "../support/cli.ts";
import { Random } from "../support/random.ts";
import { mustGit, write } from "./repository.ts";

// Our reading of `.gitattributes` is compared with git's own, which is asked about the index of a repository that has
// neither settings nor an `info/attributes`.

const asked = ["filter", "ident", "working-tree-encoding"];

const paths = [
  ...["a.md", "A.MD", "b.txt", "x", "a/b.md", "a/x/b.md", "a/x/y/b.md", "aa/b.md", "a/aa/b", "ab"],
  ...["docs/é.md", "docs/a b.md", "docs/[x].md", "docs/a-b.md", "docs/x/Pair.md", 'docs/"q".md'],
  ...["-", "]", "a/]", "*", "a*b", "\\x", "a/**/b", ".md", "a/.md", "1/2/3"],
];

function askGit(folder: string): ReadonlyMap<string, string> {
  const args = ["check-attr", "-z", "--cached", "--stdin", ...asked];
  const input = paths.map((path) => `${path}\0`).join("");
  const { stdout } = spawnSync("git", args, { cwd: folder, input, encoding: "utf8" });
  const parts = stdout.split("\0");
  const found = new Map<string, string>();
  for (let at = 0; at + 2 < parts.length; at += 3) {
    found.set(`${parts[at]} ${parts[at + 1]}`, parts[at + 2] ?? "");
  }
  return found;
}

function askUs(files: ReadonlyMap<string, string>, ignoresCase: boolean): Map<string, string> {
  const rules = [...files].map(([folder, text]) => ({
    folder,
    rules: parseRules(text, folder, ignoresCase),
  }));
  const found = new Map<string, string>();
  for (const path of paths) {
    const above = rules.filter(({ folder }) => path.startsWith(folder)).map((one) => one.rules);
    const values = attributesFrom(above, asked)(path);
    for (const name of asked) {
      const value = values.get(name) ?? "unspecified";
      const shown = value === true ? "set" : value === false ? "unset" : value;
      found.set(`${path} ${name}`, shown);
    }
  }
  return found;
}

const pieces = [
  ...["a", "b", "x", "A", ".md", "*", "*", "**", "?", "/", "/", "**/", "/**", "é", "\\*", "\\"],
  ...["[a-z]", "[!a]", "[^ab]", "[[:alpha:]]", "[[:upper:]]", "[]-]", "[a\\]]", "[[:no:]]", "["],
  ...["***", "-", "!", "docs", "[ -~]", "[--0]", "[[:x]", "aa"],
];

const states = [
  ...["filter=one", "filter=two", "-filter", "!filter", "filter", "ident", "-ident", "!ident"],
  ...["working-tree-encoding=UTF-16", "mine", "-mine", "text", "all", "-all", "-x=y", "a/b", "--x"],
];

function randomLine(from: Random): string {
  const some = (list: readonly string[], most: number, glue: string): string =>
    Array.from({ length: 1 + from.below(most) }, () => from.pick(list)).join(glue);
  const settings = some(states, 3, from.pick([" ", "\t", "  "]));
  if (from.chance(0.1)) return `[attr]${from.pick(["mine", " all"])} ${settings}`;
  if (from.chance(0.05)) return `# ${settings}`;
  const pattern = some(pieces, 5, "");
  if (from.chance(0.1)) return `"${pattern}" ${settings}`;
  const end = from.pick(["", "", "\r", " "]);
  return `${from.pick(["", "", " ", "/"])}${from.chance(0.2) ? from.pick(paths) : pattern} ${settings}${end}`;
}

test.each([false, true])(
  "lines mean what git takes them for, ignoring case: %s",
  async (ignores) => {
    const folder = await temporaryFolder();
    mustGit(folder, "init", "-q");
    mustGit(folder, "config", "core.ignoreCase", String(ignores));
    mustGit(folder, "config", "core.attributesFile", join(folder, "none"));
    const from = new Random(Number(process.env["SEED"] ?? 1));
    for (let round = 0; round < Number(process.env["ROUNDS"] ?? 25); round += 1) {
      const files = new Map(
        ["", "a/", "docs/"].map((place) => {
          const lines = Array.from({ length: 1 + from.below(6) }, () => randomLine(from));
          return [place, `${lines.join("\n")}\n`];
        }),
      );
      for (const [place, text] of files) {
        const options = { cwd: folder, input: text, encoding: "utf8" } as const;
        const { stdout } = spawnSync("git", ["hash-object", "-w", "--stdin"], options);
        const entry = `100644,${stdout.trim()},${place}.gitattributes`;
        mustGit(folder, "update-index", "--add", "--cacheinfo", entry);
      }
      const ours = askUs(files, ignores);
      const differences = [...askGit(folder)].filter(([key, value]) => ours.get(key) !== value);
      expect([differences, files]).toEqual([[], files]);
    }
  },
);

test("no pattern takes long", () => {
  const pattern = `${"*a".repeat(200)}**/${"a*".repeat(100)}b`;
  const begin = performance.now();
  expect(wildmatch(pattern, false)("a".repeat(1000))).toBe(false);
  expect(performance.now() - begin).toBeLessThan(5000);
});

test("the attributes file of the user counts, and the one of the repository's own folder does not", async () => {
  const folder = await temporaryFolder();
  mustGit(folder, "init", "-q");
  write(folder, "page.md", "$Id$\n");
  mustGit(folder, "add", "-A");
  const isRead = (): boolean => {
    const tree = indexTree(folder).value;
    const [, content] = [...(tree?.read([join(folder, "page.md")]) ?? [])][0] ?? [];
    return content?.ok === true;
  };
  write(folder, ".git/info/attributes", "* ident\n");
  expect(isRead()).toBe(true);
  write(folder, "mine", "* ident\n");
  mustGit(folder, "config", "core.attributesFile", "mine");
  expect(isRead()).toBe(false);
});
