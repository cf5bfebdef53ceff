import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { check as isFormatted, resolveConfig } from "prettier";
import { expect, test } from "vitest";
import { ownProject, run } from "../support/cli.ts";

// `format: "project"`: a team's `prettier --check .` stays green, and `check` agrees with it.

const configs: Readonly<Record<string, readonly [name: string, text: string]>> = {
  defaults: [".prettierrc", "{}"],
  "single quotes, no semicolons": [".prettierrc.json", '{ "singleQuote": true, "semi": false }'],
  "width 120 with tabs": [
    ".editorconfig",
    "root = true\n[*]\nindent_style = tab\nmax_line_length = 120\n",
  ],
  "no trailing commas": [
    "package.json",
    '{ "name": "acme", "prettier": { "trailingComma": "none" } }',
  ],
  "no spaces in brackets": ["package.yaml", "name: acme\nprettier:\n  bracketSpacing: false\n"],
};

async function projectWith([name, text]: readonly [string, string]): Promise<string> {
  const folder = await ownProject("everything");
  const config = { wire: "camelCase", format: "project" };
  await writeFile(join(folder, "modelmark.config.json"), JSON.stringify(config));
  await writeFile(join(folder, name), text);
  await mkdir(join(folder, "node_modules"));
  const installed = join(import.meta.dirname, "../../node_modules/prettier");
  await symlink(installed, join(folder, "node_modules/prettier"), "junction");
  return folder;
}

/** Returns the generated files that `prettier --check` would name. */
async function unformatted(folder: string): Promise<readonly string[]> {
  const out = join(folder, "generated");
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile() && !one.name.endsWith(".txt"))) {
    const filepath = join(entry.parentPath, entry.name);
    const options = await resolveConfig(filepath, { editorconfig: true, useCache: false });
    const text = await readFile(filepath, "utf8");
    if (!(await isFormatted(text, { ...options, filepath }))) found.push(filepath);
  }
  return found;
}

test.each(Object.entries(configs))("%s", async (_name, config) => {
  const folder = await projectWith(config);
  expect((await run(folder, "generate")).exitCode).toBe(0);
  expect(await unformatted(folder)).toEqual([]);
  expect(await run(folder, "check")).toMatchObject({ exitCode: 0 });
  expect((await run(folder, "generate", "--quiet")).exitCode).toBe(0);
  expect(await run(folder, "check", "--no-cache")).toMatchObject({ exitCode: 0 });
});

test("new files get CRLF where prettier wants it, and the endings of a checkout are no drift", async () => {
  const folder = await projectWith([".prettierrc", '{ "endOfLine": "crlf", "useTabs": true }']);
  await run(folder, "generate");
  expect(await unformatted(folder)).toEqual([]);
  expect(await run(folder, "check", "--no-cache")).toMatchObject({ exitCode: 0 });
  const index = join(folder, "generated/index.ts");
  await writeFile(index, (await readFile(index, "utf8")).replaceAll("\r\n", "\n"));
  expect(await run(folder, "check", "--no-cache")).toMatchObject({ exitCode: 0 });
  await writeFile(join(folder, ".prettierrc"), '{ "endOfLine": "crlf", "semi": false }');
  const { stdout } = await run(folder, "check", "--verbose");
  expect(stdout).not.toContain("\r");
  await run(folder, "generate");
  expect(await unformatted(folder)).toEqual([]);
});

test("a config of prettier that changes is drift, and one that is broken a finding", async () => {
  const folder = await projectWith([".prettierrc", "{}"]);
  await run(folder, "generate");
  await writeFile(join(folder, ".prettierrc"), '{ "singleQuote": true }');
  const drift = await run(folder, "check");
  expect(drift.exitCode).toBe(1);
  expect(drift.stdout).toContain("stale");
  await writeFile(join(folder, ".prettierrc"), '{ "plugins": ["not-installed"] }');
  const broken = await run(folder, "generate");
  expect(broken.exitCode).toBe(2);
  expect(broken.stderr).toContain("MM6007");
  expect(broken.stderr).toContain("not-installed");
});

test("what is staged is judged where the prettier config is as it is staged", async () => {
  const folder = await projectWith([".prettierrc", '{ "semi": false }']);
  await run(folder, "generate");
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], {
      cwd: folder,
      encoding: "utf8",
    });
  await writeFile(join(folder, ".gitignore"), "node_modules\n");
  await writeFile(join(folder, "package.json"), '{ "devDependencies": { "prettier": "^3.0.0" } }');
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "first");
  // Another version of prettier does not count as another config.
  await writeFile(join(folder, "package.json"), '{ "devDependencies": { "prettier": "^3.1.0" } }');
  expect(await run(folder, "check", "--staged")).toMatchObject({ exitCode: 0 });
  await writeFile(join(folder, "package.json"), '{ "prettier": { "semi": true } }');
  expect((await run(folder, "check", "--staged")).stderr).toMatch(/MM7204.*package\.json/);
  await writeFile(join(folder, "package.json"), "{}");
  await writeFile(join(folder, ".prettierrc"), "{}");
  // The prettier config is not staged: the commit would still have the old one.
  await writeFile(join(folder, "notes.json"), "{}\n");
  git("add", "notes.json");
  const unsettled = await run(folder, "check", "--staged");
  expect(unsettled.exitCode).toBe(2);
  expect(unsettled.stderr).toMatch(/MM7204.*\.prettierrc/);
  git("add", ".prettierrc");
  expect(await run(folder, "check", "--staged")).toMatchObject({ exitCode: 1 });
});

test.each([
  [
    "prettier.config.mjs",
    'export { default } from "./style/base.mjs";\n',
    "style/base.mjs",
    "export default { semi: false };\n",
  ],
  [".prettierrc", "plugins:\n  - ./style/plugin.mjs\n", "style/plugin.mjs", "export default {};\n"],
  [
    ".prettierrc.json",
    '{ "plugins": ["./style/plugin.mjs"] }',
    "style/plugin.mjs",
    "export default {};\n",
  ],
])("what %s loads has to be as it is staged too", async (name, text, module, code) => {
  const folder = await projectWith([name, text]);
  await mkdir(join(folder, "style"));
  await writeFile(join(folder, module), code);
  await writeFile(join(folder, ".gitignore"), "node_modules\n");
  expect((await run(folder, "generate")).exitCode).toBe(0);
  const git = (...args: readonly string[]): void => {
    execFileSync("git", args, { cwd: folder });
  };
  git("init", "-q");
  git("add", "-A");
  expect(await run(folder, "check", "--staged")).toMatchObject({ exitCode: 0 });
  await writeFile(join(folder, module), `${code}// another\n`);
  const changed = await run(folder, "check", "--staged");
  expect([changed.exitCode, changed.stderr]).toEqual([2, expect.stringContaining(module)]);
  expect(changed.stderr).toContain("MM7204");
  git("rm", "-q", "--cached", "-f", module);
  expect((await run(folder, "check", "--staged")).stderr).toContain("which is not staged");
});
