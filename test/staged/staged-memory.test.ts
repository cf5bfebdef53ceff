import { mkdtempSync, readFileSync, readdirSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { built } from "../support/built-run.ts";
import { bundleCli, removeCli } from "../support/bundled-cli.ts";
import { change, committedProject, mustGit } from "./repository.ts";

// What the program keeps after a check of the index, and what it does not.

const page = "spec/models/shared/pair.md";
let folder: string;
let cacheHome: string;
let env: Readonly<Record<string, string>>;

beforeAll(bundleCli);
afterAll(removeCli);

beforeEach(async () => {
  folder = realpathSync(await committedProject());
  cacheHome = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-test-")));
  env = { XDG_CACHE_HOME: cacheHome, CI: "false" };
  expect(built(folder, ["generate"], env).status).toBe(0);
  mustGit(folder, "add", "-A");
  change(folder, page, (text) => text.replace("#", "# New"));
  mustGit(folder, "add", page);
});

/** Returns what is kept, by the end of the file's name: `json`, `stored-pages.json`. */
function memory(): ReadonlyMap<string, string> {
  const place = join(cacheHome, "modelmark");
  return new Map(
    readdirSync(place).map((name) => [
      name.slice(name.indexOf(".") + 1),
      readFileSync(join(place, name), "utf8"),
    ]),
  );
}

test("a stale check keeps the hashes of what git holds, and leaves the rest as it was", () => {
  const before = memory();
  expect(before.has("json")).toBe(true);
  expect(built(folder, ["check", "--staged"], env).status).toBe(1);
  const after = memory();
  expect(new Map([...after].filter(([name]) => !name.startsWith("stored-")))).toEqual(before);
  const ids = ["pages", "outputs"].map((kind) => after.get(`stored-${kind}.json`) ?? "");
  expect(ids[0]).toContain(mustGit(folder, "rev-parse", `:${page}`));
  expect(ids[1]).toContain(mustGit(folder, "rev-parse", ":generated/index.ts"));
});

test("a check without the cache keeps nothing", () => {
  const before = memory();
  expect(built(folder, ["check", "--staged", "--no-cache"], env).status).toBe(1);
  expect(memory()).toEqual(before);
});
