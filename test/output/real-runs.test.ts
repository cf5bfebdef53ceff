import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run, temporaryFolder } from "../support/cli.ts";
import { Random } from "../support/random.ts";
import { readTree, sameTree } from "../support/tree.ts";
import { bundleCli, removeCli } from "../support/bundled-cli.ts";
import { fullTrees, generate, killRealRuns, writeTwoSpecs } from "./cli-runs.ts";

beforeAll(bundleCli);
afterAll(removeCli);

test("the program, killed at random moments, leaves whole files and a next run that is clean", async () => {
  const count = Number(process.env["CLI_KILLS"] ?? "4");
  const tally = await killRealRuns(await temporaryFolder(), count, new Random(7));
  expect(tally.faults).toEqual([]);
  expect(tally.old + tally.interrupted + tally.new).toBe(count);
});

test("two programs at once give what one of them gives", async () => {
  const folder = await temporaryFolder();
  await writeTwoSpecs(folder);
  const trees = await fullTrees(folder);
  const rounds = Number(process.env["CLI_ROUNDS"] ?? "2");
  for (let round = 0; round < rounds; round++) {
    const ended = await Promise.all([generate(folder, "old"), generate(folder, "new")]);
    expect(ended).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }]);
    const tree = await readTree(join(folder, "generated"));
    expect([trees.old, trees.new].filter((one) => sameTree(one, tree))).toHaveLength(1);
  }
  const flags = ["--emit", "interfaces", "--wire", "verbatim"];
  const drift = await Promise.all(
    ["old", "new"].map((spec) => run(folder, "check", "--spec", spec, ...flags)),
  );
  expect(drift.map(({ exitCode }) => exitCode).sort()).toEqual([0, 1]);
});
