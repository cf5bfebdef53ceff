import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { manifestInfo } from "../../generator/config/load-manifest-info.ts";
import { workTree } from "../../generator/tree/work-tree.ts";
import { run, temporaryFolder } from "../support/cli.ts";
import { writeTree } from "../support/tree.ts";

// If the config does not name the documents, the nearest package.json does, whatever it holds.

const scoped = '{ "name": "@acme/client", "version": "2.1.0", "private": true }';

test.each([
  ["there is none", {}, {}],
  [
    "it has a name and a version",
    { "package.json": '{ "name": "acme", "version": "1.2.3" }' },
    { title: "acme", schemaId: "pkg:npm/acme", version: "1.2.3" },
  ],
  [
    "it is private, with a scope",
    { "package.json": scoped },
    { title: "@acme/client", schemaId: "pkg:npm/%40acme/client", version: "2.1.0" },
  ],
  [
    "it has no version",
    { "package.json": '{ "name": "acme" }' },
    { title: "acme", schemaId: "pkg:npm/acme" },
  ],
  [
    "it has no name",
    { "package.json": '{ "private": true, "version": "1.0.0" }' },
    { version: "1.0.0" },
  ],
  [
    "its name and version are as long as npm takes them",
    { "package.json": JSON.stringify({ name: "a".repeat(214), version: "1".repeat(256) }) },
    {
      ...{ title: "a".repeat(214), schemaId: `pkg:npm/${"a".repeat(214)}` },
      version: "1".repeat(256),
    },
  ],
  [
    "its name and version are longer",
    { "package.json": JSON.stringify({ name: "a".repeat(215), version: "1".repeat(257) }) },
    {},
  ],
  [
    "its name is as long as an identifier in it may be",
    { "package.json": JSON.stringify({ name: "é".repeat(82) }) },
    { title: "é".repeat(82), schemaId: `pkg:npm/${"%C3%A9".repeat(82)}` },
  ],
  [
    "its name is longer than an identifier in it may be",
    { "package.json": JSON.stringify({ name: "é".repeat(83) }) },
    { title: "é".repeat(83) },
  ],
  ["its name is no text", { "package.json": '{ "name": 5, "version": "" }' }, {}],
  ["it does not parse", { "package.json": "{" }, {}],
  ["it is a list", { "package.json": "[]" }, {}],
  [
    "it begins with a byte order mark",
    { "package.json": '\uFEFF{ "name": "acme" }' },
    { title: "acme", schemaId: "pkg:npm/acme" },
  ],
])("the title and version, where %s", async (_what, files, info) => {
  const folder = await temporaryFolder();
  await writeTree(folder, new Map(Object.entries(files)));
  expect(manifestInfo(folder, workTree).info).toEqual(info);
});

test("in a monorepo, the package's own, or else that of the top", async () => {
  const top = await temporaryFolder();
  await writeTree(
    top,
    new Map([
      ["package.json", '{ "name": "workspace", "private": true }'],
      ["packages/client/package.json", scoped],
      ["packages/docs/readme.txt", ""],
    ]),
  );
  execFileSync("git", ["init", "-q"], { cwd: top });
  const titleIn = (path: string): string | undefined =>
    manifestInfo(join(top, path), workTree).info.title;
  expect(titleIn("packages/client")).toBe("@acme/client");
  expect(titleIn("packages/docs")).toBe("workspace");
});

test("the config comes first, key by key", async () => {
  const folder = await temporaryFolder();
  const config = { wire: "camelCase", emit: ["openapi"], info: { title: "Acme" } };
  const page =
    "# Pair\n\n## Fields\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n";
  await writeTree(
    folder,
    new Map([
      ["package.json", scoped],
      ["modelmark.config.json", JSON.stringify(config)],
      ["spec/models/pair.md", page],
    ]),
  );
  expect((await run(folder, "generate")).exitCode).toBe(0);
  const text = await readFile(join(folder, "generated/openapi.json"), "utf8");
  const { info } = JSON.parse(text) as { info: object };
  expect(info).toMatchObject({ title: "Acme", version: "2.1.0" });
});
