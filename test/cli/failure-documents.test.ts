import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleCli, cliProgram, removeCli } from "../support/bundled-cli.ts";
import { objectPage, project, run } from "../support/cli.ts";
import { errorsIn } from "../support/reporter-documents.ts";

// However a command fails, a program that asked for a document gets one on the standard output, with the reason in it.

const pages = { "shared/pair.md": objectPage("Pair", ["key_name", "*::String*", true]) };
const files = { "modelmark.config.json": '{ "wire": "verbatim", "emit": ["interfaces"] }' };
const several = { "modelmark.config.json": '{ "projects": [{ "name": "a" }, { "name": "b" }] }' };

const ofTools = ["github", "sarif", "gitlab", "junit"];

/** The commands that have reporters, each with arguments that it takes. */
const commands: readonly (readonly [argv: readonly string[], reporters: readonly string[]])[] = [
  [["generate"], ["json", ...ofTools]],
  [
    ["generate", "--dry-run"],
    ["json", ...ofTools],
  ],
  [
    ["generate", "--check"],
    ["json", ...ofTools],
  ],
  [["check"], ["json", ...ofTools]],
  [
    ["diff", "spec", "spec"],
    ["json", ...ofTools],
  ],
  [["inspect"], ["json", "flag"]],
  [["docs"], ["json"]],
];

/** Ways to get a command line wrong that every command with reporters has. */
const mistakes: readonly (readonly [code: string, given: readonly string[], named: string])[] = [
  ["MM6010", ["--emit", "nosuch"], "nosuch"],
  ["MM6010", ["--emit", "interfaces,validator"], "validators"],
  ["MM6011", ["--project", "nosuch"], "nosuch"],
  ["MM6013", ["--nosuch"], "--nosuch"],
  ["MM6013", ["--wire", "kebab"], "kebab"],
  ["MM6013", ["--max-warnings", "few"], "few"],
  ["MM6013", ["--reporter=nosuch"], "--reporter"],
  ["MM6013", ["--strict", "--spec"], "--spec"],
  ["MM6013", ["\0"], "character"],
  ["MM6001", ["--config", "nosuch.json"], "nosuch.json"],
  ["MM1004", ["--spec", "nosuch"], "nosuch"],
];

function asking(reporter: string): readonly string[] {
  return reporter === "flag" ? ["--json"] : ["--reporter", reporter];
}

const rows = commands.flatMap(([argv, reporters]) =>
  reporters.flatMap((reporter) =>
    mistakes
      .filter(([code]) => !(code === "MM1004" && argv[0] === "diff"))
      .map(([code, given, named]) => ({ argv, reporter, code, given, named })),
  ),
);

describe("a command that cannot do its work says why in the document", () => {
  test.each(rows)(
    "$argv as $reporter with $given",
    async ({ argv, reporter, code, given, named }) => {
      const folder = await project(pages, files);
      // The option that asks for the document stands first and last, since either is found.
      for (const whole of [
        [...argv, ...asking(reporter), ...given],
        [...argv, ...given, ...asking(reporter)],
      ]) {
        const { exitCode, stdout } = await run(folder, ...whole);
        expect(exitCode).toBe(2);
        const { codes, text } = errorsIn(reporter === "flag" ? "json" : reporter, stdout);
        expect(codes).toContain(code);
        expect(text).toContain(named);
      }
      expect(existsSync(join(folder, "generated"))).toBe(false);
    },
  );
});

/** Mistakes that only one command allows. */
const own: readonly (readonly [code: string, argv: readonly string[], named: string])[] = [
  ["MM6014", ["diff"], "given none"],
  ["MM6014", ["diff", "spec"], "`spec`"],
  ["MM6014", ["diff", "a", "b", "c"], "`a`, `b` and `c`"],
  ["MM6014", ["diff", "--against", "main", "a", "b"], "folders `a` and `b`"],
  ["MM1021", ["diff", "--against", "main"], "main"],
  ["MM6013", ["diff", "--fail-on", "sometimes"], "sometimes"],
  ["MM6015", ["inspect", "Pear"], "Pair"],
  ["MM6013", ["check", "spec"], "spec"],
  ["MM6013", ["check", "--diff", "half"], "half"],
  ["MM7201", ["check", "--staged"], "git"],
  ["MM6013", ["explain", "MM1001"], "--reporter"],
  ["MM6013", ["init", "--yes"], "--reporter"],
  ["MM6013", ["watch"], "json"],
  ["MM6013", ["chekc"], "check"],
  ["MM6013", ["help", "chekc"], "check"],
];

test.each(own)("%s of %j is in the document", async (code, argv, named) => {
  const folder = await project(pages, files);
  const { exitCode, stdout } = await run(folder, ...argv, "--reporter", "json");
  const { codes, text } = errorsIn("json", stdout);
  expect({ exitCode, codes }).toEqual({ exitCode: 2, codes: [code] });
  expect(text).toContain(named);
});

test.each(["diff", "inspect", "docs"])("%s names the projects to choose from", async (command) => {
  const folder = await project(pages, several);
  const argv = command === "diff" ? [command, "spec", "spec"] : [command];
  const { exitCode, stdout } = await run(folder, ...argv, "--reporter", "json");
  expect({ exitCode, ...errorsIn("json", stdout) }).toEqual({
    exitCode: 2,
    codes: ["MM6012"],
    text: expect.stringContaining("`a` and `b`"),
  });
});

test("a document of a failure has the shape of the command's other documents", async () => {
  const folder = await project(pages, files);
  for (const argv of [["generate"], ["check"], ["diff", "spec", "spec"], ["inspect"]]) {
    const good = await run(folder, ...argv, "--reporter", "json");
    const bad = await run(folder, ...argv, "--reporter", "json", "--nosuch");
    const expected: Readonly<Record<string, unknown>> = JSON.parse(good.stdout);
    const lists = Object.entries(expected).flatMap(([key, value]) =>
      Array.isArray(value) ? [[key, key === "diagnostics" ? expect.anything() : []]] : [],
    );
    expect(JSON.parse(bad.stdout)).toMatchObject(Object.fromEntries(lists));
    const command = expected["command"];
    if (command !== undefined) {
      expect(JSON.parse(bad.stdout)).toMatchObject({ command, ok: false, exitCode: 2 });
    }
  }
});

test.each([
  [["diff", "spec", "nosuch"], "Correct the folder that `diff` was given"],
  [["diff", "nosuch", "spec"], "Correct the folder that `diff` was given"],
  [["diff", "empty", "spec"], "Check the folder that `diff` was given"],
  [["diff", "--against", "HEAD", "nosuch"], "Correct the folder that `diff` was given"],
  [["diff", "--against", "HEAD", "--spec", "nosuch"], "Correct `--spec`"],
  [["diff", "--against", "HEAD", "--config", "of-nosuch.json"], "Correct `spec` in the config"],
  [["check", "--spec", "nosuch"], "Correct `--spec`"],
  [["generate", "--spec", "empty"], "Check `--spec`"],
  [["inspect", "--config", "of-nosuch.json"], "Correct `spec` in the config"],
  [["docs", "--config", "of-empty.json"], "Check `spec`, `include` and `exclude` in the config"],
  [
    ["check", "--cwd", "empty"],
    "Name the folder that holds the model pages with `--spec DIR`, or with `spec`",
  ],
])("the hint for %j is about what was written", async (argv, hint) => {
  const folder = await project(pages, {
    "empty/text.txt": "",
    "of-nosuch.json": '{ "spec": "nosuch" }',
    "of-empty.json": '{ "spec": "empty" }',
  });
  const { exitCode, stderr } = await run(folder, ...argv);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/error MM100[45]: /);
  expect(stderr).toContain(`hint: ${hint}`);
  const others = ["`--spec`", "`diff` was given", "`spec`"].filter((name) => !hint.includes(name));
  for (const other of others) expect(stderr).not.toContain(other);
});

test("markdown for a pull request says why nothing was compared", async () => {
  const folder = await project(pages, files);
  for (const argv of [
    ["diff", "spec"],
    ["diff", "spec", "nosuch"],
    ["diff", "spec", "spec", "--x"],
  ]) {
    const { exitCode, stdout, stderr } = await run(folder, ...argv, "--reporter", "markdown");
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(
      /^### Changes of the spec\n\nThe versions could not be compared\.\n\n- \*\*MM/,
    );
    expect(stderr).toMatch(/error MM\d{4}: /);
  }
});

test("people read the same, with its hint, and nothing on the standard output", async () => {
  const folder = await project(pages, files);
  for (const [, given] of mistakes) {
    const { exitCode, stdout, stderr } = await run(folder, "check", ...given);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/error MM\d{4}: .*\n(?:.*\n)*? {2}hint: [A-Z]/);
  }
});

test.each([
  ["MM6016", ["explain", "MM40"]],
  ["MM6018", ["init"]],
  ["MM6018", ["init", "--yes", "--cwd", "spec", "--out", "../elsewhere"]],
])("%s says why %j was refused", async (code, argv) => {
  const folder = await project(pages, files);
  const { exitCode, stdout, stderr } = await run(folder, ...argv);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(new RegExp(`^error ${code}: .*\\n {2}hint: `));
});

test("a value that is missing is not taken from the next option", async () => {
  const folder = await project(pages, files);
  const { exitCode, stderr } = await run(folder, "inspect", "--spec", "--json");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("`--spec <dir>` needs a value, but `--json` follows it");
});

describe("as a process", () => {
  beforeAll(bundleCli);
  afterAll(removeCli);

  function spawned(folder: string, argv: readonly string[]): ReturnType<typeof spawnSync> {
    return spawnSync(process.execPath, [cliProgram, ...argv], { cwd: folder, encoding: "utf8" });
  }

  test.each(["json", ...ofTools])("%s is printed whole", async (reporter) => {
    const folder = await project(pages, files);
    for (const [code, given] of mistakes.filter(([, [name = ""]]) => name.startsWith("--e"))) {
      const { status, stdout } = spawned(folder, ["check", `--reporter=${reporter}`, ...given]);
      expect(status).toBe(2);
      expect(errorsIn(reporter, String(stdout)).codes).toEqual([code]);
    }
  });

  test.each(["json", ...ofTools])("%s names an error that nobody caught", async (reporter) => {
    const config = 'void Promise.reject(new Error("later"));\nexport default {};\n';
    const folder = await project(pages, { "modelmark.config.mjs": config });
    const { status, stdout, stderr } = spawned(folder, ["check", "--reporter", reporter]);
    expect(status).toBe(2);
    expect(String(stderr)).toContain("later");
    const { codes, text } = errorsIn(reporter, String(stdout));
    expect(codes).toEqual(["MM6022"]);
    expect(text).toContain("later");
  });

  test.each(["json", ...ofTools])("%s names a promise that is never settled", async (reporter) => {
    const config = "await new Promise(() => undefined);\nexport default {};\n";
    const folder = await project(pages, { "modelmark.config.mjs": config });
    const { status, stdout } = spawned(folder, ["check", "--reporter", reporter]);
    expect(status).toBe(2);
    const { codes, text } = errorsIn(reporter, String(stdout));
    expect(codes).toEqual(["MM6022"]);
    expect(text).toContain("it waits for something that never comes");
  });

  test("a config that prints something does not spoil the document", async () => {
    const config = [
      'console.log("from the config");',
      'process.stdout.write("and more\\n");',
      'process.on("exit", () => console.error("at the end"));',
      "export default {};",
    ];
    const folder = await project(pages, { "modelmark.config.mjs": config.join("\n") });
    const { status, stdout, stderr } = spawned(folder, ["check", "--reporter", "json"]);
    expect(JSON.parse(String(stdout))).toMatchObject({ command: "check", exitCode: 1 });
    expect(stderr).toBe("from the config\nand more\nat the end\n");
    expect(status).toBe(1);
  });

  const never = "await new Promise(() => undefined);";
  test.each([
    ["at once", "process.exit(0);"],
    ["with the status of a failure", "process.exit(2);"],
    ["without a status", "export default {};\nprocess.exit();"],
    ["a moment later", `setTimeout(() => process.exit(0));\n${never}`],
    ["by a function of Node that has no documentation", "process.reallyExit(0);"],
    ["by that function without a status", "process.reallyExit();"],
    ["without listeners", 'process.removeAllListeners("exit");\nprocess.exit(0);'],
    ["and hears no event", "process.emit = () => false;\nprocess.exit(0);"],
    [
      "in a handler of the exit",
      'process.on("exit", () => process.reallyExit(0));\nprocess.exit();',
    ],
  ])("a config that ends the process %s does not make a check pass", async (_when, config) => {
    const folder = await project(pages, { "modelmark.config.mjs": config });
    const { status, stderr } = spawned(folder, ["check"]);
    expect(stderr).toBe(
      "error: Modelmark was ended before its work was done, by code that it runs\n" +
        "  hint: Look for `process.exit` in the config and in what it imports.\n",
    );
    expect(status).toBe(2);
  });

  test.each([
    ["sets the exit status", "process.exitCode = 0;"],
    ["sets it at the exit", 'process.on("exit", () => { process.exitCode = 0; });'],
    ["sets it before the exit", 'process.on("beforeExit", () => { process.exitCode = 0; });'],
    ["ends the process at the exit", 'process.on("exit", () => process.exit(0));'],
    ["ends it there by another function", 'process.on("exit", () => process.reallyExit(0));'],
    ["ends it before the exit", 'process.on("beforeExit", () => process.exit(0));'],
  ])("a config that %s does not hide drift", async (_what, config) => {
    const folder = await project(pages, {
      "modelmark.config.mjs": `${config}\nexport default {};\n`,
    });
    const { status, stdout } = spawned(folder, ["check"]);
    expect(String(stdout)).toContain("missing");
    expect(status).toBe(1);
  });

  test.each([
    ["kills the process", "process.kill(process.pid);"],
    ["aborts the process", "process.abort();"],
    ["waits without listeners", "process.removeAllListeners();"],
  ])("a config that %s does not make a check pass", async (_what, config) => {
    const folder = await project(pages, { "modelmark.config.mjs": `${config}\n${never}\n` });
    expect(spawned(folder, ["check"]).status).not.toBe(0);
  });

  test.skipIf(process.platform === "win32").each(["json", ...ofTools])(
    "%s says that the working directory was removed",
    async (reporter) => {
      const folder = await project(pages, { "gone/x": "" });
      const script = 'cd gone && rm -r ../gone && exec "$@"';
      const argv = [process.execPath, cliProgram, "check", "--reporter", reporter];
      const { status, stdout } = spawnSync("sh", ["-c", script, "sh", ...argv], {
        cwd: folder,
        encoding: "utf8",
      });
      expect(status).toBe(2);
      expect(errorsIn(reporter, stdout).codes).toEqual(["MM6020"]);
    },
  );

  test("docs names what it lacks", async () => {
    const folder = await project(pages, files);
    // The bundle of this test has no theme.
    const { status, stdout } = spawned(folder, ["docs", "--reporter", "json"]);
    expect(status).toBe(2);
    expect(errorsIn("json", String(stdout)).codes).toEqual(["MM6017"]);
  });

  test.skipIf(process.getuid?.() === 0)("a file that cannot be used is named", async () => {
    const folder = await project(pages, files);
    await chmod(join(folder, "spec"), 0);
    const { status, stdout } = spawned(folder, ["check", "--reporter", "json"]);
    await chmod(join(folder, "spec"), 0o755);
    expect(status).toBe(2);
    expect(errorsIn("json", String(stdout)).text).toContain("permission");
  });
});
