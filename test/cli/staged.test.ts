import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { isIrrelevant } from "../../generator/tree/git/staged-paths.ts";
import { ownProject, run, spawnCli, temporaryFolder, type CliResult } from "../support/cli.ts";

// The content of the next commit is judged, whatever the work tree looks like.

const pair = "spec/models/shared/pair.md";
const repair = "npx modelmark generate && git add generated";
let folder: string;

function git(cwd: string, ...args: readonly string[]): string {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  const quiet = ["-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always"];
  return execFileSync("git", [...identity, ...quiet, ...args], { cwd, encoding: "utf8" });
}

const check = (cwd = folder): Promise<CliResult> => run(cwd, "check", "--staged");

async function editPage(cwd = folder, description = "The name."): Promise<void> {
  const text = await readFile(join(cwd, pair), "utf8");
  await writeFile(join(cwd, pair), text.replace("The key.", description));
}

beforeEach(async () => {
  folder = await ownProject();
  await run(folder, "generate");
  git(folder, "init", "-q", "-b", "main");
  git(folder, "add", "-A");
  git(folder, "commit", "-qm", "first");
});

/** Sets an environment variable for one test. */
function useEnvironment(name: string, value: string): void {
  const before = process.env[name];
  process.env[name] = value;
  onTestFinished(() => {
    if (before === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before;
  });
}

describe("check --staged", () => {
  test("a page is staged without its output", async () => {
    await editPage();
    git(folder, "add", pair);
    const { exitCode, stdout } = await check();
    expect(exitCode).toBe(1);
    expect(stdout).toContain("generated/models/shared/pair.ts");
    expect(stdout.trimEnd().endsWith(`To repair: ${repair}`)).toBe(true);
  });

  test("a config that others put beside temporary files is not run", async () => {
    const shared = await temporaryFolder();
    await writeFile(
      join(shared, "modelmark.config.mjs"),
      'throw new Error("a config of a stranger was run");\n',
    );
    await rm(join(folder, "modelmark.config.json"));
    await run(folder, "generate");
    git(folder, "add", "-A");
    useEnvironment("TMPDIR", shared);
    const { exitCode, stderr } = await check();
    expect(stderr).not.toContain("stranger");
    expect(exitCode).toBe(0);
  });

  test("the output is made, and not staged", async () => {
    await editPage();
    git(folder, "add", pair);
    await run(folder, "generate");
    expect((await check()).exitCode).toBe(1);
    git(folder, "add", "generated");
    expect((await check()).exitCode).toBe(0);
  });

  test("drift in the work tree alone is no matter of the commit", async () => {
    await editPage();
    await writeFile(join(folder, "other.ts"), "");
    git(folder, "add", "other.ts");
    expect((await check()).exitCode).toBe(0);
  });

  test("part of a page is staged: the staged part counts", async () => {
    await editPage();
    await run(folder, "generate");
    git(folder, "add", "-A");
    // The work tree changes after that.
    await editPage(folder, "");
    await writeFile(join(folder, pair), "broken");
    expect((await check()).exitCode).toBe(0);
  });

  test("a staged file is gone from the work tree", async () => {
    await editPage();
    await run(folder, "generate");
    git(folder, "add", "-A");
    await rm(join(folder, "spec"), { recursive: true });
    expect((await check()).exitCode).toBe(0);
  });

  test("the config stands in package.json", async () => {
    await rm(join(folder, "modelmark.config.json"));
    const config = { wire: "camelCase", emit: ["interfaces"] };
    await writeFile(join(folder, "package.json"), JSON.stringify({ modelmark: config }));
    git(folder, "add", "-A");
    expect(await check()).toMatchObject({ exitCode: 0 });
    const other = { modelmark: { ...config, enums: "open" } };
    await writeFile(join(folder, "package.json"), JSON.stringify(other));
    expect(await check()).toMatchObject({ exitCode: 0 });
    git(folder, "add", "-A");
    expect(await check()).toMatchObject({ exitCode: 1 });
  });

  test("a page is renamed", async () => {
    git(folder, "mv", "spec/models/shared/property.md", "spec/models/shared/prop.md");
    const { exitCode, stderr } = await check();
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("MM4001")]);
  });

  test("there is no commit yet", async () => {
    await rm(join(folder, ".git"), { recursive: true });
    git(folder, "init", "-q");
    git(folder, "add", "-A");
    expect((await check()).exitCode).toBe(0);
    git(folder, "rm", "-q", "--cached", "generated/models/shared/pair.ts");
    expect((await check()).exitCode).toBe(1);
  });

  test("a page is only meant to be added", async () => {
    const page = "# Later\n\n## Values\n\n| Name | Value |\n| - | - |\n| `A` | a |\n";
    await writeFile(join(folder, "spec/models/shared/later.md"), page);
    git(folder, "add", "-N", "spec/models/shared/later.md");
    // Git would commit an empty file, which is not a page.
    const { exitCode } = await check();
    expect([0, 2]).toContain(exitCode);
  });

  test("names with spaces and of other scripts", async () => {
    await rename(join(folder, "spec"), join(folder, "spécs и more"));
    await writeFile(
      join(folder, "modelmark.config.json"),
      JSON.stringify({ wire: "camelCase", emit: ["interfaces"], spec: "spécs и more" }),
    );
    await run(folder, "generate");
    git(folder, "add", "-A");
    expect((await check()).exitCode).toBe(0);
  });

  test("git checks out with CRLF", async () => {
    git(folder, "config", "core.autocrlf", "true");
    expect((await check()).exitCode).toBe(0);
  });

  test("from a folder within, a work tree beside, and a submodule", async () => {
    const outer = await temporaryFolder();
    await mkdir(join(outer, "sub"));
    await cp(folder, join(outer, "packages/api"), { recursive: true });
    await rm(join(outer, "packages/api/.git"), { recursive: true });
    git(outer, "init", "-q");
    git(outer, "add", "-A");
    const inside = join(outer, "packages/api");
    expect((await check(inside)).exitCode).toBe(0);
    await editPage(inside);
    git(outer, "add", "-A");
    const { exitCode, stdout } = await check(inside);
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining("generated/models/shared")]);

    const beside = join(await temporaryFolder(), "beside");
    git(folder, "worktree", "add", "-q", beside, "-b", "beside");
    await editPage(beside);
    git(beside, "add", "-A");
    expect((await check(beside)).exitCode).toBe(1);

    git(outer, "submodule", "add", "-q", folder, "sub/api");
    const submodule = join(outer, "sub/api");
    await editPage(submodule);
    git(submodule, "add", "-A");
    expect((await check(submodule)).exitCode).toBe(1);
  });

  test.each([
    ["that is a script", 'export default { wire: "camelCase", emit: ["interfaces"] };\n'],
    ["that imports another", 'import {\n  all,\n} from "./lib/all.js";\nexport default all;\n'],
  ])("with a config %s", async (_, config) => {
    await rm(join(folder, "modelmark.config.json"));
    await mkdir(join(folder, "lib"));
    const all = 'export const all = { wire: "camelCase", emit: ["interfaces"] };\n';
    await writeFile(join(folder, "lib/all.js"), all);
    await writeFile(join(folder, "modelmark.config.js"), config);
    await editPage();
    git(folder, "add", "-A");
    expect(await check()).toMatchObject({ exitCode: 1, stderr: "" });
    await run(folder, "generate");
    git(folder, "add", "-A");
    expect(await check()).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("outside any repository", async () => {
    const { exitCode, stderr } = await check(await temporaryFolder());
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("MM7201")]);
  });

  test("leaves nothing behind", async () => {
    await editPage();
    git(folder, "add", "-A");
    const own = await temporaryFolder();
    useEnvironment("XDG_CACHE_HOME", own);
    expect((await check()).exitCode).toBe(1);
    expect(readdirSync(join(own, "modelmark"))).toEqual([]);
  });

  test("needs no folder to write to", async () => {
    await editPage();
    git(folder, "add", "-A");
    // The folder for temporary files does not exist, so nothing can be written there.
    useEnvironment("TMPDIR", join(folder, "not/there"));
    expect((await check()).exitCode).toBe(1);
    useEnvironment("XDG_CACHE_HOME", join(folder, "modelmark.config.json"));
    expect((await check()).exitCode).toBe(1);
  });
});

describe("what is staged is irrelevant", () => {
  const stage = async (path: string, text = "x\n"): Promise<void> => {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
    git(folder, "add", "-f", path);
  };

  test("when it is of no kind a check reads", async () => {
    await stage("src/app.ts");
    await stage("src/package.json", "{}\n");
    await stage("logo.svg");
    expect(isIrrelevant(folder)).toBe(true);
    expect(isIrrelevant(join(folder, "src"))).toBe(true);
  });

  test("but not with another name, version or prettier config of a package.json above it", async () => {
    const manifest = { name: "acme", version: "1.0.0", description: "a" };
    await stage("package.json", JSON.stringify(manifest));
    expect(isIrrelevant(folder)).toBe(false);
    git(folder, "commit", "-qm", "second");
    await stage("package.json", JSON.stringify({ ...manifest, description: "b" }));
    expect(isIrrelevant(folder)).toBe(true);
    for (const change of [{ name: "b" }, { version: "2.0.0" }, { prettier: { semi: false } }]) {
      await stage("package.json", JSON.stringify({ ...manifest, ...change }));
      expect(isIrrelevant(folder)).toBe(false);
    }
    await stage("package.json", "{");
    expect(isIrrelevant(folder)).toBe(false);
  });

  test.each([
    "spec/models/shared/new.md",
    "README.md",
    "overrides.yaml",
    "config/overrides.json",
    "generated/models/shared/extra.ts",
    "generated/docs.txt",
    "modelmark.config.json",
    ".gitattributes",
  ])("but not with %s", async (path) => {
    await stage(path);
    expect(isIrrelevant(folder)).toBe(false);
  });

  test("but not with a package.json that holds, or held, a config", async () => {
    await rm(join(folder, "modelmark.config.json"));
    await stage("package.json", '{ "dependencies": { "modelmark": "1.0.0" }, "license": "1" }\n');
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "second");
    await stage("package.json", '{ "dependencies": { "modelmark": "1.0.0" }, "license": "2" }\n');
    expect(isIrrelevant(folder)).toBe(true);
    await stage("package.json", '{ "modelmark":\n  { "wire": "camelCase" } }\n');
    expect(isIrrelevant(folder)).toBe(false);
    git(folder, "commit", "-qm", "third");
    await stage("logo.svg");
    expect(isIrrelevant(folder)).toBe(true);
    await stage("package.json", "{}\n");
    expect(isIrrelevant(folder)).toBe(false);
    await stage("package.json", '{ "modelmark": { "include": ["**/*.txt"] } }\n');
    git(folder, "commit", "-qm", "fourth");
    await stage("logo.svg", "y\n");
    expect(isIrrelevant(folder)).toBe(false);
  });

  test("but not with a deleted page or output", () => {
    git(folder, "rm", "-q", "generated/models/shared/pair.ts");
    expect(isIrrelevant(folder)).toBe(false);
  });

  test("but not where the config loads others, or chooses its pages", async () => {
    await rm(join(folder, "modelmark.config.json"));
    await writeFile(
      join(folder, "modelmark.config.js"),
      'import x from "./x.js";\nexport default x;\n',
    );
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "second");
    await stage("logo.svg");
    expect(isIrrelevant(folder)).toBe(false);
    git(folder, "commit", "-qm", "third");
    await writeFile(
      join(folder, "modelmark.config.js"),
      'export default { include: ["**/*.txt"] };\n',
    );
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "fourth");
    await stage("logo.svg", "y\n");
    expect(isIrrelevant(folder)).toBe(false);
  });

  const config = (text: string): string => `export default { ${text} };\n`;
  test.each([
    ["names", config('overrides: "over.conf"'), "over.conf", false],
    ["names elsewhere", config('overrides: "extra/over.conf"'), "extra/over.conf", false],
    ["does not name", config('overrides: "over.conf"'), "logo.svg", true],
    ["works out", config('overrides: ["over", "conf"].join(".")'), "over.conf", false],
    ["takes from a variable", config("overrides"), "over.conf", false],
    ["has within", config("overrides: {}"), "over.conf", true],
    ["reads", `import { readFileSync } from "node:fs";\n${config("")}`, "x.txt", false],
    ["reads by a module", `import { x } from "./x.js";\n${config("x")}`, "x.txt", false],
    ["reads in another way", `process.getBuiltinModule("fs");\n${config("")}`, "x.txt", false],
    ["works out an import of", `await import("./" + "x");\n${config("")}`, "x.ts", false],
    ["joins with others", `import { join } from "node:path";\n${config("")}`, "x.ts", true],
    [
      "types",
      `import { defineConfig } from "modelmark";\nexport default defineConfig({ spec: "spec" });\n`,
      "x.ts",
      true,
    ],
  ])("depending on a file that the config %s", async (_, text, path, isIdle) => {
    await rm(join(folder, "modelmark.config.json"));
    await writeFile(join(folder, "modelmark.config.mjs"), text);
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "second");
    await stage(path);
    expect(isIrrelevant(folder)).toBe(isIdle);
  });

  test.each([
    ["hands require on", 'module.exports = Object.assign({}, ...["./base"].map(require));\n'],
    ["hands require on beside a name", 'void ["./base"].map(require), "modelmark";\n'],
    ["loads variables", "process.loadEnvFile();\nmodule.exports = { wire: process.env.WIRE };\n"],
    ["works out its outputs", 'module.exports = { out: "gener" + "ated" };\n'],
  ])("depending on any file where the config %s", async (_, text) => {
    await rm(join(folder, "modelmark.config.json"));
    await writeFile(join(folder, "modelmark.config.cjs"), text);
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "second");
    await stage("base.cjs");
    expect(isIrrelevant(folder)).toBe(false);
  });

  test.each([
    ["a page", "spec/models/shared/two.md", "../../raw/two.txt", "spec/raw/two.txt", false],
    ["overrides", "over.yaml", "data/values.txt", "data/values.txt", false],
    ["overrides on the way to which links are", "over.yaml", "x/b", "data/b", false],
    ["a folder above a page", "extra", "data", "data/note.txt", true],
    ["an output", "generated/x.ts", "../data/x.txt", "data/x.txt", false],
    ["nothing that is read", "link.txt", "./data/./x.txt", "data/x.txt", true],
    ["who knows what", "link.txt", "data/../x/x.txt", "data/x.txt", false],
  ])("depending on a file behind a link that is %s", async (_, path, target, file, isIdle) => {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await symlink("data", join(folder, "x"));
    await symlink(target, join(folder, path));
    await stage(file, "a\n");
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "second");
    await stage(file, "b\n");
    expect(isIrrelevant(folder)).toBe(isIdle);
  });

  test("but not where submodules get other names, or none", async () => {
    await stage(".gitmodules", "");
    expect(isIrrelevant(folder)).toBe(false);
  });

  test("but not where a config of prettier loads modules, by which outputs are laid out", async () => {
    await writeFile(join(folder, "prettier.config.mjs"), 'export { x } from "./base.mjs";\n');
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "second");
    await stage("base.mjs");
    expect(isIrrelevant(folder)).toBe(true);
    const settings = { wire: "camelCase", emit: ["interfaces"], format: "project" };
    await writeFile(join(folder, "modelmark.config.json"), JSON.stringify(settings));
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "third");
    await stage("base.mjs", "y\n");
    expect(isIrrelevant(folder)).toBe(false);
    git(folder, "rm", "-q", "prettier.config.mjs");
    await stage("package.json", '{ "devDependencies": { "prettier": "3" } }\n');
    git(folder, "commit", "-qm", "fourth");
    await stage("base.mjs", "z\n");
    expect(isIrrelevant(folder)).toBe(true);
    await stage("package.json", '{ "prettier": "./base.mjs" }\n');
    git(folder, "commit", "-qm", "fifth");
    await stage("base.mjs", "a\n");
    expect(isIrrelevant(folder)).toBe(false);
  });

  test("but not with an output of a project that has no lock yet", async () => {
    const projects = { a: {}, b: { out: "./gen-b" } };
    await writeFile(join(folder, "modelmark.config.json"), JSON.stringify({ projects }));
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "second");
    await stage("src/app.ts");
    expect(isIrrelevant(folder)).toBe(true);
    await stage("gen-b/models/shared/pair.ts");
    expect(isIrrelevant(folder)).toBe(false);
  });

  test.each([
    ["package.json", (version: string) => `{ "devDependencies": { "modelmark": "${version}" } }\n`],
    [
      "package-lock.json",
      (version: string) =>
        `{\n"lockfileVersion": 3, "packages": {\n"node_modules/modelmark": {\n"version": "${version}"\n} } }\n`,
    ],
    ["pnpm-lock.yaml", (version: string) => `packages:\n  modelmark@${version}:\n`],
    ["yarn.lock", (version: string) => `modelmark@^1.0.0:\n  version "${version}"\n`],
  ])("but not with another version of Modelmark in %s", async (path, text) => {
    await stage(path, text("1.0.0"));
    git(folder, "commit", "-qm", "second");
    await stage(path, text("1.1.0"));
    expect(isIrrelevant(folder)).toBe(false);
  });

  test("but not where a lock is gone, so that nobody knows the outputs", async () => {
    git(folder, "rm", "-q", "--cached", "generated/modelmark.lock.json");
    git(folder, "commit", "-qm", "second");
    await stage("src/app.ts");
    expect(isIrrelevant(folder)).toBe(false);
  });

  test("and that is said, unless told to be quiet", async () => {
    await stage("src/app.ts");
    const said = "Not judged: nothing that is staged can matter to the generated files.\n";
    const loud = await spawnCli(folder, ["check", "--staged"]);
    expect(loud).toEqual({ exitCode: 0, stdout: said, stderr: "" });
    const quiet = await spawnCli(folder, ["check", "--staged", "--quiet"]);
    expect(quiet).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });

  test("but not when it is nothing: then all that is committed is judged", async () => {
    expect(isIrrelevant(folder)).toBe(false);
    expect((await check()).exitCode).toBe(0);
    await editPage();
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "drifted");
    expect(isIrrelevant(folder)).toBe(false);
    expect((await check()).exitCode).toBe(1);
  });

  test("not outside any repository, where git cannot tell", async () => {
    expect(isIrrelevant(await temporaryFolder())).toBe(false);
  });
});

describe("the repair of staged outputs also stages", () => {
  const later = "spec/models/shared/later.md";

  test.each<readonly [string, string, () => Promise<void>]>([
    ["a page that was changed since", pair, () => editPage()],
    ["a page that was removed", "spec/models/shared/property.md", () => removeProperty()],
    ["a page that is not staged at all", later, () => addLater()],
    ["the config", "modelmark.config.json", () => useSnakeCase()],
  ])("%s", async (_, path, act) => {
    await act();
    await run(folder, "generate");
    git(folder, "add", "generated");
    const { exitCode, stdout } = await check();
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining(`${repair} ${path}\n`)]);
    expect(stdout).toContain(`Not staged as on the disk: ${path}.`);
    git(folder, "add", "generated", path);
    expect((await check()).exitCode).toBe(0);
  });

  test("a config that took the place of another", async () => {
    const config = join(folder, "modelmark.config.json");
    await writeFile(
      join(folder, "modelmark.config.mjs"),
      `export default { ...${await readFile(config, "utf8")}, readonly: true };\n`,
    );
    await rm(config);
    await run(folder, "generate");
    git(folder, "add", "generated");
    const both = "modelmark.config.mjs modelmark.config.json";
    expect((await check()).stdout).toContain(`${repair} ${both}\n`);
    git(folder, "add", "generated", ...both.split(" "));
    expect((await check()).exitCode).toBe(0);
  });

  test("the spec, where many of its pages differ", async () => {
    for (const name of ["one", "two", "three", "four"]) {
      await cp(join(folder, pair), join(folder, `spec/models/${name}/pair.md`));
    }
    await run(folder, "generate");
    git(folder, "add", "generated");
    expect((await check()).stdout).toContain(`To repair: ${repair} spec\n`);
  });

  async function addLater(): Promise<void> {
    const text = await readFile(join(folder, pair), "utf8");
    await writeFile(join(folder, later), text.replaceAll("Pair", "Later"));
  }

  async function removeProperty(): Promise<void> {
    await rm(join(folder, "spec/models/shared/property.md"));
  }

  async function useSnakeCase(): Promise<void> {
    await writeFile(
      join(folder, "modelmark.config.json"),
      '{ "wire": "snake_case", "emit": ["interfaces"] }\n',
    );
  }
});
