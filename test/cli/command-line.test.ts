import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { catalog } from "../../generator/diagnostics/catalog.ts";
import { main } from "../../generator/commands/main.ts";
import { createPaint } from "../../generator/report/paint.ts";
import { objectPage, ownProject, project, run, spawnCli } from "../support/cli.ts";
import { workTree } from "../../generator/tree/work-tree.ts";

const root = join(import.meta.dirname, "../..");

const pages = {
  "shared/pair.md": objectPage("Pair", ["key_name", "*::String*", true]),
  "shared/old.md": "# Old\n\nNo cell spells it out.\n",
};

describe("usage", () => {
  test("--help lists what there is, with examples, and nothing that is not due", async () => {
    const { exitCode, stdout } = await run(".", "--help");
    expect(exitCode).toBe(0);
    for (const command of ["generate", "watch", "check", "diff", "inspect", "explain"]) {
      expect(stdout).toContain(`\n  ${command} `);
      const help = await run(".", command, "--help");
      expect(help).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Example:\n  $") });
    }
    expect(stdout).toContain("Examples:\n  $ modelmark generate");
    expect(stdout).not.toMatch(/\binfer\b/);
  });

  test.each([
    [["generat"], "did you mean `generate`?"],
    [["generate", "--wier", "auto"], "did you mean `--wire`?"],
    [["generate", "--wire", "kebab"], "it can be `auto`, `camelCase`"],
    [["generate", "--emit", "yup"], "there are `docs`, `interfaces`"],
    [["generate", "--max-warnings", "few"], "whole number"],
    [["generate", "extra"], "`generate` takes no arguments, but it was given `extra`; "],
    [["explain", "MM40"], "did you mean"],
    [["diff", "", ""], "the argument after `diff` is empty; is it a variable that is not set?"],
    [["diff", "spec", ""], "the argument after `spec` is empty"],
    [["inspect", ""], "the argument after `inspect` is empty"],
    [["explain", ""], "the argument after `explain` is empty"],
    [[""], "the first argument is empty"],
    [["check", "--spec="], "`--spec` has an empty value; is it a variable that is not set?"],
    [["check", "--project", ""], "the argument after `--project` is empty"],
    [["check", "--config="], "`--config` has an empty value"],
    [["check", "--staged", "--cwd", ""], "the argument after `--cwd` is empty"],
    [["generate", "--out="], "`--out` has an empty value"],
    [["generate", "--emit="], "`--emit` has an empty value"],
    [["init", "--yes", "--spec="], "`--spec` has an empty value"],
    [["check", "--cwd", "nosuch"], "`--cwd` names `nosuch`, which is not a folder"],
    [["check", "--staged", "--cwd", "package.json"], "`--cwd` names `package.json`, which is not"],
    [["init", "--yes", "--cwd", "package.json/below"], "`--cwd` names `package.json/below`, which"],
  ])("%j is refused with a way out", async (argv, message) => {
    const { exitCode, stdout, stderr } = await run(".", ...argv);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test("explain knows every code, in any letter case", async () => {
    const all = await run(".", "explain");
    for (const [code, { title, explanation, example, hint }] of Object.entries(catalog)) {
      expect(all.stdout).toContain(code);
      const { exitCode, stdout } = await run(".", "explain", code.toLowerCase());
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`\nTo fix it\n\n${hint()}\n`);
      for (const part of [code, title, explanation, example.split("\n")[0] ?? ""]) {
        expect(stdout).toContain(part);
      }
    }
  });
});

describe("conventions", () => {
  test("no arguments at all show the help", async () => {
    for (const argv of [[], ["--no-color"]]) {
      const bare = await run(".", ...argv);
      expect(bare).toMatchObject({ exitCode: 0, stderr: "" });
      expect(bare.stdout).toMatch(/^Usage: modelmark/);
    }
  });

  test("--version and -v say what a report of a bug needs, the version first", async () => {
    const { version } = v.parse(
      v.object({ version: v.string() }),
      JSON.parse(await readFile(join(root, "package.json"), "utf8")),
    );
    const { node } = process.versions;
    const expected = `${version}\nnode ${node}\n${process.platform} ${process.arch}\n`;
    for (const flag of ["--version", "-v"]) {
      expect(await run(".", flag)).toEqual({ exitCode: 0, stdout: expected, stderr: "" });
    }
  });

  test.each([
    ["diff", ["--out ", "--emit "]],
    ["inspect", ["--out ", "--emit "]],
    ["docs", ["--emit "]],
    ["watch", ["--reporter "]],
  ])("the help of %s offers nothing that does nothing there", async (command, idle) => {
    const { stdout } = await run(".", command, "--help");
    for (const option of idle) expect(stdout).not.toContain(option);
    expect(stdout).toContain("--spec ");
    expect((await run(".", "generate", "--help")).stdout).toContain("--emit ");
  });

  test.each([
    ["help", "--help"],
    ["help help", "--help"],
    ["help check", "check --help"],
    ["help complete", "complete --help"],
    ["--", "--help"],
  ])("%j shows the help in a process, as %j does", async (words, others) => {
    const shown = await spawnCli(".", words.split(" "));
    expect(shown.exitCode).toBe(0);
    expect(`${shown.stdout}${shown.stderr}`).toBe((await run(".", ...others.split(" "))).stdout);
  });

  test("a Node that is too old is told so, before anything else is loaded", async () => {
    const text = await readFile(join(root, "generator/cli.ts"), "utf8");
    expect(text).not.toMatch(/^import|^export|\?\?|\?\.|\bawait\b/m);
    const pretend = "Object.defineProperty(process.versions,'node',{value:'20.18.3'})";
    const flag = `--import=data:text/javascript,${encodeURIComponent(pretend)}`;
    const old = await spawnCli(".", ["--help"], { NODE_OPTIONS: flag });
    expect(old).toMatchObject({ exitCode: 2, stdout: "" });
    expect(old.stderr).toMatch(
      /^error: Modelmark needs Node 20\.19 or newer, and this is Node 20\.18\.3/,
    );
  });
});

describe("generate --dry-run", () => {
  test("says what would be written, writes nothing, and exits as check does", async () => {
    const folder = await project(pages, {
      "modelmark.config.json": '{ "wire": "verbatim", "emit": ["interfaces"] }',
    });
    const before = await run(folder, "generate", "--dry-run");
    expect(before.exitCode).toBe(1);
    expect(before.stdout).toContain("create  generated/models/shared/pair.ts\n");
    expect(before.stdout).toMatch(/Nothing was written: this was a dry run\.\n$/);
    expect(existsSync(join(folder, "generated"))).toBe(false);
    await run(folder, "generate");
    expect(await run(folder, "generate", "--dry-run", "--quiet")).toMatchObject({
      exitCode: 0,
      stdout: "",
    });
    await writeFile(join(folder, "generated/models/shared/pair.ts"), "// Generated by Modelmark\n");
    await rm(join(folder, "spec/models/shared/old.md"));
    const after = await run(folder, "generate", "--dry-run", "--reporter", "json");
    expect(after.exitCode).toBe((await run(folder, "check")).exitCode);
    expect(JSON.parse(after.stdout)).toMatchObject({
      command: "generate",
      dryRun: true,
      ok: false,
      projects: [
        { files: expect.arrayContaining([{ path: "models/shared/old.ts", action: "remove" }]) },
      ],
    });
  });

  test("of a broken spec is what generate would say of it", async () => {
    const folder = await project({ "shared/bad.md": "No title.\n" });
    const { exitCode, stderr } = await run(folder, "generate", "--dry-run");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("MM2001");
  });
});

describe("warnings", () => {
  test("never change the exit status, except through --max-warnings", async () => {
    const folder = await project(pages);
    const loose = await run(folder, "generate");
    expect(loose.exitCode).toBe(0);
    expect(loose.stdout).toContain("\nfound   2 warnings\n");
    expect((await run(folder, "check", "--max-warnings", "2")).exitCode).toBe(0);
    const strict = await run(folder, "check", "--max-warnings", "1");
    expect(strict.exitCode).toBe(2);
  });

  test("notes are counted, with the way to see them where they are not seen", async () => {
    const folder = await project({
      "shared/error.md": objectPage("Error", ["id", "*::String*", true]),
    });
    const argv = ["generate", "--wire", "verbatim"];
    expect((await run(folder, ...argv)).stdout).toContain("1 note (--verbose shows it)\n");
    const verbose = await run(folder, ...argv, "--verbose");
    expect(verbose.stdout).toContain("1 note\n");
    expect(verbose.stdout + verbose.stderr).not.toContain("--verbose shows");
  });

  test("--quiet leaves them out", async () => {
    const folder = await project(pages);
    expect(await run(folder, "generate", "--quiet")).toEqual({
      exitCode: 0,
      stdout: "",
      stderr: "",
    });
  });
});

describe("inspect", () => {
  test("--json prints the document other programs read", async () => {
    const folder = await ownProject();
    const { exitCode, stdout } = await run(folder, "inspect", "--json", "tokenissueresponse");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      models: [
        {
          id: "shared/TokenIssueResponse",
          namespace: "shared",
          name: "TokenIssueResponse",
          kind: "object",
          source: { file: "models/shared/tokenissueresponse.md", line: 1, column: 1 },
        },
      ],
      diagnostics: [],
    });
  });

  test("shows what it has of a broken spec, and exits with 2", async () => {
    const folder = await project({ ...pages, "shared/bad.md": "No title.\n" });
    const { exitCode, stdout } = await run(folder, "inspect", "--json");
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      models: [{ id: "shared/Old" }, { id: "shared/Pair" }],
      // What half a spec tells about its keys must not become a finding.
      diagnostics: [{ code: "MM2001" }, { code: "MM4004" }],
    });
  });

  test("asks which of several projects is meant", async () => {
    const config = '{ "projects": [{ "name": "a" }, { "name": "b" }] }';
    const folder = await project(pages, { "modelmark.config.json": config });
    const { exitCode, stderr } = await run(folder, "inspect");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("takes one of them: `a` and `b`");
    expect((await run(folder, "inspect", "--project", "b", "Pair")).exitCode).toBe(0);
  });

  test("is readable without --json, and suggests where a name is unknown", async () => {
    const folder = await project(pages);
    expect((await run(folder, "inspect", "shared/pair")).stdout).toBe(
      "shared/Pair object\n  key_name string\n",
    );
    const { exitCode, stderr } = await run(folder, "inspect", "Pear");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("There is no model `Pear`; did you mean `Pair`?");
    // Without a similar name, nothing is suggested.
    expect((await run(folder, "inspect", "nosuch")).stderr).toMatch(
      /^error MM6015: There is no model `nosuch` in the spec\n/,
    );
  });
});

describe("progress", () => {
  test("shows only on a terminal, and leaves nothing behind", async () => {
    const folder = await project(pages);
    const paint = createPaint(false);
    let shown = "";
    await main(["generate"], {
      cwd: folder,
      tree: workTree,
      stdout: { write: () => undefined, paint, isTerminal: true },
      stderr: { write: (text) => void (shown += text), paint, isTerminal: true },
      npmScript: null,
    });
    const erase = "\r\u001b[2K";
    for (const stage of ["read", "parse", "link", "emit", "print", "compare"]) {
      expect(shown).toContain(`${erase}${stage} …`);
    }
    expect(shown.slice(shown.lastIndexOf(erase) + erase.length)).toMatch(/^warning MM5004/);
  });
});

describe("as a process", () => {
  test("keeps result and findings apart, and json clean", async () => {
    const folder = await project(pages);
    const { exitCode, stdout, stderr } = await spawnCli(folder, ["generate", "--reporter", "json"]);
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, projects: [{ pages: 2 }] });
  });

  test("colours only where they show", async () => {
    const folder = await project(pages);
    const escape = "\u001b[";
    const plain = await spawnCli(folder, ["generate"]);
    expect(plain.stdout + plain.stderr).not.toContain(escape);
    const forced = await spawnCli(folder, ["generate"], { FORCE_COLOR: "1" });
    expect(forced.stderr).toContain(escape);
    const none = await spawnCli(folder, ["generate"], { FORCE_COLOR: "1", NO_COLOR: "1" });
    expect(none.stdout + none.stderr).not.toContain(escape);
    // A flag takes precedence over the environment, whether it stands before or after the command.
    const off = await spawnCli(folder, ["generate", "--no-color"], { FORCE_COLOR: "1" });
    expect(off.stdout + off.stderr).not.toContain(escape);
    const on = await spawnCli(folder, ["--color", "generate"], { NO_COLOR: "1" });
    expect(on.stderr).toContain(escape);
  });

  test("reads a config in TypeScript, from a folder below it", async () => {
    const config =
      'const wire: string = "verbatim";\nexport default { wire, out: "types", emit: ["interfaces"] };\n';
    const files = { "modelmark.config.ts": config, "a/b/c.txt": "", ".git/HEAD": "" };
    const folder = await project(pages, files);
    const { exitCode, stdout } = await spawnCli(`${folder}/a/b`, ["generate"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("wire names are verbatim, as set");
    expect(stdout).toContain("../../types: 4 created");
  });
});
