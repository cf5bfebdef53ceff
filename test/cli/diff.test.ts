import { execFileSync } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compactPages } from "../support/compact-page.ts";
import { project, run, temporaryFolder } from "../support/cli.ts";
import { writeTree } from "../support/tree.ts";

const before = "Thing: id! string; zone? string | Zone = a, b";
const after = "Thing: id! string | Zone = a, b";
const config = { wire: "verbatim" };

/** Creates a folder with two specs and a config. */
async function versions(settings: object = config): Promise<string> {
  const folder = await project({}, { "modelmark.config.json": JSON.stringify(settings) });
  await writeSpec(join(folder, "old"), before);
  await writeSpec(join(folder, "new"), after);
  return folder;
}

async function writeSpec(folder: string, spec: string): Promise<void> {
  await writeTree(folder, new Map(compactPages(spec).map(({ path, text }) => [path, text])));
}

interface Document {
  readonly findings: readonly { readonly rule: string; readonly fingerprint: string }[];
}

async function fingerprint(folder: string): Promise<string> {
  const { stdout } = await run(folder, "diff", "old", "new", "--reporter", "json");
  const document: Document = JSON.parse(stdout);
  return document.findings[0]?.fingerprint ?? "";
}

test.each([
  [["old", "new"], 1],
  [["old", "old"], 0],
  [["new", "old"], 0],
  [["old", "new", "--fail-on", "never"], 0],
  [["old", "new", "--fail-on", "warn"], 1],
  [["old"], 2],
  [["old", "new", "old"], 2],
  [["old", "absent"], 2],
  [["absent", "new"], 2],
  [["old", "--against", "HEAD"], 2],
  [["old", "--against", "--output=x"], 2],
] as const)("diff %j exits with %i", async (args, exitCode) => {
  const folder = await versions();
  const result = await run(folder, "diff", ...args);
  expect(result.exitCode, result.stdout + result.stderr).toBe(exitCode);
});

test("a finding says what, where, why, and how to allow it", async () => {
  const folder = await versions();
  const { stdout, stderr } = await run(folder, "diff", "old", "new");
  expect(stderr).toBe("");
  expect(stdout).toMatchInlineSnapshot(`
    "old/models/shared/thing.md:8:3 (old) error MM8013 field-removed-optional: The optional field \`shared/Thing.zone\` was removed
      why: Code that reads or writes the field no longer compiles. Requests that still send it may be accepted or refused; the pages do not tell. Data received without it is read as before. (requests and responses: breaks what compiles, may break what is sent)
      hint: Deprecate the field first, and remove it once nothing uses it.
      fingerprint: 791c1a8a43f2

    1 breaking change
    "
  `);
});

test("a page that cannot be read on either side leaves nothing to compare", async () => {
  const folder = await versions();
  await writeFile(
    join(folder, "old/models/shared/zone.md"),
    "# Zone\n\n## Fields\n\nnothing\n\n# B\n",
  );
  const { exitCode, stdout, stderr } = await run(folder, "diff", "old", "new");
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("old/models/shared/zone.md");
});

test.each(["json", "yaml"])("findings are allowed by a file of fingerprints (%s)", async (kind) => {
  const folder = await versions({ ...config, diff: { allow: `allow.${kind}` } });
  const entries = { [await fingerprintWithout(folder)]: "agreed", "000000000000": "left over" };
  const yaml = Object.entries(entries).map(([key, reason]) => `${key}: ${reason}\n`);
  const text = kind === "json" ? JSON.stringify(entries) : yaml.join("");
  await writeFile(join(folder, `allow.${kind}`), text);
  const { exitCode, stdout, stderr } = await run(folder, "diff", "old", "new");
  expect(stdout).toContain("allowed: agreed");
  expect(stderr).toMatch(/warning MM6021: .*`000000000000`, which `allow/);
  expect(exitCode).toBe(0);
});

async function fingerprintWithout(folder: string): Promise<string> {
  await writeFile(join(folder, "none.json"), JSON.stringify(config));
  const { stdout } = await run(
    folder,
    "diff",
    "old",
    "new",
    "--reporter",
    "json",
    "--config",
    "none.json",
  );
  const document: Document = JSON.parse(stdout);
  return document.findings[0]?.fingerprint ?? "";
}

test.each([
  ["{", "MM6001"],
  ['{ "xyz": "why" }', "MM6003"],
  ['{ "0123456789ab": "" }', "MM6003"],
])("an allow-list that cannot be used is refused: %s", async (text, code) => {
  const folder = await versions({ ...config, diff: { allow: "allow.json" } });
  await writeFile(join(folder, "allow.json"), text);
  const { exitCode, stderr } = await run(folder, "diff", "old", "new");
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(code)]);
});

test("the config decides levels and directions, and knows every rule", async () => {
  const folder = await versions({
    ...config,
    diff: { rules: { "field-removed-optional": "info" }, direction: { "Th*": "request" } },
  });
  expect((await run(folder, "diff", "old", "new")).exitCode).toBe(0);
  const wrong = { diff: { rules: { "field-removed-optionl": "off" } } };
  await writeFile(join(folder, "wrong.json"), JSON.stringify(wrong));
  const { stderr } = await run(folder, "diff", "old", "new", "--config", "wrong.json");
  expect(stderr).toContain("did you mean `field-removed-optional`?");
});

test("a pattern without a character is refused", async () => {
  const folder = await versions({ ...config, diff: { direction: { "": "request" } } });
  const { exitCode, stderr } = await run(folder, "diff", "old", "new");
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining("MM6003")]);
});

test("a fingerprint outlives wording and place", async () => {
  const folder = await versions();
  const first = await fingerprint(folder);
  await writeSpec(
    join(folder, "new"),
    "More: a! string | Thing: id! string 'reworded' | Zone = a, b",
  );
  expect(await fingerprint(folder)).not.toBe("");
  const { stdout } = await run(folder, "diff", "old", "new", "--reporter", "json");
  const document: Document = JSON.parse(stdout);
  expect(document.findings.map((one) => one.fingerprint)).toContain(first);
});

test.each(["MM8012", "field-removed-required", "FIELD-removed-required"])(
  "explain %s",
  async (code) => {
    const { exitCode, stdout } = await run(await temporaryFolder(), "explain", code);
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringContaining("MM8012 field-removed-required (error): required field removed"),
    ]);
  },
);

function git(cwd: string, ...args: readonly string[]): void {
  const identity = [
    "-c",
    "user.name=T",
    "-c",
    "user.email=t@example.org",
    "-c",
    "core.autocrlf=false",
  ];
  execFileSync("git", [...identity, ...args], { cwd, stdio: "pipe" });
}

/** Creates a repository whose first commit has the old pages, with the new ones in the work tree. */
async function repository(): Promise<string> {
  const folder = await versions();
  await writeSpec(join(folder, "api docs/spec"), before);
  git(folder, "init", "-q");
  git(folder, "add", ".");
  git(folder, "commit", "-qm", "first");
  git(folder, "tag", "v1");
  await writeSpec(join(folder, "api docs/spec"), after);
  return folder;
}

test("old pages come from git, without a checkout", async () => {
  const folder = await repository();
  const result = await run(folder, "diff", "api docs/spec", "--against", "v1");
  expect([result.exitCode, result.stderr]).toEqual([1, ""]);
  expect(result.stdout).toContain("field-removed-optional");
  const byOption = await run(folder, "diff", "--spec", "api docs/spec", "--against", "HEAD");
  expect(byOption.stdout).toBe(result.stdout);
  git(folder, "commit", "-qam", "second");
  expect((await run(folder, "diff", "api docs/spec", "--against", "HEAD")).exitCode).toBe(0);
  expect((await run(folder, "diff", "api docs/spec", "--against", "HEAD~1")).exitCode).toBe(1);
});

test("what git cannot give is a finding", async () => {
  const folder = await repository();
  for (const [ref, reason] of [
    ["nowhere", "no such commit"],
    ["nowhere:spec", "no such commit"],
    ["--output=/tmp/x", "not the name of a commit"],
    ["v1:spec", "does not have this folder"],
  ] as const) {
    const { exitCode, stderr } = await run(folder, "diff", "api docs/spec", `--against=${ref}`);
    expect([exitCode, stderr], ref).toEqual([2, expect.stringMatching(`MM1021.*${reason}`)]);
  }
  await writeSpec(join(folder, "later"), after);
  const later = await run(folder, "diff", "later", "--against", "v1");
  expect(later.stderr).toContain("does not have this folder");
  await rm(join(folder, ".git"), { recursive: true });
  const outside = await run(folder, "diff", "api docs/spec", "--against", "v1");
  expect(outside.stderr).toContain("in no git repository");
});

test("what an edit of a cell breaks counts, even if the removal of the model that it named does not", async () => {
  const rules = { "model-removed": "off", "removed-without-deprecation": "off" };
  const folder = await project(
    {},
    { "modelmark.config.json": JSON.stringify({ wire: "verbatim", diff: { rules } }) },
  );
  await writeSpec(join(folder, "old"), "GetResponse: id! string; out! Outer | Outer: a! string");
  await writeSpec(join(folder, "new"), "GetResponse: id! string");
  const { exitCode, stdout } = await run(folder, "diff", "old", "new");
  expect(exitCode).toBe(1);
  expect(stdout).toContain("error MM8012 field-removed-required");
  expect(stdout).toContain("(responses: breaks what is received and what compiles)");
});

test("warnings about the new pages are shown and counted with --max-warnings, and only then", async () => {
  const folder = await versions();
  await writeSpec(join(folder, "warned"), "Thing: id! Nowhere; zone? Nobody | Zone = a, b");
  const tried = async (...args: readonly string[]): Promise<readonly unknown[]> => {
    const { exitCode, stderr } = await run(folder, "diff", ...args);
    return [exitCode, stderr.match(/warned\/models\/shared\/thing\.md:\d+:\d+ warning MM4001/g)];
  };
  const both = [
    expect.stringContaining("warned/models/shared/thing.md"),
    expect.stringContaining("warned/models/shared/thing.md"),
  ];
  expect(await tried("warned", "warned")).toEqual([0, null]);
  expect(await tried("warned", "warned", "--max-warnings", "1")).toEqual([2, both]);
  expect(await tried("warned", "warned", "--max-warnings", "2")).toEqual([0, both]);
  expect(await tried("warned", "warned", "--max-warnings", "0", "--reporter", "json")).toEqual([
    2,
    null,
  ]);
  expect(await tried("warned", "old", "--max-warnings", "0", "--fail-on", "never")).toEqual([
    0,
    null,
  ]);
});
