import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { ownProject, run } from "../support/cli.ts";
import { change, git, mustGit, write } from "./repository.ts";
import { expectStaged } from "./expect-staged.ts";

// A config runs as it is staged, at its own place. If a module that it imports differs from the staged one, the check
// says so.

const page = "spec/models/shared/pair.md";
const settings = '{ wire: "camelCase", emit: ["interfaces"] }';
let folder: string;

beforeEach(async () => {
  folder = await ownProject();
  rmSync(join(folder, "modelmark.config.json"));
  mustGit(folder, "init", "-q", "-b", "main");
});

/** Commits files together with their outputs. */
async function begin(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) write(folder, path, text);
  const { exitCode, stderr } = await run(folder, "generate");
  expect([exitCode, stderr]).toEqual([0, ""]);
  mustGit(folder, "add", "-A");
  mustGit(folder, "commit", "-qm", "first");
}

const imported = {
  "modelmark.config.mts": 'import { wire } from "./wire.ts";\nexport default wire;\n',
  "wire.ts": `export const wire = ${settings};\n`,
};

describe("a script", () => {
  test.each([
    ["modelmark.config.ts", `export default ${settings};\n`],
    ["modelmark.config.mts", `export default ${settings};\n`],
    ["modelmark.config.cts", `module.exports = ${settings};\n`],
    ["modelmark.config.js", `export default ${settings};\n`],
    ["modelmark.config.mjs", `export default ${settings};\n`],
    ["modelmark.config.cjs", `module.exports = ${settings};\n`],
  ])("%s is run as it is staged, not as the disk has it", async (file, text) => {
    await begin({ [file]: text, "package.json": "{}\n" });
    change(folder, file, (was) => was.replace('emit: ["interfaces"]', 'enums: "open"'));
    await expectStaged(folder, 0);
    mustGit(folder, "add", "-A");
    await expectStaged(folder, 1);
    change(folder, file, () => text);
    await expectStaged(folder, 1);
    rmSync(join(folder, file));
    await expectStaged(folder, 1);
  });

  test("means by its own place what it means on the disk", async () => {
    const text = `import { join } from "node:path";
import { fileURLToPath } from "node:url";
enum Wire { camel = "camelCase" }
const here: string = __dirname;
if (fileURLToPath(import.meta.url) !== join(here, "modelmark.config.ts")) throw new Error(here);
export default { wire: Wire.camel, emit: ["interfaces"], spec: join(here, "spec") };
`;
    await begin({ "modelmark.config.ts": text, "package.json": '{ "type": "commonjs" }\n' });
    change(folder, page, (was) => was.replace("The key.", "The name."));
    mustGit(folder, "add", "-A");
    change(folder, "modelmark.config.ts", () => "export default 1;\n");
    await expectStaged(folder, 1, "generated/models/shared/pair.ts");
  });

  test("is told with its file where it throws, by its staged text", async () => {
    await begin({ "modelmark.config.mjs": `export default ${settings};\n` });
    write(folder, "modelmark.config.mjs", '\nthrow new Error("not yet");\n');
    mustGit(folder, "add", "-A");
    write(folder, "modelmark.config.mjs", `export default ${settings};\n`);
    await expectStaged(
      folder,
      2,
      "modelmark.config.mjs:2:",
      "MM6001",
      "not yet",
      "throw new Error",
    );
  });
});

describe("what a script imports", () => {
  test("is judged where it is what is staged, whatever colours git is told to use", async () => {
    await begin(imported);
    mustGit(folder, "config", "color.ui", "always");
    await expectStaged(folder, 0);
    change(folder, "wire.ts", (text) => text.replace('emit: ["interfaces"]', 'enums: "open"'));
    mustGit(folder, "add", "-A");
    await expectStaged(folder, 1);
  });

  test("is named where the disk has something else, or nothing", async () => {
    await begin(imported);
    change(folder, "wire.ts", (text) => text.replace("interfaces", "docs"));
    await expectStaged(folder, 2, "MM7203", "wire.ts", "is staged in another form");
    rmSync(join(folder, "wire.ts"));
    await expectStaged(folder, 2, "MM7203", "wire.ts", "is not there");
    mustGit(folder, "checkout", "-q", "wire.ts");
    mustGit(folder, "rm", "-q", "--cached", "wire.ts");
    await expectStaged(folder, 2, "MM7203", "wire.ts", "is not staged");
  });

  test("may be what git ignores, as it is built", async () => {
    await begin({ ...imported, ".gitignore": "wire.ts\n" });
    await expectStaged(folder, 0);
  });

  test("counts at any distance, in any form of an import", async () => {
    await begin({
      "modelmark.config.cjs": 'module.exports = require("./a/first");\n',
      "a/first.js":
        'exports.wire = require("./second.json").wire;\nexports.emit = ["interfaces"];\n',
      "a/second.json": '{ "wire": "camelCase" }\n',
    });
    change(folder, "a/second.json", () => '{ "wire": "snake_case" }\n');
    await expectStaged(folder, 2, "a/second.json");
  });

  test("may be a package of the workspace, by its files and by what its manifest exports", async () => {
    mkdirSync(join(folder, "node_modules/@acme"), { recursive: true });
    symlinkSync("../../packages/wire", join(folder, "node_modules/@acme/wire"));
    const manifest = (entry: string): string =>
      JSON.stringify({ name: "@acme/wire", type: "module", exports: entry, version: "1.0.0" });
    await begin({
      ".gitignore": "node_modules\n",
      "modelmark.config.mjs": 'import all from "@acme/wire";\nexport default all;\n',
      "packages/wire/package.json": manifest("./index.js"),
      "packages/wire/index.js": 'import all from "./all.js";\nexport default all;\n',
      "packages/wire/all.js": `export default ${settings};\n`,
      "packages/wire/other.js": "export default {};\n",
    });
    await expectStaged(folder, 0);
    change(folder, "packages/wire/all.js", () => "export default {};\n");
    await expectStaged(folder, 2, "packages/wire/all.js");
    mustGit(folder, "checkout", "-q", ".");
    change(folder, "packages/wire/package.json", (text) => text.replace("1.0.0", "2.0.0"));
    await expectStaged(folder, 0);
    change(folder, "packages/wire/package.json", () => manifest("./other.js"));
    await expectStaged(folder, 2, "packages/wire");
  });

  test.each([
    [
      "reads files itself",
      'JSON.parse(readFileSync(new URL("over.json", import.meta.url), "utf8"))',
    ],
    ["works out a name", '(await import(["./over", "json"].join("."))).default'],
  ])("is everything where it %s", async (_, overrides) => {
    const text = `import { readFileSync } from "node:fs";\nvoid readFileSync;\nexport default { overrides: ${overrides}, wire: "camelCase", emit: ["interfaces"] };\n`;
    await begin({ "modelmark.config.mjs": text, "over.json": "{}\n", "app.ts": "export {};\n" });
    await expectStaged(folder, 0);
    change(folder, "over.json", () => '{ "shared/Pair": { "fields": {} } }\n');
    await expectStaged(folder, 2, "MM7203", "over.json");
    mustGit(folder, "add", "-A");
    expect((await run(folder, "check", "--staged")).stderr).not.toContain("MM7203");
  });
});

describe("settings that are data", () => {
  test("overrides and the config are read as they are staged, whatever the ending", async () => {
    await begin({
      "modelmark.config.json":
        '{ "wire": "camelCase", "emit": ["interfaces"], "overrides": "over.conf" }\n',
      "over.conf": "{}\n",
    });
    write(folder, "over.conf", "shared/Pair:\n  fields:\n    key:\n      type: number\n");
    await expectStaged(folder, 0);
    mustGit(folder, "add", "-A");
    write(folder, "over.conf", "broken: [\n");
    await expectStaged(folder, 1, "generated/models/shared/pair.ts");
    mustGit(folder, "add", "-A");
    await expectStaged(folder, 2, "over.conf:", "MM6001");
    git(folder, "rm", "-q", "--cached", "over.conf");
    await expectStaged(folder, 2, "over.conf", "it does not exist");
  });

  test("a JSON config that does not parse, and two configs, name their files", async () => {
    await begin({ "modelmark.config.json": '{ "wire": "camelCase", "emit": ["interfaces"] }\n' });
    write(folder, "modelmark.config.json", '{ "wire": "camelCase",, }\n');
    mustGit(folder, "add", "-A");
    await expectStaged(folder, 2, "modelmark.config.json:1:", "MM6001");
    mustGit(folder, "reset", "-q", "--hard");
    write(folder, "modelmark.config.mjs", `export default ${settings};\n`);
    await expectStaged(folder, 0);
    mustGit(folder, "add", "-A");
    await expectStaged(folder, 2, "MM6006", "`modelmark.config.mjs` and `modelmark.config.json`");
  });
});
