import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "prettier";
import { expect, test } from "vitest";
import { isReformatted } from "../../generator/output/reformatted.ts";
import { ownProject, run } from "../support/cli.ts";

const generated = join(import.meta.dirname, "../../generated");

async function ownFiles(): Promise<readonly { path: string; text: string }[]> {
  const entries = await readdir(generated, { recursive: true, withFileTypes: true });
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(path, "utf8") })));
}

const options = {
  "single quotes, no semicolons": { singleQuote: true, semi: false },
  "width 120 with tabs": { printWidth: 120, useTabs: true },
  "width 40, no trailing commas": { printWidth: 40, trailingComma: "none" },
  "quoted keys, collapsed objects": { quoteProps: "consistent", objectWrap: "collapse" },
} as const;

test.each(Object.entries(options))("%s: all of our output says the same", async (_name, given) => {
  let changed = 0;
  for (const { path, text } of await ownFiles()) {
    if (path.endsWith(".txt")) continue;
    const other = await format(text, { ...given, filepath: path });
    if (other === text) continue;
    changed += 1;
    expect(await isReformatted(path, other, text), path).toBe(true);
  }
  expect(changed).toBeGreaterThan(5);
});

const module = `/** A pair. */
export interface Pair {
  /** The key. */
  key: string;
  readonly "a-b"?: number | null | undefined;
}
export const pairs = { key: "a", [\`x\`]: !1 } as const;
`;

test.each([
  ["string", "number"],
  ["The key.", "The keys."],
  ["/** A pair. */\n", ""],
  ["key: string", "key?: string"],
  ["readonly ", ""],
  ['"a-b"', '"a-c"'],
  ["!1", "-1"],
  ["const pairs", "let pairs"],
  [" as const", ""],
  ['key: "a"', "key: a"],
  ["export interface", "interface"],
  [" | null", ""],
])("an edit of %j to %j is more than layout", async (from, to) => {
  expect(module).toContain(from);
  expect(await isReformatted("pair.ts", module.replace(from, to), module)).toBe(false);
});

test.each([
  ["a.json", '{"a":[1]}', '{\n  "a": [\n    1\n  ]\n}\n', true],
  ["a.json", '{"a":[2]}', '{"a":[1]}', false],
  ["a.json", "{", "{}", false],
  ["a.md", "* a\n\n| x |\n|---|\n", "- a\n\n| x   |\n| --- |\n", true],
  ["a.md", "# A\n", "# B\n", false],
  ["a.ts", "export const a = ;", "export const a = 1;", false],
  ["a.txt", "a", "a ", false],
])("%s of %j and %j", async (path, current, wanted, expected) => {
  expect(await isReformatted(path, current, wanted)).toBe(expected);
});

test("check says so, with the remedy, and edits by hand are still told", async () => {
  const folder = await ownProject();
  await run(folder, "generate");
  const pair = join(folder, "generated/models/shared/pair.ts");
  const text = await readFile(pair, "utf8");
  await writeFile(pair, await format(text, { parser: "typescript", useTabs: true, semi: false }));
  const reformatted = await run(folder, "check");
  expect(reformatted.exitCode).toBe(1);
  expect(reformatted.stdout).toMatch(/only reformatted +generated\/models\/shared\/pair\.ts/);
  expect(reformatted.stdout).toContain('format: "project"');
  const json = await run(folder, "check", "--reporter", "json");
  expect(json.stdout).toContain("MM7105");
  await writeFile(pair, text.replace("string", "number"));
  expect((await run(folder, "check")).stdout).toContain("edited by hand");
});
