import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import remarkModelmark from "../../generator/plugins/remark.ts";
import { objectPage, project } from "../support/cli.ts";

// Tests the output of remark's own command line for a page with findings.

const root = join(import.meta.dirname, "../..");

async function remark(folder: string, ...files: readonly string[]): Promise<string> {
  const program = join(root, "node_modules/remark-cli/cli.js");
  const plugin = join(root, "generator/plugins/remark.ts");
  const args = [
    "--import",
    import.meta.resolve("tsx"),
    program,
    "--no-config",
    "--no-stdout",
    "--no-color",
  ];
  const run = promisify(execFile);
  const env = { ...process.env, FORCE_COLOR: "0" };
  return run(process.execPath, [...args, "--use", plugin, ...files], { cwd: folder, env }).then(
    ({ stderr }) => stderr,
    (error: unknown) => (error instanceof Error && "stderr" in error ? String(error.stderr) : ""),
  );
}

test("remark's command line underlines a broken cell, and leaves other files alone", async () => {
  const folder = await project(
    {
      "shared/pair.md": objectPage("Pair", ["key", "*::Strng*", true]),
      "shared/good.md": objectPage("Good", ["key", "*::String*", true]),
      "shared/bad.md": "No title.\n",
    },
    { "README.md": "# Read me\n\n| Field | Type |\n| - | - |\n| a | b |\n" },
  );
  const all = ["pair", "good", "bad"].map((name) => `spec/models/shared/${name}.md`);
  const said = await remark(folder, ...all, "README.md");
  expect(said).toMatch(
    /pair\.md\n\S+-\S+ +warning +There is no type `::Strng`; did you mean `::String`\? +MM3001 +modelmark/,
  );
  expect(said).toMatch(/bad\.md\n1:1.* error +This page has no title.* MM2001 +modelmark/);
  expect(said).toContain("good.md: no issues found");
  expect(said).toContain("README.md: no issues found");
});

test("a page is judged by the text it has in the editor, and links to what a finding means", async () => {
  const page = objectPage("Pair", ["key", "*::String*", true]);
  const folder = await project({ "shared/pair.md": page });
  const plugin = remarkModelmark({ docs: "https://example.com/" });
  const told: object[] = [];
  const value = page.replace("::String", "::Strng");
  await plugin(null, {
    ...{ cwd: folder, path: "spec/models/shared/pair.md", value },
    message: (_reason, options) => {
      const message: typeof options & { fatal?: boolean | null; url?: string; note?: string } = {
        ...options,
      };
      told.push(message);
      return message;
    },
  });
  expect(told).toEqual([
    expect.objectContaining({
      ruleId: "MM3001",
      fatal: false,
      url: "https://example.com/guide/diagnostics.html#mm3001",
      place: { start: { line: 8, column: expect.any(Number) }, end: expect.anything() },
    }),
  ]);
});

test("a page that cannot be read is not missed as well, unless it was read in the editor", async () => {
  const link = "[Models::Shared::Other](../../models/shared/other.md)";
  const page = objectPage("Pair", ["other", link, true], ["key", "*::Strng*", true]);
  const folder = await project({ "shared/pair.md": page, "shared/other.md": "" });
  await writeFile(
    join(folder, "spec/models/shared/other.md"),
    Buffer.from([0x23, 0x20, 0xe9, 0xff]),
  );
  const plugin = remarkModelmark();
  const codesFor = async (path: string, value: string): Promise<readonly string[]> => {
    const codes: string[] = [];
    await plugin(null, {
      ...{ cwd: folder, path: `spec/models/shared/${path}`, value },
      message: (_reason, { ruleId }) => {
        codes.push(ruleId);
        return {};
      },
    });
    return codes;
  };
  expect(await codesFor("pair.md", page)).toEqual(["MM3001"]);
  expect(await codesFor("pair.md", `${page}\n`)).toEqual(["MM3001"]);
  expect(await codesFor("other.md", objectPage("Other", ["key", "*::Strng*", true]))).toEqual([
    "MM3001",
  ]);
});

/** Returns the codes of the messages about a file, as the plugin gives them. */
async function codesOf(cwd: string, path: string | undefined, value: string): Promise<string[]> {
  const codes: string[] = [];
  await remarkModelmark()(null, {
    ...{ cwd, path, value },
    message: (_reason, { ruleId }) => {
      codes.push(ruleId);
      return {};
    },
  });
  return codes;
}

const broken = objectPage("Pair", ["key", "*::Strng*", true]);

test("text without a path is left alone", async () => {
  expect(await codesOf(await project({}), undefined, broken)).toEqual([]);
});

test.each([true, false])(
  "a page of a package is judged from the top of a monorepo (in git: %s)",
  async (isInGit) => {
    const folder = await project(
      {},
      {
        "packages/api/docs/models/shared/pair.md": broken,
        "packages/api/modelmark.config.json": '{ "spec": "docs" }',
        "packages/api/docs/modelmark.config.json": '{ "spec": "other" }',
        "node_modules/a/spec/models/shared/pair.md": broken,
        "node_modules/a/modelmark.config.mjs": "throw new Error();",
        ...(isInGit ? { ".git/HEAD": "" } : {}),
      },
    );
    const page = "packages/api/docs/models/shared/pair.md";
    expect(await codesOf(folder, page, broken)).toEqual(["MM3001"]);
    const package_ = join(folder, "packages/api");
    expect(await codesOf(package_, "docs/models/shared/pair.md", broken)).toEqual(["MM3001"]);
    expect(await codesOf(folder, "packages/api/README.md", "# Read me\n")).toEqual([]);
    expect(await codesOf(folder, "node_modules/a/spec/models/shared/pair.md", broken)).toEqual([]);
  },
);

test("a broken config is told on pages, and not on other files", async () => {
  const page = "spec/models/shared/pair.md";
  const folder = await project(
    { "shared/pair.md": broken },
    { "modelmark.config.json": '{ "speck": 1 }' },
  );
  expect(await codesOf(folder, page, broken)).toEqual([expect.stringMatching(/^MM6/)]);
  expect(await codesOf(folder, "README.md", "# Read me\n\n## Use\n")).toEqual([]);
});
