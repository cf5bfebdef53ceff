import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  enterOutput,
  hasWorkFolder,
  holdsJournal,
  waitForOthers,
  wasInterrupted,
} from "../../generator/output/run-lock.ts";
import { typescriptHeader } from "../../generator/emit/header.ts";
import { printJournal } from "../../generator/output/journal.ts";
import { hashOf } from "../../generator/output/transaction.ts";
import { claimName } from "../../generator/output/run-claims.ts";
import { workTree } from "../../generator/tree/work-tree.ts";

let root: string;
let out: string;
const work = (name = ""): string => join(out, ".modelmark", name);

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-lock-")));
  out = join(root, "above/out");
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function leave(...names: readonly string[]): void {
  mkdirSync(work(), { recursive: true });
  for (const name of names) writeFileSync(work(name), "");
}

const none = { milliseconds: 0, onWait: () => undefined };

/** Patience that runs out at once, and those that were waited for. */
function impatient(milliseconds = 1): {
  readonly patience: typeof none;
  readonly holders: string[];
} {
  const holders: string[] = [];
  return {
    patience: { milliseconds, onWait: (holder?: string) => void holders.push(holder ?? "") },
    holders,
  };
}

describe("what is in a work folder", () => {
  test.each<[string, readonly string[] | null, boolean, boolean]>([
    ["nothing, as there is none", null, false, false],
    ["nothing", [], true, false],
    ["what was prepared", ["new-0", "journal.tmp"], true, false],
    ["a journal", ["journal.json"], true, true],
    ["a journal that goes back", ["rollback.json"], true, true],
  ])("%s", async (_what, names, isThere, isInterrupted) => {
    mkdirSync(out, { recursive: true });
    if (names !== null) leave(...names);
    expect(await hasWorkFolder(out)).toBe(isThere);
    expect(await wasInterrupted(out)).toBe(isInterrupted);
    expect(holdsJournal(out, workTree)).toBe(isInterrupted);
  });

  test("does not count where the work folder is a link", async () => {
    leave("journal.json");
    const other = join(root, "other");
    mkdirSync(other);
    symlinkSync(work(), join(other, ".modelmark"));
    expect([await wasInterrupted(other), holdsJournal(other, workTree)]).toEqual([false, false]);
  });
});

describe("a run", () => {
  test("makes an output folder and leaves nothing behind", async () => {
    const { value, diagnostics } = await enterOutput(out, "out", none);
    expect(diagnostics).toEqual([]);
    expect(value?.wasInterrupted).toBe(false);
    expect(readdirSync(work()).map((name) => name.replace(/^run-.*/, "run"))).toEqual([
      ".gitignore",
      "run",
    ]);
    await value?.leave();
    expect(readdirSync(root)).toEqual([]);
  });

  test("keeps the folders that were there, and those that it wrote to", async () => {
    mkdirSync(out, { recursive: true });
    const first = await enterOutput(out, "out", none);
    await first.value?.leave();
    expect(readdirSync(out)).toEqual([]);
    const other = join(root, "other/deep");
    const second = await enterOutput(other, "out", none);
    writeFileSync(join(root, "other/mine"), "");
    await second.value?.leave();
    expect(readdirSync(join(root, "other"))).toEqual(["mine"]);
  });

  test("removes what a dead run left, and the claim of that run", async () => {
    leave("new-0", "run-00000000-0-1-ab", "mine.txt");
    const { value } = await enterOutput(out, "out", none);
    expect(value?.wasInterrupted).toBe(false);
    expect(existsSync(work("run-00000000-0-1-ab"))).toBe(false);
    await value?.leave();
    expect(readdirSync(work())).toEqual(["mine.txt"]);
  });

  test("says that another was interrupted, and settles what that one began", async () => {
    leave("journal.json");
    const { value, diagnostics } = await enterOutput(out, "out", none);
    expect(value?.wasInterrupted).toBe(true);
    expect(diagnostics.map(({ code }) => code)).toEqual(["MM7014"]);
    await value?.leave();
    expect(readdirSync(out)).toEqual([]);
  });

  test("enters no folder in which another can be neither finished nor undone", async () => {
    const [old, now] = ["old", "new"].map((text) => `${typescriptHeader(null)}${text}`);
    const hash = (text = ""): string => hashOf(Buffer.from(text));
    leave();
    writeFileSync(
      work("journal.json"),
      printJournal([{ path: "x/a.ts", before: hash(old), after: hash(now) }]),
    );
    writeFileSync(work("old-0"), old ?? "");
    writeFileSync(work("new-0"), now ?? "");
    writeFileSync(join(out, "x"), "in the way");
    const { value, diagnostics } = await enterOutput(out, "out", none);
    expect(value).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toContain("MM7011");
    expect(readdirSync(work()).filter((name) => name.startsWith("run-"))).toEqual([]);
    expect(await wasInterrupted(out)).toBe(true);
  });

  test("enters no folder that cannot be written, or whose work folder is something else", async () => {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, ".modelmark"), "mine");
    const { value, diagnostics } = await enterOutput(out, "out", none);
    expect([value, ...diagnostics.map(({ code }) => code)]).toEqual([null, "MM7001"]);
    writeFileSync(join(root, "file"), "mine");
    const below = await enterOutput(join(root, "file/out"), "file/out", none);
    expect(below.diagnostics.map(({ code }) => code)).toEqual(["MM7004"]);
    expect(below.diagnostics[0]?.message).toContain("`file/out`");
  });

  test("does not enter while another holds the folder, and names that one once", async () => {
    const { patience, holders } = impatient(200);
    const first = await enterOutput(out, "out", none);
    const second = await enterOutput(out, "out", patience);
    expect(second.value).toBeNull();
    expect(
      second.diagnostics.map(({ code, message }) => [
        code,
        message.includes(`process ${process.pid}`),
      ]),
    ).toEqual([["MM7012", true]]);
    expect(holders).toEqual([`process ${process.pid}`]);
    expect(readdirSync(work()).filter((name) => name.startsWith("run-"))).toHaveLength(1);
    await first.value?.leave();
    const third = await enterOutput(out, "out", none);
    expect(third.value).not.toBeNull();
    await third.value?.leave();
  });

  test("enters as soon as another has left", async () => {
    const first = await enterOutput(out, "out", none);
    const onWait = (): void => void first.value?.leave();
    const second = await enterOutput(out, "out", { milliseconds: 60_000, onWait });
    expect(second.value).not.toBeNull();
    await second.value?.leave();
    expect(readdirSync(root)).toEqual([]);
  });

  test("is alone in a folder where several begin at once", async () => {
    let inside = 0;
    const most: number[] = [];
    const one = async (): Promise<void> => {
      const { value } = await enterOutput(out, "out", {
        milliseconds: 60_000,
        onWait: () => undefined,
      });
      inside += 1;
      most.push(value === null ? Number.NaN : inside);
      await Promise.resolve();
      inside -= 1;
      await value?.leave();
    };
    await Promise.all([one(), one(), one()]);
    expect(most).toEqual([1, 1, 1]);
  });
});

describe("others are waited for", () => {
  test("if there are any", async () => {
    const { patience, holders } = impatient();
    expect(await waitForOthers(out, patience)).toBeNull();
    leave("run-00000000-0-1-ab", "new-0");
    expect(await waitForOthers(out, patience)).toBeNull();
    expect(holders).toEqual([]);
    expect(existsSync(work("run-00000000-0-1-ab"))).toBe(true);
  });

  test("until they have left", async () => {
    const name = await claimName();
    leave(name);
    const holders: string[] = [];
    const onWait = (holder: string): void => {
      holders.push(holder);
      rmSync(work(name));
    };
    expect(await waitForOthers(out, { milliseconds: 60_000, onWait })).toBeNull();
    expect(holders).toEqual([`process ${process.pid}`]);
  });

  test("until the patience runs out", async () => {
    leave("run-00000000-1-1-ab");
    const soon = new Date(Date.now() + 60_000);
    utimesSync(work("run-00000000-1-1-ab"), soon, soon);
    const { patience, holders } = impatient(200);
    expect(await waitForOthers(out, patience)).toBe("a process on another machine");
    expect(holders).toEqual(["a process on another machine"]);
  });
});
