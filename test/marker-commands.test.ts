import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { validateConfig } from "../generator/config/validate-config.ts";
import { main } from "../generator/commands/main.ts";
import { createPaint } from "../generator/report/paint.ts";
import { prettyDiagnostics } from "../generator/report/pretty-diagnostics.ts";
import { reportedDiagnostic } from "../generator/report/findings.ts";
import { githubReport } from "../generator/report/github.ts";
import { workTree } from "../generator/tree/work-tree.ts";
import { attacks, wordOf } from "./marker/attacks.ts";
import { readJson } from "./marker/read/json.ts";
import { readTerminal, readWorkflow, readXml } from "./marker/read/lines.ts";
import { readMarkdown } from "./marker/read/markdown.ts";
import type { Reading } from "./marker/read/reading.ts";
import { configPlaces } from "./marker/schema-places.ts";

// Tests the program from outside: each command with every attack in file names, in pages, in configs, in refs and in
// its own arguments. Its output is read with the parser of its language.

let folder = "";

/** Returns as much of a text as a file name can hold on every system that runs these tests. */
function fileName(text: string): string {
  const name = text.replaceAll(/[/\0]|\p{Surrogate}/gu, "_");
  return Buffer.from(name)
    .subarray(0, 200)
    .toString()
    .replace(/\ufffd$/, "");
}

const cellOf = (text: string): string => text.replaceAll(/[\r\n]/g, " ").replaceAll("|", "\\|");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "modelmark-test-"));
  const head = "## Fields\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n";
  for (const [index, attack] of Object.values(attacks).entries()) {
    const text = attack(wordOf(index));
    const path = join(folder, "spec/models", fileName(`a${index}${text}`));
    const row = `| \`${cellOf(text)}\` | ${cellOf(text)} | ${cellOf(text)} | ${cellOf(text)} |\n`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.md`, `# ${cellOf(text)}\n\n${text}\n\n${head}${row}`);
  }
  execFileSync("git", ["init", "-q"], { cwd: folder });
  execFileSync("git", ["add", "-A"], { cwd: folder });
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Printed {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(...argv: readonly string[]): Promise<Printed> {
  const texts = { stdout: "", stderr: "" };
  const stream = (name: "stdout" | "stderr") => ({
    write: (text: string) => void (texts[name] += text),
    paint: createPaint(false),
    isTerminal: false,
  });
  const io = { cwd: folder, tree: workTree, npmScript: null };
  const streams = { stdout: stream("stdout"), stderr: stream("stderr") };
  return { exitCode: await main(argv, { ...io, ...streams }), ...texts };
}

const readers: readonly (readonly [readonly string[], (text: string) => Reading])[] = [
  [["generate", "--dry-run", "--verbose"], readTerminal],
  [["check", "--verbose"], readTerminal],
  [["check", "--diff", "full"], readTerminal],
  [["check", "--staged"], readTerminal],
  [["check", "--reporter", "json"], readJson],
  [["check", "--reporter", "sarif"], readJson],
  [["check", "--reporter", "gitlab"], readJson],
  [["check", "--reporter", "junit"], readXml],
  [["check", "--reporter", "github"], readWorkflow],
  [["inspect"], readTerminal],
  [["inspect", "--json"], readJson],
  [["diff", "nowhere", "spec"], readTerminal],
  [["diff", "spec", "spec", "--reporter", "markdown"], readMarkdown],
  [["docs", "--out", "site"], readTerminal],
];

describe("with every attack in pages and in names of files", () => {
  test.each(readers)(
    "%j",
    async (argv, read) => {
      const { exitCode, stdout, stderr } = await run(...argv);
      expect([0, 1, 2]).toContain(exitCode);
      expect(stdout + stderr).not.toContain("This is a bug in Modelmark");
      expect(readTerminal(stderr).escapes).toEqual([]);
      expect(stdout === "" ? [] : read(stdout).escapes).toEqual([]);
    },
    120_000,
  );
});

/** The places on a command line where somebody else's text may stand. */
const lines: readonly ((text: string) => readonly string[])[] = [
  (text) => ["explain", text],
  (text) => [text],
  (text) => ["check", `--${text}`],
  (text) => ["check", "--project", text],
  (text) => ["check", "--emit", text],
  (text) => ["check", "--wire", text],
  (text) => ["check", "--max-warnings", text],
  (text) => ["check", "--config", text],
  (text) => ["check", "--reporter", text],
  (text) => ["inspect", "--spec", "nowhere", text],
  (text) => ["check", "--spec", text, "--out", text],
  (text) => ["check", "--cwd", text],
  (text) => ["diff", text, text, text],
  (text) => ["diff", "--against", text, "nowhere"],
  (text) => ["diff", "--against", `HEAD:${text}`, "nowhere"],
  (text) => ["init", "--hook", text],
  (text) => ["init", "--yes", "--spec", `../${text}`],
];

describe("with an attack on the command line", () => {
  test.each(Object.entries(attacks))(
    "%s",
    async (_name, attack) => {
      for (const [index, line] of lines.entries()) {
        const argv = line(attack(wordOf(index)));
        const { stdout, stderr } = await run(...argv);
        expect(readTerminal(stdout + stderr).escapes, JSON.stringify(argv)).toEqual([]);
        expect(stdout + stderr).not.toContain("This is a bug in Modelmark");
      }
    },
    120_000,
  );
});

describe("with an attack in a config", () => {
  test("there are places enough", () => {
    expect(configPlaces.length).toBeGreaterThan(40);
  });

  test.each(Object.entries(attacks))("%s", async (_name, attack) => {
    for (const [index, { place, configWith }] of configPlaces.entries()) {
      const config = configWith(attack(wordOf(index)));
      const text = JSON.stringify(config, null, 2);
      const file = { file: "modelmark.config.json", text };
      const { value, diagnostics } = await validateConfig(JSON.parse(text), file);
      expect(value !== null || diagnostics.length > 0, place).toBe(true);
      const shown = prettyDiagnostics(diagnostics, {
        ...{ paint: createPaint(false), verbose: true, textOf: () => text },
      });
      expect(readTerminal(shown).escapes, place).toEqual([]);
      const github = githubReport(diagnostics.map(reportedDiagnostic));
      expect(readWorkflow(github).escapes, place).toEqual([]);
    }
  });
});

afterAll(() => {
  const count = Object.keys(attacks).length;
  process.stdout.write(
    `${count} attacks in ${readers.length} commands, on ${lines.length} command lines, in ${configPlaces.length} places of a config\n`,
  );
});
