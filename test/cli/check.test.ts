import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { objectPage, ownProject, run } from "../support/cli.ts";
import { readTree } from "../support/tree.ts";

// The six states of a generated folder, each with its message and exit status.

const pair = "generated/models/shared/pair.ts";
let folder = "";

beforeEach(async () => {
  folder = await ownProject();
  expect((await run(folder, "generate")).exitCode).toBe(0);
});

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const file = join(folder, path);
  await writeFile(file, change(await readFile(file, "utf8")));
}

/** Runs `check`, and makes sure that it wrote nothing. */
async function check(...flags: readonly string[]): ReturnType<typeof run> {
  const before = await readTree(folder);
  const result = await run(folder, "check", ...flags);
  expect(await readTree(folder)).toEqual(before);
  return result;
}

/** Sets the folder of the cache for one test. */
function useCacheHome(value: string): void {
  const before = process.env["XDG_CACHE_HOME"];
  process.env["XDG_CACHE_HOME"] = value;
  onTestFinished(() => {
    process.env["XDG_CACHE_HOME"] = before;
  });
}

describe("check", () => {
  test("fresh", async () => {
    expect(await check()).toEqual({
      exitCode: 0,
      stdout: "No drift: 8 files up to date.\n",
      stderr: "",
    });
  });

  test("one stale file among many", async () => {
    await edit("spec/models/shared/pair.md", (text) => text.replace("The key.", "The name."));
    const { exitCode, stdout } = await check();
    expect(exitCode).toBe(1);
    expect(stdout).toBe(
      `Drift: 1 generated file is out of date.

  stale              generated/models/shared/pair.ts

Changed since they were written: models/shared/pair.md.

--- models/shared/pair.ts
+++ models/shared/pair.ts
@@ -4,5 +4,5 @@
 /** A key with its value. */
 export interface Pair {
-  /** The key. */
+  /** The name. */
   key?: string | null | undefined;
   /** The value. */

To repair: npx modelmark generate
`,
    );
  });

  test("missing file", async () => {
    await rm(join(folder, pair));
    const { exitCode, stdout } = await check();
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`missing            ${pair}\n`);
    expect(stdout).toMatch(/To repair: npx modelmark generate\n$/);
  });

  test("missing folder, as where it is not committed", async () => {
    await rm(join(folder, "generated"), { recursive: true });
    const { exitCode, stdout } = await check();
    expect(exitCode).toBe(1);
    expect(stdout).toContain("Drift: 8 generated files are out of date.");
  });

  test("extra owned file", async () => {
    await edit("spec/models/shared/tokenissueresponse.md", (text) =>
      text
        .split("\n")
        .filter((line) => !line.includes("pair.md"))
        .join("\n"),
    );
    await rm(join(folder, "spec/models/shared/pair.md"));
    const { exitCode, stdout } = await check();
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`no longer produced ${pair}\n`);
  });

  test("hand-edited file", async () => {
    await edit(pair, (text) => text.replace("key?", "kee?"));
    const { exitCode, stdout } = await check();
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`edited by hand     ${pair}\n`);
    expect(stdout).toContain("-  kee?: string | null | undefined;\n+  key?:");
  });

  test.each([
    ["where it was generated", true, "edited by hand     "],
    ["where nobody knows what was written, and a page may be why", false, "stale              "],
  ])("a file edited by hand while a page has changed: %s", async (_, isKept, label) => {
    if (!isKept) useCacheHome(join(folder, "modelmark.config.json"));
    await edit(pair, (text) => text.replace("key?", "kee?"));
    await edit("spec/models/shared/authzdetails.md", (text) => `${text}\n`);
    expect((await check()).stdout).toContain(`${label}${pair}\n`);
  });

  test("a file edited by hand where nothing else has changed, whoever looks", async () => {
    useCacheHome(join(folder, "modelmark.config.json"));
    await edit(pair, (text) => text.replace("key?", "kee?"));
    expect((await check()).stdout).toContain(`edited by hand     ${pair}\n`);
  });

  test("CRLF checkout with byte order marks is no drift, of pages or of output", async () => {
    for (const path of (await readTree(folder)).keys()) {
      await edit(path, (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`);
    }
    expect((await check()).exitCode).toBe(0);
    const before = await readTree(folder);
    expect((await run(folder, "generate")).stdout).toContain("0 updated, 8 unchanged");
    expect(await readTree(folder)).toEqual(before);
  });

  test("several kinds at once are all named, in json too", async () => {
    await rm(join(folder, pair));
    await rm(join(folder, "spec/models/shared/property.md"));
    await edit("spec/models/shared/tokenissueresponse.md", (text) =>
      text
        .split("\n")
        .filter((line) => !line.includes("property.md"))
        .join("\n"),
    );
    await edit("generated/index.ts", (text) => `${text}// mine\n`);
    const { exitCode, stdout } = await check("--reporter", "json");
    expect(exitCode).toBe(1);
    const document: unknown = JSON.parse(stdout);
    expect(document).toMatchObject({
      command: "check",
      ok: false,
      exitCode: 1,
      repair: "npx modelmark generate",
      projects: [
        {
          drift: [
            { path: "index.ts", state: "edited", code: "MM7104" },
            { path: "models/shared/index.ts", state: "stale", code: "MM7102" },
            { path: "models/shared/pair.ts", state: "missing", code: "MM7101" },
            { path: "models/shared/property.ts", state: "orphaned", code: "MM7103" },
            { path: "models/shared/token-issue-response.ts", state: "stale", code: "MM7102" },
          ],
        },
      ],
    });
  });

  test("a lock that is gone or broken hides nothing", async () => {
    await edit("spec/models/shared/pair.md", (text) => text.replace("The key.", "The name."));
    await writeFile(join(folder, "generated/modelmark.lock.json"), "<<<<<<< HEAD\n");
    const broken = await check();
    expect(broken.exitCode).toBe(1);
    expect(broken.stderr).toContain("MM7005");
    await rm(join(folder, "generated/modelmark.lock.json"));
    expect((await check()).stdout).toContain(`stale              ${pair}\n`);
  });

  test("the command that repairs carries the options given", async () => {
    await run(folder, "generate", "--out", "my out");
    await edit("spec/models/shared/pair.md", () => objectPage("Pair", ["a", "*::String*", true]));
    const { stdout } = await check("--out", "my out", "--wire", "snake_case");
    expect(stdout).toContain(
      "To repair: npx modelmark generate --out 'my out' --wire snake_case\n",
    );
  });

  test("is the same as generate --check", async () => {
    await rm(join(folder, pair));
    expect(await run(folder, "generate", "--check")).toEqual(await run(folder, "check"));
  });
});
