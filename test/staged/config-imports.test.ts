import { mkdirSync, rmSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { ownProject, run } from "../support/cli.ts";
import { change, CleanClone, mustGit, nextCommit, write } from "./repository.ts";
import { expectStaged } from "./expect-staged.ts";

// A config loads other files from the disk. Each must be the one that a clone of the commit would load, in the same
// form; otherwise the check names it.

const camel = 'export const wire = "camelCase";\n';
const snake = 'export const wire = "snake_case";\n';
const config = (specifier: string): string =>
  `import { wire } from "${specifier}";\nexport default { wire, emit: ["interfaces"] };\n`;
let folder: string;

beforeEach(async () => {
  folder = await ownProject();
  rmSync(join(folder, "modelmark.config.json"));
  mustGit(folder, "init", "-q", "-b", "main");
});

async function generate(): Promise<void> {
  const { exitCode, stderr } = await run(folder, "generate");
  expect([exitCode, stderr]).toEqual([0, ""]);
}

/** Commits files together with their outputs. */
async function begin(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) write(folder, path, text);
  await generate();
  mustGit(folder, "add", "-A");
  mustGit(folder, "commit", "-qm", "first");
}

/** Expects that a clean clone of the next commit is not up to date, so that the check may not pass. */
async function expectClone(exitCode: number): Promise<void> {
  const clone = new CleanClone(folder, join(folder, "../clone"));
  clone.become(nextCommit(folder) ?? "");
  expect((await run(clone.folder, "check", "--no-cache")).exitCode).toBe(exitCode);
}

/** Stages a page that belongs to no spec, so that the check is not left out. */
function stageOther(): void {
  write(folder, "notes.md", "# Notes\n");
  mustGit(folder, "add", "notes.md");
}

describe("an import is found among the staged files too", () => {
  test("so a removed module that is still staged comes first there", async () => {
    await begin({ "modelmark.config.ts": config("./wire"), "wire.js": snake });
    rmSync(join(folder, "wire.js"));
    write(folder, "wire.ts", camel);
    await generate();
    mustGit(folder, "add", "wire.ts", "generated");
    await expectClone(1);
    await expectStaged(folder, 2, "MM7203", "wire.js", "is not there");
    mustGit(folder, "add", "-A");
    await expectStaged(folder, 0);
  });

  test("so an ignored module does not hide a staged one", async () => {
    await begin({
      ".gitignore": "*.js\n",
      "modelmark.config.ts": config("./wire.js"),
      "wire.ts": snake,
    });
    write(folder, "wire.js", camel);
    await generate();
    mustGit(folder, "add", "-A");
    await expectClone(1);
    await expectStaged(folder, 2, "MM7203", "wire.js", "while a clone would load `wire.ts`");
    rmSync(join(folder, "wire.js"));
    await expectStaged(folder, 1);
  });

  test("so a module that would come later does not matter", async () => {
    await begin({ "modelmark.config.ts": config("./wire"), "wire.js": camel, "wire.ts": snake });
    await expectStaged(folder, 0);
    rmSync(join(folder, "wire.ts"));
    stageOther();
    await expectStaged(folder, 0);
  });

  test("so a link counts by what it leads to, and a link out of the repository is refused", async () => {
    const files = { "modelmark.config.ts": config("./wire"), "a.ts": camel, "b.ts": camel };
    symlinkSync("b.ts", join(folder, "wire.ts"));
    await begin(files);
    rmSync(join(folder, "wire.ts"));
    symlinkSync("a.ts", join(folder, "wire.ts"));
    stageOther();
    await expectStaged(folder, 2, "MM7203", "wire.ts", "is staged in another form");
    write(folder, "../outside.ts", camel);
    rmSync(join(folder, "wire.ts"));
    symlinkSync("../outside.ts", join(folder, "wire.ts"));
    mustGit(folder, "add", "-A");
    await expectStaged(folder, 2, "MM7203", "wire.ts", "is a link that no clone can follow");
  });
});

const reading = `import { readFileSync } from "node:fs";
export default JSON.parse(readFileSync(new URL("o.json", import.meta.url), "utf8"));
`;
const settings = (wire: string): string => `{ "wire": "${wire}", "emit": ["interfaces"] }\n`;

describe("a config that reads files itself", () => {
  beforeEach(async () => {
    await begin({ "modelmark.config.mjs": reading, "o.json": settings("camelCase") });
  });

  test("is refused where a file is not staged at all", async () => {
    mustGit(folder, "rm", "-q", "--cached", "o.json");
    await expectClone(2);
    await expectStaged(folder, 2, "MM7203", "o.json", "is not staged");
  });

  test("is refused where git cannot compare the files", async () => {
    write(folder, ".gitattributes", "*.psd filter=lfs\n");
    write(folder, "a.psd", "picture\n");
    mustGit(folder, "add", "-A");
    mustGit(folder, "config", "filter.lfs.clean", "no-such-program");
    mustGit(folder, "config", "filter.lfs.required", "true");
    utimesSync(join(folder, "a.psd"), 1, 1);
    await expectStaged(folder, 2, "MM7203", "cannot be compared with what is staged: ");
  });

  test.each(["--assume-unchanged", "--skip-worktree"])(
    "is refused where %s hides another form from git",
    async (option) => {
      mustGit(folder, "update-index", option, "o.json");
      stageOther();
      await expectStaged(folder, 0);
      write(folder, "o.json", settings("snake_case"));
      await expectStaged(folder, 2, "MM7203", "o.json", "is staged in another form");
      rmSync(join(folder, "o.json"));
      await expectStaged(folder, 2, "MM7203", "o.json", "is not there");
    },
  );

  test("is refused with the number of files, where there are many", async () => {
    for (let index = 0; index < 30; index += 1) write(folder, `note-${index}.txt`, "\n");
    stageOther();
    await expectStaged(folder, 2, "and 10 more files differ too");
  });
});

describe("a way to read files without an import", () => {
  const wire = 'emit: ["interfaces"], wire: process.env.MM_TEST_WIRE ?? "camelCase"';
  test.each([
    [
      "a global",
      "mjs",
      `process.loadEnvFile(new URL('.env', import.meta.url));\nexport default { ${wire} };\n`,
    ],
    [
      "a part of a module",
      "mjs",
      `import { loadEnvFile } from "node:process";\nloadEnvFile(new URL('.env', import.meta.url));\nexport default { ${wire} };\n`,
    ],
    [
      "a whole module",
      "mjs",
      `import it from "process";\nconst { loadEnvFile } = it;\nloadEnvFile(new URL('.env', import.meta.url));\nexport default { ${wire} };\n`,
    ],
    [
      "a global by another way",
      "mjs",
      `globalThis.process.loadEnvFile(new URL('.env', import.meta.url));\nexport default { ${wire} };\n`,
    ],
    ["`require` as a value", "cjs", `module.exports = [["./base"].map(require)].flat()[0];\n`],
  ])("counts: %s", async (_, ending, text) => {
    await begin({
      [`modelmark.config.${ending}`]: text,
      ".env": "MM_TEST_WIRE=camelCase\n",
      "base.cjs": 'module.exports = { wire: "camelCase", emit: ["interfaces"] };\n',
    });
    delete process.env["MM_TEST_WIRE"];
    stageOther();
    await expectStaged(folder, 0);
    change(folder, ".env", (was) => `# another\n${was}`);
    change(folder, "base.cjs", (was) => `// another\n${was}`);
    await expectStaged(folder, 2, "MM7203", ".env", "base.cjs");
    delete process.env["MM_TEST_WIRE"];
  });

  test("does not count where the names are harmless, or only words", async () => {
    const text = `// process, require and eval
import it, { env } from "node:process";
const { platform } = process;
class Wire { constructor(require) { this.global = require; } }
const words = { process: "process.loadEnvFile()", module: typeof globalThis };
void [it.env.HOME, env.HOME, platform, process.cwd(), new Wire(1), words];
export default { wire: "camelCase", emit: ["interfaces"] };
`;
    await begin({ "modelmark.config.mts": text, "notes.txt": "\n" });
    change(folder, "notes.txt", () => "another\n");
    stageOther();
    await expectStaged(folder, 0);
  });
});

test("a config behind a link imports what is beside the file that it leads to", async () => {
  mkdirSync(join(folder, "packages"));
  symlinkSync("../shared/base.config.ts", join(folder, "packages/modelmark.config.ts"));
  write(folder, "shared/base.config.ts", config("./wire"));
  write(folder, "shared/wire.ts", camel);
  mustGit(folder, "add", "-A");
  mustGit(folder, "mv", "spec", "packages/spec");
  const inner = join(folder, "packages");
  const { exitCode, stderr } = await run(inner, "generate");
  expect([exitCode, stderr]).toEqual([0, ""]);
  mustGit(folder, "add", "-A");
  expect(await run(inner, "check", "--staged")).toMatchObject({ exitCode: 0 });
  change(folder, "shared/wire.ts", () => snake);
  const refused = await run(inner, "check", "--staged");
  expect(refused.stderr).toMatch(/MM7203.*wire\.ts/);
  write(folder, "shared/base.config.ts", '\n\nthrow new Error("not yet");\n');
  const failed = await run(inner, "generate");
  expect(failed.stderr).toContain("modelmark.config.ts:3:");
});
