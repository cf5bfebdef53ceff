import type * as Fs from "node:fs";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { emptyWorkFolder, replaceFile } from "../../generator/output/work-folder.ts";

// Errors that only some systems and disks give. The calls that may fail are told, and so is each pause between tries.

const calls = vi.hoisted(() => ({
  faults: new Array<string>(),
  unlinked: new Array<string>(),
  pauses: new Array<number>(),
}));
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof Fs>();
  const mayFail = (): void => {
    const code = calls.faults.shift() ?? "";
    if (code !== "") throw Object.assign(new Error(code), { code });
  };
  return {
    ...fs,
    renameSync: (from: string, to: string) => {
      mayFail();
      fs.renameSync(from, to);
    },
    unlinkSync: (file: string) => {
      calls.unlinked.push(file.slice(file.lastIndexOf("/") + 1));
      mayFail();
      fs.unlinkSync(file);
    },
  };
});
vi.mock("node:timers/promises", () => ({
  setTimeout: (milliseconds: number) => {
    calls.pauses.push(milliseconds);
    return Promise.resolve();
  },
  setImmediate: () => Promise.resolve(),
}));

let out: string;

beforeEach(() => {
  out = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-work-")));
  for (const list of Object.values(calls)) list.length = 0;
});

afterEach(() => {
  rmSync(out, { recursive: true, force: true });
});

describe("a file that another program holds open", () => {
  const platform = Object.getOwnPropertyDescriptor(process, "platform") ?? {};

  afterEach(() => {
    Object.defineProperty(process, "platform", platform);
  });

  const nine = [25, 50, 75, 100, 125, 150, 175, 200, 225];

  test.each<[string, NodeJS.Platform, readonly string[], readonly number[], string | null]>([
    ["is replaced at the next try", "win32", ["EPERM"], nine.slice(0, 1), null],
    [
      "is replaced at the fourth try",
      "win32",
      ["EPERM", "EBUSY", "EACCES"],
      nine.slice(0, 3),
      null,
    ],
    ["is replaced at the last try", "win32", Array<string>(9).fill("EBUSY"), nine, null],
    ["is given up after ten tries", "win32", Array<string>(10).fill("EBUSY"), nine, "EBUSY"],
    ["is given up at once with another error", "win32", ["EIO"], [], "EIO"],
    ["is given up at once on other systems", "linux", ["EPERM"], [], "EPERM"],
  ])("%s", async (_what, system, faults, pauses, code) => {
    Object.defineProperty(process, "platform", { ...platform, value: system });
    writeFileSync(join(out, "from"), "");
    calls.faults.push(...faults);
    const end = await replaceFile(join(out, "from"), join(out, "to")).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : ""),
    );
    expect([end, calls.pauses]).toEqual([code, pauses]);
  });
});

describe("a work folder is emptied", () => {
  const names = ["journal.tmp", "new-0", "old-0", "rollback.json", "journal.json"];

  beforeEach(() => {
    mkdirSync(join(out, ".modelmark"));
    for (const name of names) writeFileSync(join(out, ".modelmark", name), "");
  });

  test("with the journals first", async () => {
    await emptyWorkFolder(out);
    expect(calls.unlinked.slice(0, 2).sort()).toEqual(["journal.json", "rollback.json"]);
    expect([...calls.unlinked].sort()).toEqual([...names].sort());
  });

  test.each(["ENOENT", "EISDIR", "EPERM"])("even if a file gives %s", async (code) => {
    calls.faults.push(code);
    await emptyWorkFolder(out);
    expect(calls.unlinked).toHaveLength(names.length);
  });

  test("unless a file gives another error", async () => {
    calls.faults.push("EIO");
    await expect(emptyWorkFolder(out)).rejects.toThrow("EIO");
    expect(calls.unlinked).toHaveLength(1);
  });
});
