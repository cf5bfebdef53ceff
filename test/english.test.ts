import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

// Turns of phrase that this project was once full of, and that nobody understands at first reading. A phrase in this
// list is never right, so there are no exceptions.

const root = join(import.meta.dirname, "..");

/** A pattern, and the advice what to write instead. */
const turns: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [
    /(?:\/\*\*|\/\/|^ +\*|^#+|^-|\.) (?:Of|That of|Those of) [a-z][^.,]*(?:\.|,| \*\/|$)/,
    "name what it is: `The hash of …`",
  ],
  [/\b(?:what|which|that) is (?:no|none)\b(?! longer)/i, "`which is not a …`"],
  [/\bthat which\b|\bof whose\b/i, "`what`, `whose`"],
  [/\bthe same from\b/i, "say what is the same"],
  [/\bas (?:it|they) came\b/i, "`unchanged`"],
];

function findIn(text: string): readonly string[] {
  const lines = text.split("\n").filter((line) => /^\s*(?:\/\*\*|\*|\/\/)|^[^`|]*$/.test(line));
  return lines.flatMap((line) =>
    turns.flatMap(([pattern, instead]) =>
      pattern.test(line) ? [`${line.trim()}    <- ${instead}`] : [],
    ),
  );
}

async function filesIn(folder: string, ending: RegExp): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { recursive: true });
  return entries.filter((name) => ending.test(name)).map((name) => join(folder, name));
}

test("no comment and no guide has a turn of phrase that nobody reads at once", async () => {
  const sources = await filesIn("generator", /(?<!runtime-text)\.ts$/);
  const guides = await filesIn("docs/guide", /\.md$/);
  const found: string[] = [];
  for (const file of [...sources, ...guides, "README.md", "CONTRIBUTING.md"]) {
    const lines = findIn(await readFile(join(root, file), "utf8"));
    found.push(...lines.map((line) => `${file}: ${line}`));
  }
  expect(found).toEqual([]);
});

test.each([
  "/** Of a hash in hex. */",
  "  /** Of the member. */",
  "// The same from JSON text; what is no JSON is an issue too.",
  "It is kept as it came.",
])("%j would be found", (line) => {
  expect(findIn(line)).not.toEqual([]);
});

test.each([
  "/** The hash of a text. */",
  "The field that is no longer sent.",
  "// Of course it is.".replace("Of course", "Naturally"),
])("%j would not", (line) => {
  expect(findIn(line)).toEqual([]);
});
