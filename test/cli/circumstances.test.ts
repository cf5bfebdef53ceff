import { spawn } from "node:child_process";
import { chmod, mkdir, readdir, rename, stat, symlink, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleCli, cliProgram, removeCli } from "../support/bundled-cli.ts";
import { objectPage, project, type CliResult } from "../support/cli.ts";

// Runs the real program where disks, pipes, users and signals do not behave as one hopes. When the system refuses
// something, the program says so in the system's words, does not call it a bug of its own, and never exits with 1,
// which means "drift".

beforeAll(bundleCli);
afterAll(removeCli);

const one = { "shared/pair.md": objectPage("Pair", ["key", "::String", true]) };

/** Runs a script in a shell; `$modelmark` in the script is the command line of the program. */
function shell(
  cwd: string,
  script: string,
  env: Readonly<Record<string, string>> = {},
): Promise<CliResult & { readonly signal: string | null }> {
  const program = `${process.execPath} ${cliProgram}`;
  const full = { ...process.env, ...env, modelmark: program, FORCE_COLOR: undefined };
  const child = spawn("bash", ["-o", "pipefail", "-c", script], { cwd, env: full });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => {
    child.on("close", (exitCode, signal) => {
      resolve({ exitCode, stdout, stderr, signal });
    });
  });
}

/** Checks a run that could not do its work. */
function expectRefusal({ exitCode, stderr }: CliResult, words: string | RegExp): void {
  expect(stderr).toMatch(words);
  expect(stderr).not.toMatch(/bug in Modelmark|\n {4}at /);
  expect(exitCode).toBe(2);
}

describe.skipIf(process.platform === "win32")("what is written to", () => {
  test("is full: the result is not given, which is no drift", async () => {
    const folder = await project(one);
    for (const command of ["inspect --json", "explain", "generate", "check --reporter json"]) {
      const result = await shell(folder, `$modelmark ${command} > /dev/full`);
      expectRefusal(result, /the standard output cannot be written/);
    }
  }, 60_000);

  test("is closed by a reader that has seen enough", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 150 }, (_, at) => [
        `a/p${at}.md`,
        objectPage(`P${at}`, ["key", "::String", true]),
      ]),
    );
    const folder = await project(many);
    for (const command of ["inspect --json", "explain", "inspect"]) {
      const { exitCode, stderr } = await shell(folder, `$modelmark ${command} | head -1`);
      expect(stderr).not.toMatch(/bug in Modelmark|\n {4}at |EPIPE/);
      expect(exitCode).toBe(0);
    }
    const errors = await shell(folder, "$modelmark generate 2>/dev/full >/dev/null");
    expect(errors.exitCode).toBe(0);
    const closed = await shell(folder, "$modelmark check >&- 2>&-");
    expect(closed.exitCode).toBe(0);
  }, 60_000);
});

describe.skipIf(process.platform === "win32")("a spec that holds", () => {
  test.each([
    ["a pipe", "mkfifo spec/models/pipe.md", /pipe\.md:1:1 error MM1006: .*no plain file/],
    ["a link to a pipe", "mkfifo spec/x && ln -s ../x spec/models/p.md", /MM1006: .*no plain file/],
    [
      "a link to a socket",
      `node -e "require('net').createServer().listen('spec/x', () => process.kill(process.pid, 9))"; ln -s ../x spec/models/s.md`,
      /MM1006: .*no plain file/,
    ],
    [
      "a link to a device",
      "ln -s /dev/zero spec/models/zero.md",
      /MM1006: .*out of the spec folder/,
    ],
    ["links in a circle", "ln -s b.md spec/models/a.md && ln -s a.md spec/models/b.md", /MM1006/],
    ["a folder called like a page", "mkdir spec/models/folder.md", /MM1003/],
  ])(
    "%s is told of, and read no further",
    async (_what, make, words) => {
      const folder = await project(one);
      await shell(folder, make);
      for (const command of ["generate", "check"]) {
        expectRefusal(await shell(folder, `timeout 60 $modelmark ${command}`), words);
      }
      expect(await readdir(folder)).toEqual(["spec"]);
    },
    60_000,
  );

  test("nothing but a link to itself", async () => {
    const folder = await project(one);
    await rename(join(folder, "spec"), join(folder, "moved"));
    await symlink("spec", join(folder, "spec"));
    expectRefusal(await shell(folder, "$modelmark check"), /MM1004: .*link that leads to itself/);
  });
});

describe.skipIf(process.platform === "win32")("a run by a user who may not", () => {
  /** Root may do everything, so the program runs as the user "nobody" instead. */
  const asNobody =
    process.getuid?.() === 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";

  test.each([
    [
      "look into a folder of the spec",
      "mkdir spec/models/x && chmod 0 spec/models/x",
      "check",
      /models\/x:1:1 error MM1006: .*permission denied/,
    ],
    ["read a page", "chmod 0 spec/models/shared/pair.md", "check", /MM1006: .*permission denied/],
    ["look into the spec", "chmod 0 spec", "generate", /MM1004: .*permission denied/],
    [
      "write the output folder",
      "mkdir generated && chmod 555 generated",
      "generate",
      /MM7004: .*permission denied/,
    ],
    [
      "look into the output folder",
      "mkdir generated && chmod 0 generated",
      "generate",
      /MM6020: `generated\/.*permission denied/,
    ],
    [
      "look into the output folder of a check",
      "mkdir generated && chmod 0 generated",
      "check",
      /MM6020: `generated\/.*permission denied/,
    ],
    [
      "look into a folder of the output",
      "mkdir -p generated/models && chmod 0 generated/models",
      "check",
      /MM6020: `generated\/models\/.*permission denied/,
    ],
    [
      "read an output",
      "mkdir generated && touch generated/index.ts && chmod 0 generated/index.ts",
      "check",
      /MM6020: `generated\/index.ts` .*permission denied/,
    ],
    ["make the output folder", "chmod 555 .", "generate", /MM7004: .*permission denied/],
    [
      "read the config",
      "echo '{}' > modelmark.config.json; chmod 0 modelmark.config.json",
      "check",
      /MM6\d+/,
    ],
  ])(
    "%s",
    async (_what, make, command, words) => {
      const folder = await project(one);
      await shell(
        folder,
        `chmod -R a+rwX .. && chown -R 65534 . 2>/dev/null; ${asNobody}bash -c "${make}"`,
      );
      const result = await shell(folder, `HOME=/ ${asNobody}$modelmark ${command}`);
      await shell(folder, "chmod -R u+rwX .");
      expectRefusal(result, words);
    },
    60_000,
  );

  test("be found in a list of users, has no home folder, and needs none", async () => {
    const folder = await project(one);
    await shell(folder, "chmod -R a+rwX ..");
    const as =
      process.getuid?.() === 0 ? "setpriv --reuid=54321 --regid=54321 --clear-groups " : "";
    const result = await shell(folder, `unset HOME; ${as}$modelmark generate`);
    expect(result.stderr).toBe("");
    expect(result.exitCode).toBe(0);
  }, 60_000);
});

describe("places that are not there", () => {
  test.skipIf(process.platform === "win32")("a working directory that was removed", async () => {
    const folder = await project(one);
    await mkdir(join(folder, "gone"));
    expectRefusal(
      await shell(join(folder, "gone"), "rmdir ../gone; $modelmark check"),
      /does not exist|ENOENT/,
    );
  });

  test.skipIf(process.platform === "win32")(
    "a folder for temporary files",
    async () => {
      const folder = await project(one);
      await shell(folder, "git init -q . && git add -A");
      const page = join(folder, "spec/models/shared/pair.md");
      for (const TMPDIR of [join(folder, "none"), page, "/proc"]) {
        const generated = await shell(folder, "$modelmark generate", { TMPDIR });
        expect(generated.exitCode).toBe(0);
        // The staged content is checked in a folder of the user's own. The outputs are not staged, so they are
        // missing there.
        const staged = await shell(folder, "$modelmark check --staged", { TMPDIR });
        expect(staged.stderr).not.toMatch(/error|bug in Modelmark/);
        expect(staged.exitCode).toBe(1);
      }
    },
    60_000,
  );

  test.each(["node_modules/.cache", "node_modules/.cache/modelmark"])(
    "a folder for what is remembered, where %s is a file",
    async (file) => {
      const folder = await project(one, { "package.json": "{}", [file]: "not a folder" });
      for (const command of ["generate", "check", "generate", "check"]) {
        const { exitCode, stderr } = await shell(folder, `$modelmark ${command}`);
        expect(stderr).toBe("");
        expect(exitCode).toBe(0);
      }
    },
    60_000,
  );
});

describe("two projects that reach one folder by two names", () => {
  const config = (first: string, second: string): Record<string, string> => {
    const projects = [first, second].map((out, at) => ({ name: `p${at}`, spec: "spec", out }));
    return { "modelmark.config.json": JSON.stringify({ projects }) };
  };

  test.each([
    ["a link", "out", "linked/out"],
    ["another path", "out", "spec/../out"],
    ["letter case", "Out", "out"],
    ["a form of Unicode", "caf\u00e9", "cafe\u0301"],
  ])("by %s are refused", async (_what, first, second) => {
    const folder = await project(one, config(first, second));
    await symlink(".", join(folder, "linked"));
    const result = await shell(folder, "$modelmark generate");
    expectRefusal(result, /MM7002: .*the projects p0 and p1 would both write there/);
  });

  test.skipIf(process.platform !== "linux")("folders that a disk tells apart are two", async () => {
    const folder = await project(one, config("Out", "out"));
    await mkdir(join(folder, "Out"));
    await mkdir(join(folder, "out"));
    const { stderr } = await shell(folder, "$modelmark generate");
    expect(stderr).toBe("");
  });
});

describe("a claim that no process can hold", () => {
  const host = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

  test.each(["0", "00", "99999999999999999999", "4294967296"])(
    "of process %s is no one's",
    async (pid) => {
      const folder = await project(one);
      await mkdir(join(folder, "generated/.modelmark"), { recursive: true });
      const claim = `run-${host}-${pid}-0-abcdef012345`;
      await writeFile(join(folder, "generated/.modelmark", claim), "");
      const started = performance.now();
      const { exitCode, stderr } = await shell(folder, "$modelmark generate");
      expect(stderr).not.toContain("Waiting");
      expect(exitCode).toBe(0);
      expect(performance.now() - started).toBeLessThan(25_000);
      expect(await readdir(join(folder, "generated"))).not.toContain(".modelmark");
    },
  );
});

describe.skipIf(process.platform === "win32")("permissions", () => {
  test("of a file that is updated stay as they were", async () => {
    const folder = await project(one);
    await shell(folder, "$modelmark generate");
    const file = join(folder, "generated/models/shared/pair.ts");
    const lock = join(folder, "generated/modelmark.lock.json");
    await chmod(file, 0o640);
    await chmod(lock, 0o755);
    await chmod(join(folder, "generated/models/shared"), 0o700);
    await writeFile(
      join(folder, "spec/models/shared/pair.md"),
      objectPage("Pair", ["other", "::String", true]),
    );
    const { exitCode } = await shell(folder, "umask 077; $modelmark generate");
    expect(exitCode).toBe(0);
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe("640");
    expect(((await stat(lock)).mode & 0o777).toString(8)).toBe("755");
    const made = await stat(join(folder, "generated/models/shared"));
    expect((made.mode & 0o777).toString(8)).toBe("700");
  }, 30_000);
});

describe.skipIf(process.platform === "win32")("a signal", () => {
  test.each(["HUP", "INT", "TERM"])(
    "%s while files are written leaves nothing behind",
    async (name) => {
      const many = Object.fromEntries(
        Array.from({ length: 30 }, (_, at) => [
          `a/p${at}.md`,
          objectPage(`P${at}`, ["key", "::String", true]),
        ]),
      );
      const folder = await project(many);
      // As soon as the work folder exists, the run has begun to write.
      const script = `$modelmark generate & pid=$!
      while kill -0 $pid 2>/dev/null && [ ! -e generated/.modelmark/.gitignore ]; do :; done
      kill -${name} $pid; wait $pid; echo status $?`;
      const { stdout } = await shell(folder, script);
      const number = { HUP: 1, INT: 2, TERM: 15 }[name] ?? 0;
      expect(stdout).toMatch(new RegExp(`status (?:${128 + number}|0)\n`));
      const left = await readdir(folder, { recursive: true });
      expect(left.filter((path) => path.includes(".modelmark"))).toEqual([]);
      const check = await shell(folder, "$modelmark check");
      const isWhole = check.exitCode === 0;
      const isUntouched = !left.includes("generated");
      expect(isWhole || isUntouched).toBe(true);
    },
    60_000,
  );
});
