import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generate } from "../../generator/index.ts";
import { objectPage, project, run } from "../support/cli.ts";

// Files beside the pages that try to crash, hang or fool their reader, and pages beyond any real size.

const depth = 100_000;
const overrides = '{"overrides":"overrides.yaml"}';
const shared = Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`);
const type = `${'{"kind":"array","items":'.repeat(depth)}{}${"}".repeat(depth)}`;

/** The path of a file, its content, and the code of the finding that the check ends with, besides drift. */
const files: readonly (readonly [string, string, string | null, string?])[] = [
  ["modelmark.config.json", "[".repeat(depth), "MM6001"],
  ["modelmark.config.json", '{"a":'.repeat(depth), "MM6001"],
  ["modelmark.config.json", `{"spec":${"[".repeat(depth)}${"]".repeat(depth)}}`, "MM6001"],
  ["modelmark.config.json", `{"overrides":{"a":{"type":${type}}}}`, "MM6001"],
  ["modelmark.config.json", '{"spec":"a\\u0000b"}', "MM6003"],
  // Keys of prototypes are not settings, so they are reported like any other unknown key.
  ["modelmark.config.json", '{"__proto__":{"spec":"x"}}', "MM6002"],
  ["modelmark.config.json", '{"constructor":{"prototype":{"spec":"x"}}}', "MM6002"],
  ["modelmark.config.json", "", "MM6001"],
  ["modelmark.config.json", "\ufeff", "MM6001"],
  ["modelmark.config.json", "1e999", "MM6003"],
  [
    "modelmark.config.mjs",
    "const a = { kind: 'array' }; a.items = a; export default { overrides: { 'a/One': { type: a } } };",
    "MM6003",
  ],
  [
    "modelmark.config.mjs",
    "export default new Proxy({}, { ownKeys() { throw new Error('x'); } });",
    "MM6001",
  ],
  ["modelmark.config.mjs", "export default { get spec() { throw new Error('x'); } };", "MM6001"],
  ["modelmark.config.mjs", "export default Promise.reject(new Error('\\u001b[2J'));", "MM6001"],
  ["modelmark.config.mjs", "throw { toString() { throw 1; } };", "MM6001"],
  ["modelmark.config.mjs", "throw null;", "MM6001"],
  ["modelmark.config.mjs", "export default () => 1;", "MM6003"],
  ["overrides.yaml", "[".repeat(depth), "MM6001", overrides],
  ["overrides.yaml", "{a: ".repeat(depth), "MM6001", overrides],
  ["overrides.yaml", "- ".repeat(depth), "MM6001", overrides],
  ["overrides.yaml", "? ".repeat(depth), "MM6001", overrides],
  [
    "overrides.yaml",
    Array.from({ length: 2000 }, (_, at) => `${" ".repeat(at)}a:`).join("\n"),
    "MM6001",
    overrides,
  ],
  ["overrides.yaml", ["a0: &a0 [x]", ...shared].join("\n"), "MM6001", overrides],
  ["overrides.yaml", "a: !!js/function 'x'", "MM6003", overrides],
  ["overrides.yaml", "&a [*a]", "MM6003", overrides],
  ["package.json", "{".repeat(depth), null],
  ["package.json", `{"modelmark":${'{"a":'.repeat(3000)}1${"}".repeat(3000)}}`, "MM6003"],
  ["generated/modelmark.lock.json", "[".repeat(depth), "MM7005"],
  ["generated/modelmark.lock.json", "\u0000", "MM7005"],
  ["generated/modelmark.lock.json", '{"version":1e999}', "MM7005"],
];

describe("a file beside the pages", () => {
  test.each(files.map(([path, text, code, config]) => ({ path, text, code, config })))(
    "$path: $text",
    async ({ path, text, code, config }) => {
      const folder = await project({ "a/one.md": objectPage("One") });
      await mkdir(join(folder, "generated"), { recursive: true });
      await writeFile(join(folder, path), text);
      if (config !== undefined) await writeFile(join(folder, "modelmark.config.json"), config);
      const { exitCode, stdout, stderr } = await run(folder, "check", "--no-cache");
      expect(stdout + stderr).not.toContain("This is a bug in Modelmark");
      expect(exitCode).toBe(code?.startsWith("MM6") === true ? 2 : 1);
      if (code !== null) expect(stderr).toContain(code);
    },
    60_000,
  );

  test("of allowed findings", async () => {
    const config = '{"diff":{"allow":"allow.yaml"}}';
    for (const text of [
      "[".repeat(depth),
      "- ".repeat(depth),
      ["a0: &a0 [x]", ...shared].join("\n"),
    ]) {
      const folder = await project(
        { "a/one.md": objectPage("One") },
        { "modelmark.config.json": config, "allow.yaml": text },
      );
      const { exitCode, stderr } = await run(folder, "diff", "spec", "spec");
      expect(stderr).toContain("MM6001");
      expect(exitCode).toBe(2);
    }
  }, 60_000);
});

const head = "| Field | Type | Required | Description | Example |\n| - | - | - | - | - |\n";
const fields = (rows: string, prose = ""): string =>
  `# T\n\n${prose}\n\n## Fields\n\n${head}${rows}`;
const row = (name: string, of = "*::String*", description = "N/A", example = ""): string =>
  `| \`${name}\` | ${of} | | ${description} | ${example} |\n`;
const numbered = (make: (at: number) => string): string =>
  Array.from({ length: 100_000 }, (_, at) => make(at)).join("");

/** Each page with the code of the limit that it hits, or `null` if it can be read. */
const pages: readonly (readonly [string, string, string | null])[] = [
  ["a cell of a megabyte", fields(row("a", "*::String*", "x ".repeat(500_000))), "MM2015"],
  ["a name of a megabyte", fields(row("a".repeat(1_000_000))), "MM2015"],
  [
    "a type of a megabyte",
    fields(row("a", `T.any(${"::String, ".repeat(100_000)}::String)`)),
    "MM2015",
  ],
  [
    "an example of a megabyte",
    fields(row("a", "*::String*", "N/A", '{"a":'.repeat(150_000))),
    "MM2018",
  ],
  [
    "100,000 columns",
    `# T\n\n## Fields\n\n${"| a ".repeat(100_000)}|\n${"| - ".repeat(100_000)}|\n`,
    "MM2015",
  ],
  ["100,000 rows", fields(numbered((at) => row(`f${at}`))), "MM2015"],
  ["100,000 rows of one name", fields(row("f").repeat(100_000)), "MM2015"],
  [
    "100,000 values",
    `# T\n\n## Values\n\n| Name | Value |\n| - | - |\n${numbered((at) => `| \`A${at}\` | ${at} |\n`)}`,
    "MM2015",
  ],
  ["50,000 links in a cell", fields(row("a", "*::String*", "[a](b.md) ".repeat(50_000))), null],
  ["50,000 links in prose", fields(row("a"), "[a](b.md) ".repeat(50_000)), "MM2015"],
  ["tables in lists", `# T\n\n${"- | a |\n  | - |\n  | b |\n\n".repeat(5000)}`, "MM2015"],
  ["comments never closed", fields(row("a"), "<!-- ".repeat(100_000)), "MM2015"],
  ["marks upon a letter", fields(row(`a${"\u0301".repeat(100_000)}`)), "MM2009"],
  [
    "lists in lists",
    fields(row("a", `${"T::Array<".repeat(50_000)}::String${">".repeat(50_000)}`)),
    "MM2015",
  ],
  ["100,000 headings", `# T\n\n${"### a\n\nb\n\n".repeat(100_000)}`, "MM2015"],
];

describe("a page beyond anything real", () => {
  test.each(pages)(
    "%s",
    async (_what, text, code) => {
      const { diagnostics, files: made } = await generate({
        pages: [{ path: "models/a/t.md", text }],
      });
      const codes = diagnostics.map((one) => one.code);
      if (code === null) expect(made.length).toBeGreaterThan(0);
      else expect(codes).toContain(code);
    },
    60_000,
  );
});
