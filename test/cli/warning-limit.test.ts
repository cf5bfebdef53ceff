import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compactPages } from "../support/compact-page.ts";
import { objectPage, project, run } from "../support/cli.ts";
import { writeTree } from "../support/tree.ts";

// A command that fails because of --max-warnings says so, in whatever form its result is.

const limit = ["--max-warnings", "0"];
const reason = "MM6009: There is 1 warning, but `--max-warnings` allows none";

function warned(): Promise<string> {
  return project({ "shared/pair.md": objectPage("Pair", ["key", "*::Strinng*", true]) });
}

describe.each([["check"], ["generate"], ["generate", "--dry-run"], ["inspect"]])(
  "%s %s",
  (...command) => {
    test.each([[], ["--quiet"], ["--verbose"]])("says why it fails, with %j", async (...flags) => {
      const folder = await warned();
      const { exitCode, stderr } = await run(folder, ...command, ...limit, ...flags);
      expect(exitCode).toBe(2);
      expect(stderr).toContain(reason);
      const enough = await run(folder, ...command, "--max-warnings", "1", ...flags);
      expect(enough.stdout + enough.stderr).not.toContain("MM6009");
    });
  },
);

test("nothing is written, and that is said", async () => {
  const folder = await warned();
  const { stderr } = await run(folder, "generate", "--quiet", ...limit);
  expect(stderr).toMatch(/MM6009.*\n.*hint: .*\n\n1 error\nNothing was written\.\n$/);
  expect(await readdir(folder)).toEqual(["spec"]);
});

describe.each(["json", "github", "sarif", "gitlab", "junit"])("--reporter %s", (reporter) => {
  test.each(["check", "generate"])("of %s has a finding for it", async (command) => {
    const folder = await warned();
    const { exitCode, stdout } = await run(folder, command, "--reporter", reporter, ...limit);
    expect(exitCode).toBe(2);
    expect(stdout).toContain("MM6009");
    if (reporter === "junit") expect(stdout).not.toContain('failures="0"');
    if (reporter === "github") expect(stdout).toMatch(/^::error .*MM6009/m);
  });
});

describe("diff", () => {
  async function versions(): Promise<string> {
    const folder = await project({});
    for (const [name, spec] of [
      ["old", "Thing = A=a, B=b"],
      ["new", "Thing = A=a, C=b"],
    ] as const) {
      const pages = compactPages(spec).map(({ path, text }) => [path, text] as const);
      await writeTree(join(folder, name), new Map(pages));
    }
    return folder;
  }

  test("counts its own warnings, and still shows what it found", async () => {
    const folder = await versions();
    const loose = await run(folder, "diff", "old", "new");
    expect([loose.exitCode, loose.stdout]).toEqual([0, expect.stringContaining("1 warning")]);
    const { exitCode, stdout, stderr } = await run(folder, "diff", "old", "new", ...limit);
    expect(exitCode).toBe(2);
    expect(stdout).toBe(loose.stdout);
    expect(stderr).toContain(reason);
    const markdown = await run(folder, "diff", "old", "new", "--reporter", "markdown", ...limit);
    expect(markdown.exitCode).toBe(2);
    expect(markdown.stdout).toContain("1 warning");
  });

  test("does not count what is allowed", async () => {
    const folder = await versions();
    const json = ["--reporter", "json"];
    const { stdout } = await run(folder, "diff", "old", "new", ...json, ...limit);
    const { findings, ...rest }: { findings: readonly { fingerprint: string }[] } =
      JSON.parse(stdout);
    expect(rest).toMatchObject({ ok: false, exitCode: 2, diagnostics: [{ code: "MM6009" }] });
    const allowed = Object.fromEntries(findings.map((one) => [one.fingerprint, "agreed"]));
    const config = { diff: { allow: "allowed.json" } };
    await writeFile(join(folder, "allowed.json"), JSON.stringify(allowed));
    await writeFile(join(folder, "modelmark.config.json"), JSON.stringify(config));
    expect(await run(folder, "diff", "old", "new", ...limit)).toMatchObject({ exitCode: 0 });
  });
});
