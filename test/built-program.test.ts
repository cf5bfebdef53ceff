import { cp, mkdtemp, readFile, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { built } from "./support/built-run.ts";
import { bundleCli, removeCli } from "./support/bundled-cli.ts";
import { ownProject, run } from "./support/cli.ts";
import { readTree, type Tree } from "./support/tree.ts";
import { mustGit } from "./staged/repository.ts";

// When the program runs from source, nothing is cached. The built program caches its results, which must make no
// difference.

// These tests have a cache of their own, because other tests run at the same time.
const cacheHome = await mkdtemp(join(await realpath(tmpdir()), "modelmark-test-cache-"));
process.env["XDG_CACHE_HOME"] = cacheHome;
const cache = join(cacheHome, "modelmark");

beforeAll(bundleCli);
afterAll(async () => {
  await removeCli();
  await rm(cacheHome, { recursive: true, force: true });
});

async function outputs(folder: string): Promise<Tree> {
  const tree = new Map(await readTree(join(folder, "generated")));
  // The lock says which program wrote it, so it differs.
  tree.delete("modelmark.lock.json");
  return tree;
}

/** Returns the program's outputs for the same pages when it runs from source. */
async function fromSource(folder: string): Promise<Tree> {
  const other = await ownProject("everything");
  await cp(join(folder, "spec"), join(other, "spec"), { recursive: true });
  expect((await run(other, "generate")).exitCode).toBe(0);
  return outputs(other);
}

const page = "spec/models/shared/pair.md";

async function describePair(folder: string, description: string): Promise<void> {
  const text = await readFile(join(folder, page), "utf8");
  await writeFile(
    join(folder, page),
    text.replace(/^(?<title># .*\n)/, `$<title>\n${description}\n`),
  );
}

test("gives what the program gives from source, at first and after an edit", async () => {
  const folder = await ownProject("everything");
  expect(built(folder, ["generate"]).status).toBe(0);
  expect(await outputs(folder)).toEqual(await fromSource(folder));
  await describePair(folder, "A pair, edited.");
  expect(built(folder, ["check"]).status).toBe(1);
  expect(built(folder, ["generate"]).text).toMatch(
    /0 created, [1-9]\d* updated, [1-9]\d* unchanged/,
  );
  expect(await outputs(folder)).toEqual(await fromSource(folder));
  expect(built(folder, ["check"]).status).toBe(0);
  expect(built(folder, ["check", "--no-cache"]).status).toBe(0);
});

test("a check that looks at hashes alone warns as a full one does", async () => {
  const folder = await ownProject("everything");
  // Two folders claim the same namespace.
  await rm(cache, { recursive: true, force: true });
  const models = join(folder, "spec/models");
  await cp(join(models, "shared"), join(models, "components"), { recursive: true });
  expect(built(folder, ["generate"]).status).toBe(0);
  const full = built(folder, ["check", "--no-cache"]);
  expect(full.text).toMatch(/warning MM\d{4}/);
  const quick = built(folder, ["check"]);
  const count = /^(?<count>\d+) warnings$/m.exec(full.text)?.groups?.["count"] ?? "";
  expect(quick.status).toBe(0);
  expect(quick.text).toMatch(new RegExp(`^${count} warnings are not new: ${count} MM4003`, "m"));
  expect(built(folder, ["check", "--max-warnings", "0"]).status).toBe(2);
  const kept = (await readdir(cache)).filter((name) => name.endsWith(".verified.json"));
  expect(kept).toHaveLength(1);
  for (const name of kept) await writeFile(join(cache, name), "[]");
  expect(built(folder, ["check"])).toEqual(full);
});

test("a hook remembers a commit for the next one outside the repository, and nothing in CI", async () => {
  const folder = await ownProject("everything");
  mustGit(folder, "init", "-q");
  mustGit(folder, "add", "-A");
  mustGit(folder, "commit", "-qm", "first");
  expect(built(folder, ["generate"]).status).toBe(0);
  mustGit(folder, "add", "-A");
  mustGit(folder, "commit", "-qm", "generated");
  await writeFile(join(folder, "app.ts"), "export {};\n");
  mustGit(folder, "add", "app.ts");
  const home = await mkdtemp(join(cacheHome, "home-"));
  const inCI = { XDG_CACHE_HOME: home, CI: "true" };
  const onMachine = { XDG_CACHE_HOME: home, CI: "" };
  const notJudged = { status: 0, text: expect.stringMatching(/^Not judged: .*\n$/) as unknown };
  expect(built(folder, ["check", "--staged"], inCI)).toEqual(notJudged);
  expect(await readdir(home)).toEqual([]);
  for (let turn = 0; turn < 2; turn += 1) {
    expect(built(folder, ["check", "--staged"], onMachine)).toEqual(notJudged);
    expect(await readdir(join(home, "modelmark"))).toEqual(["commits.json"]);
  }
  expect(mustGit(folder, "status", "--short")).toBe("A  app.ts");
  await describePair(folder, "A pair, edited.");
  mustGit(folder, "add", "-A");
  expect(built(folder, ["check", "--staged"], onMachine).status).toBe(1);
});
