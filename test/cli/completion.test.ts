import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalog } from "../../generator/diagnostics/catalog.ts";
import { shells } from "../../generator/commands/shells.ts";
import { emitterNames } from "../../generator/emit/emitters.ts";
import { bundleCli, cliProgram, removeCli } from "../support/bundled-cli.ts";
import { project, run } from "../support/cli.ts";

// Completion is tried twice: what the program answers to the question of a script, and what the shells make of it.

/** Returns the words that may come next, and whether the shell may offer files too. */
async function answer(
  folder: string,
  ...words: readonly string[]
): Promise<{ readonly words: readonly string[]; readonly files: boolean }> {
  const { exitCode, stdout, stderr } = await run(folder, "complete", "--", ...words);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const lines = stdout.split("\n").slice(0, -1);
  const directive = lines.pop();
  expect(directive).toMatch(/^:[04]$/);
  return { words: lines.map((line) => line.split("\t")[0] ?? ""), files: directive === ":0" };
}

const several = { projects: [{ name: "backend" }, { name: "frontend" }] };

describe("the program", () => {
  test.each([
    [["insp"], ["inspect"]],
    [["generate", "--dr"], ["--dry-run"]],
    [
      ["generate", "--wire", ""],
      ["auto", "camelCase", "snake_case", "verbatim"],
    ],
    [
      ["check", "--reporter=j"],
      ["json", "junit"],
    ],
    [["diff", "--reporter", "m"], ["markdown"]],
    [["diff", "a", "b", "--fail-on", "n"], ["never"]],
    [["check", "--emit", "v"], ["validators"]],
    [["generate", "--emit=op"], ["openapi"]],
    [["generate", "--emit", "docs,interfaces,o"], ["docs,interfaces,openapi"]],
    [["generate", "--emit", "docs,d"], []],
    [["generate", "--emit=docs,z"], ["docs,zod"]],
    [["explain", "field-removed-r"], ["field-removed-required"]],
    [["explain", "MM1004"], ["MM1004"]],
    [["complete", "f"], ["fish"]],
    [
      ["init", "--hook", "l"],
      ["lefthook", "lint-staged"],
    ],
  ])("offers for %j what may come", async (words, offered) => {
    const folder = await project({});
    expect((await answer(folder, ...words)).words).toEqual(offered);
  });

  test("offers every emitter and every code", async () => {
    const folder = await project({});
    const emitters = await answer(folder, "generate", "--emit", "");
    expect([...emitters.words].sort()).toEqual([...emitterNames].sort());
    const codes = await answer(folder, "explain", "MM");
    expect(codes).toEqual({ words: Object.keys(catalog), files: false });
  });

  test("offers the projects of a config that is data", async () => {
    const text = JSON.stringify(several);
    for (const files of [
      { "modelmark.config.json": text },
      { "package.json": JSON.stringify({ modelmark: several }) },
    ]) {
      const folder = await project({}, files);
      const { words } = await answer(folder, "check", "--project", "");
      expect(words).toEqual(["backend", "frontend"]);
      expect((await answer(folder, "inspect", "--project=f")).words).toEqual(["frontend"]);
    }
    const folder = await project({}, { "sub/other.json": text, ".git/HEAD": "" });
    const there = ["check", "--cwd", "sub", "--config", "other.json", "--project", "b"];
    expect((await answer(folder, ...there)).words).toEqual(["backend"]);
  });

  test("runs no config, and survives one that is broken", async () => {
    const ran =
      'import { writeFileSync } from "node:fs"; writeFileSync("ran", ""); export default {};';
    for (const files of [
      { "modelmark.config.mjs": ran },
      { "modelmark.config.json": "{" },
      { "modelmark.config.json": '{ "projects": 1 }' },
      {},
    ]) {
      const folder = await project({ "a.md": "" }, files);
      expect((await answer(folder, "check", "--project", "")).words).toEqual([]);
      expect(existsSync(join(folder, "ran"))).toBe(false);
    }
  });

  test("lets the shell offer files where it has no words", async () => {
    const folder = await project({});
    for (const words of [
      ["generate", "--spec", "sp"],
      ["diff", "sp"],
      ["check", "--config", ""],
    ]) {
      expect(await answer(folder, ...words)).toEqual({ words: [], files: true });
    }
  });

  const choices = "it can be `bash`, `zsh`, `fish`, `powershell`";
  test.each([
    [["tcsh"], `the argument \`<shell>\` cannot be \`tcsh\`; ${choices}`],
    [[], "the argument `<shell>` is missing"],
    [[""], "the argument after `complete` is empty; is it a variable that is not set?"],
    [["bash", "zsh"], "`complete` takes one argument, but it was given `zsh`"],
    [["bash", "--nosuch"], "there is no option `--nosuch`"],
  ])("has no script for %j, and says why", async (words, problem) => {
    const { exitCode, stdout, stderr } = await run(".", "complete", ...words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(`error MM6013: The command line cannot be understood: ${problem}\n`);
  });

  test.each(shells)(
    "prints its script for %s wherever an option about colours stands",
    async (shell) => {
      const { stdout } = await run(".", "complete", shell);
      expect(stdout).toContain("modelmark");
      expect((await run(".", "complete", shell, "--no-color")).stdout).toBe(stdout);
      expect((await run(".", "--color", "complete", shell)).stdout).toBe(stdout);
    },
  );

  test("describes itself as the help does", async () => {
    const { stdout } = await run(".", "complete", "--", "comp");
    const [word = "", meaning = ""] = stdout.split("\n")[0]?.split("\t") ?? [];
    expect(word).toBe("complete");
    expect((await run(".", "complete", "--help")).stdout).toContain(`\n\n${meaning}\n\n`);
  });
});

function has(shell: string): boolean {
  return spawnSync(shell, ["-c", "true"]).status === 0;
}

describe.skipIf(process.platform === "win32")("in a shell", () => {
  beforeAll(bundleCli);
  afterAll(removeCli);

  /** Runs a script in a shell that has `modelmark` in its path and a project around it. Returns the printed lines. */
  async function inShell(
    shell: string,
    flags: readonly string[],
    lines: readonly string[],
  ): Promise<readonly string[]> {
    const folder = await project(
      {},
      { "modelmark.config.json": JSON.stringify(several), "spec two/x.md": "" },
    );
    const bin = join(folder, "bin");
    await mkdir(bin);
    const program = join(bin, "modelmark");
    await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${cliProgram}' "$@"\n`);
    await chmod(program, 0o755);
    const script = spawnSync(program, ["complete", shell], { encoding: "utf8" }).stdout;
    await writeFile(join(folder, "script"), script);
    const ended = spawnSync(
      shell,
      [
        ...flags,
        "-c",
        ["compdef() { :; }", "source ./script", ...lines].slice(shell === "zsh" ? 0 : 1).join("\n"),
      ],
      {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` },
      },
    );
    expect(ended.stderr).toBe("");
    expect(existsSync(join(folder, "ran"))).toBe(false);
    return ended.stdout.split("\n").slice(0, -1);
  }

  /** Questions, as the words that bash splits them into, and the words that are offered. */
  const questions: readonly (readonly [words: readonly string[], offered: readonly string[]])[] = [
    [["gen"], ["generate"]],
    [["generate", "--dr"], ["--dry-run"]],
    [
      ["check", "--reporter", "j"],
      ["json", "junit"],
    ],
    [
      ["check", "--reporter", "=", "j"],
      ["json", "junit"],
    ],
    [
      ["check", "--project", "="],
      ["backend", "frontend"],
    ],
    [["generate", "--emit", "docs,z"], ["docs,zod"]],
    [["explain", "MM100"], Object.keys(catalog).filter((code) => code.startsWith("MM100"))],
    [
      ["check", "--project", ""],
      ["backend", "frontend"],
    ],
    // What stands on the command line is not run.
    [["generate", "--spec", "$(touch ran)", "--wire", "ca"], ["camelCase"]],
  ];

  test("bash", async () => {
    // The second reading of the script shows that it can be read again.
    const lines = ["source ./script", "compopt() { :; }"];
    for (const [words] of questions) {
      const quoted = words.map((word) => `'${word}'`).join(" ");
      lines.push(`COMP_WORDS=(modelmark ${quoted}) COMP_CWORD=${words.length}`);
      lines.push('__modelmark_complete; echo "${COMPREPLY[@]}"');
    }
    const printed = await inShell("bash", ["--noprofile", "--norc"], lines);
    expect(printed.map((line) => line.split(" "))).toEqual(questions.map(([, offered]) => offered));
  });

  test("bash offers files", async () => {
    const lines = [
      "bind 'set bell-style none' 2> /dev/null",
      "complete -p modelmark",
      'COMP_WORDS=(modelmark generate --spec sp) COMP_CWORD=3; __modelmark_complete; echo "${#COMPREPLY[@]}"',
    ];
    const printed = await inShell("bash", ["--noprofile", "--norc"], lines);
    expect(printed).toEqual(["complete -o default -F __modelmark_complete modelmark", "0"]);
  });

  /** The questions in shells that do not split words at `=`. */
  const joined = questions.map(([words, offered]) => {
    const line = words.join(" ").replace(/ = ?/, "=");
    return { line, offered };
  });

  test.skipIf(!has("fish"))("fish", async () => {
    const safe = joined.filter(({ line }) => !line.includes("$("));
    const lines = safe.flatMap(({ line }) => [`complete -C 'modelmark ${line}'`, "echo ---"]);
    const printed = await inShell("fish", ["--no-config"], lines);
    const answers = printed.join("\n").split(/---\n?/);
    safe.forEach(({ line, offered }, at) => {
      const shown = (answers[at] ?? "").split("\n").filter((one) => one !== "");
      const words = shown.map((one) => one.split("\t")[0]);
      const start = /--\w+=/.exec(line)?.[0] ?? "";
      expect(words, line).toEqual(offered.map((word) => `${start}${word}`));
    });
  });

  test.skipIf(!has("zsh"))("zsh", async () => {
    const lines = [
      '_describe() { print -rl -- "${completions[@]%%:*}" }',
      ...joined.flatMap(({ line }) => [
        `words=(modelmark ${line
          .split(" ")
          .map((word) => `'${word}'`)
          .join(" ")}${line.endsWith(" ") ? " ''" : ""})`,
        "CURRENT=${#words}",
        "_modelmark",
        "print -- ---",
      ]),
    ];
    const printed = await inShell("zsh", ["-f"], lines);
    const answers = printed.join("\n").split(/---\n?/);
    joined.forEach(({ line, offered }, at) => {
      const words = (answers[at] ?? "").split("\n").filter((word) => word !== "");
      expect(words, line).toEqual(offered);
    });
  });
});
