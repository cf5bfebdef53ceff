import { spawn } from "node:child_process";
import { mkdir, readFile, rename, rm, stat, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { bundleCli, cliProgram, removeCli } from "../support/bundled-cli.ts";
import { objectPage, project, run } from "../support/cli.ts";
import { readTree } from "../support/tree.ts";

// Runs the real process with real file system events. Nothing waits for a fixed time; tests wait only for printed
// lines.

beforeAll(bundleCli);
afterAll(removeCli);

interface Watching {
  /** Waits for a line of stdout after the lines seen so far. */
  readonly line: (wanted: RegExp) => Promise<string>;
  /** Ends the process, and returns its exit status and everything it printed. */
  readonly end: (signal: NodeJS.Signals) => Promise<{ exitCode: number | null; stdout: string }>;
  readonly stderr: () => string;
}

function watch(folder: string, ...flags: readonly string[]): Watching {
  const args = [cliProgram, "watch", "--emit", "interfaces", "--wire", "verbatim", ...flags];
  const child = spawn(process.execPath, args, { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  let seen = 0;
  let look = (): void => undefined;
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
    look();
  });
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  return {
    stderr: () => stderr,
    line: (wanted) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          reject(new Error(`no line like ${wanted} after:\n${stdout}\n${stderr}`));
        }, 20_000);
        look = () => {
          const match = new RegExp(`^.*${wanted.source}.*\n`, "m").exec(stdout.slice(seen));
          if (match === null) return;
          clearTimeout(timer);
          seen += match.index + match[0].length;
          resolve(match[0].trim());
        };
        look();
      }),
    end: async (signal) => {
      child.kill(signal);
      return { exitCode: await closed, stdout };
    },
  };
}

const field = (name: string): string => objectPage("Pair", [name, "*::String*", false]);

test("every kind of change is seen, and nothing else is", async () => {
  const folder = await project({ "pair.md": field("a") });
  const page = join(folder, "spec/models/pair.md");
  const output = join(folder, "generated/models/pair.ts");
  const watching = watch(folder);
  await watching.line(/^generated: 2 created/);
  await watching.line(/^Watching for changes/);

  await writeFile(page, field("edited"));
  await watching.line(/generated: 1 updated/);
  expect(await readFile(output, "utf8")).toContain("edited?: string");

  // Editors do this so that a half-written file is never seen.
  await writeFile(`${page}.tmp`, field("replaced"));
  await rename(`${page}.tmp`, page);
  await watching.line(/generated: 1 updated/);
  expect(await readFile(output, "utf8")).toContain("replaced?: string");

  await mkdir(join(folder, "spec/models/new"));
  await writeFile(join(folder, "spec/models/new/more.md"), objectPage("More"));
  await watching.line(/generated: 2 created, 1 updated/);
  await rename(join(folder, "spec/models/new"), join(folder, "spec/models/other"));
  await watching.line(/generated: 2 created, 1 updated, 2 removed/);
  await unlink(join(folder, "spec/models/other/more.md"));
  await watching.line(/generated: 1 updated, 2 removed/);

  const { exitCode, stdout } = await watching.end("SIGINT");
  expect(exitCode).toBe(0);
  // Each run prints one line, and the output never triggered another run.
  expect(stdout.trim().split("\n")).toHaveLength(7);
  expect(
    [...(await readTree(folder)).keys()].filter((path) => path.includes(".modelmark")),
  ).toEqual([]);
  const flags = ["--emit", "interfaces", "--wire", "verbatim"];
  expect((await run(folder, "check", ...flags)).exitCode).toBe(0);
});

test("a burst of edits ends in what the last one says", async () => {
  const folder = await project({ "pair.md": field("a") });
  const watching = watch(folder);
  await watching.line(/^Watching/);
  for (let version = 1; version <= 40; version++) {
    await writeFile(join(folder, "spec/models/pair.md"), field(`v${version}z`));
    // Some edits fall into a run, and some into the quiet time before one.
    if (version % 8 === 0) await watching.line(/generated: 1 updated/);
  }
  const output = join(folder, "generated/models/pair.ts");
  while (!(await readFile(output, "utf8")).includes("v40z?: string")) {
    await watching.line(/generated: 1 updated/);
  }
  expect((await watching.end("SIGINT")).exitCode).toBe(0);
});

test("with an error the last good output stays, and it is said", async () => {
  const folder = await project({ "pair.md": field("a") });
  const watching = watch(folder);
  await watching.line(/^Watching/);
  const before = await readTree(join(folder, "generated"));
  await writeFile(join(folder, "spec/models/pair.md"), "No title.\n");
  await watching.line(/^generated is left as it was: 1 error$/);
  expect(watching.stderr()).toContain("spec/models/pair.md:1:1 error MM2001");
  expect(await readTree(join(folder, "generated"))).toEqual(before);
  await writeFile(join(folder, "spec/models/pair.md"), field("b"));
  await watching.line(/generated: 1 updated/);
  expect((await watching.end("SIGTERM")).exitCode).toBe(0);
});

test("the config, the overrides and a spec folder that comes back", async () => {
  const folder = await project(
    { "pair.md": field("a_b") },
    { "overrides.yaml": "{}\n", "other/pair.md": field("other") },
  );
  const watching = watch(folder);
  await watching.line(/^Watching/);
  const config = join(folder, "modelmark.config.mjs");
  const say = (text: string): Promise<void> => writeFile(config, `export default ${text};\n`);

  await say('{ overrides: "overrides.yaml", optionalNull: "reject" }');
  await watching.line(/generated: 1 updated/);
  const overrides = "Pair: { fields: { a_b: { wireName: ab } } }\n";
  await writeFile(join(folder, "overrides.yaml"), overrides);
  await watching.line(/generated: 1 updated/);
  await say("{ overrides: ");
  await watching.line(/the output is left as it was: 1 error/);
  await say('{ spec: "other" }');
  await watching.line(/generated: .*updated/);
  await writeFile(join(folder, "other/pair.md"), field("more"));
  await watching.line(/generated: .*updated/);
  expect(await readFile(join(folder, "generated/models/pair.ts"), "utf8")).toContain("more");

  await rm(join(folder, "other"), { recursive: true });
  await watching.line(/generated is left as it was: 1 error/);
  await mkdir(join(folder, "other"));
  await writeFile(join(folder, "other/pair.md"), field("back"));
  await watching.line(/generated: 1 updated/);
  expect((await watching.end("SIGINT")).exitCode).toBe(0);
  await expect(stat(join(folder, "generated/.modelmark"))).rejects.toThrow("ENOENT");
});

test("says no to json, and to a project that is not there", async () => {
  const folder = await project({ "pair.md": field("a") });
  const json = await run(folder, "watch", "--reporter", "json");
  expect(json.exitCode).toBe(2);
  expect(json.stderr).toContain("cannot be `json`; it can only be `pretty`\n");
  for (const wrong of [
    ["--project", "x"],
    ["--emit", "x"],
  ]) {
    const { exitCode, stderr } = await run(folder, "watch", ...wrong);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error MM601[01]: There is no \w+ `x`/);
  }
});
