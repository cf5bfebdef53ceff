import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { project, run } from "../support/cli.ts";

// Tests what the command refuses before it builds anything. The sites that it builds are tested in test/site/.

const page =
  "# Pair\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n";
const pair = {
  "shared/pair.md": `${page}| \`key\` | *::String* | :heavy_check_mark: | The key. |\n`,
};

test("a broken page stops it, and nothing is written", async () => {
  const cwd = await project({
    "shared/pair.md": `${page}| \`key\` | *::String* | :heavy_check_mark: | x |\n`.slice(2),
  });
  const { exitCode, stderr } = await run(cwd, "docs");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("MM2001");
  expect(stderr).toContain("Nothing was written.");
  expect(await readdir(cwd)).toEqual(["spec"]);
});

test("a folder that holds anything but a site of ours is refused", async () => {
  const cwd = await project(pair, { "site/notes.txt": "mine" });
  const { exitCode, stderr } = await run(cwd, "docs", "--out", "site");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("MM7002");
  expect(stderr).toContain("no site that Modelmark built");
  expect(await readdir(join(cwd, "site"))).toEqual(["notes.txt"]);
});

test.each([".", "spec", "spec/models/site"])("it will not replace %s", async (out) => {
  const cwd = await project(pair);
  const { exitCode, stderr } = await run(cwd, "docs", "--out", out);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("MM7002");
});

test("a link is no folder of ours", async () => {
  const cwd = await project(pair);
  await mkdir(join(cwd, "elsewhere"));
  await symlink(join(cwd, "elsewhere"), join(cwd, "site"), "dir");
  const { exitCode, stderr } = await run(cwd, "docs", "--out", "site");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("symbolic link");
});

test("without a model page there is no site", async () => {
  const cwd = await project({}, { "spec/readme.txt": "no page" });
  const { exitCode, stderr } = await run(cwd, "docs");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("MM1005");
});

test("--reporter json says it in one document", async () => {
  const cwd = await project(pair, { "site/notes.txt": "mine" });
  await writeFile(join(cwd, "site/more.txt"), "");
  const { exitCode, stdout } = await run(cwd, "docs", "--out", "site", "--reporter", "json");
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ command: "docs", ok: false, exitCode: 2 });
});
