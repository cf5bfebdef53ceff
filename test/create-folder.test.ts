import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { createFolder } from "../generator/tree/create-folder.ts";
import { temporaryFolder } from "./support/cli.ts";

describe("a folder", () => {
  test("is created with those above it, and the topmost new one is told", async () => {
    const top = await temporaryFolder();
    expect(createFolder(join(top, "a/b/c"), 0o700)).toBe(join(top, "a"));
    expect(statSync(join(top, "a/b/c")).isDirectory()).toBe(true);
    expect(createFolder(join(top, "a/b/d"))).toBe(join(top, "a/b/d"));
    expect(createFolder(join(top, "a/b/c"))).toBeNull();
  });

  test.skipIf(process.platform === "win32")("has the mode, as those above it have", async () => {
    const top = await temporaryFolder();
    createFolder(join(top, "a/b"), 0o700);
    for (const path of ["a", "a/b"]) expect(statSync(join(top, path)).mode & 0o777).toBe(0o700);
  });

  test("may be a link to a folder", async () => {
    const top = await temporaryFolder();
    mkdirSync(join(top, "real"));
    symlinkSync(join(top, "real"), join(top, "link"), "junction");
    expect(createFolder(join(top, "link"))).toBeNull();
    expect(createFolder(join(top, "link/below"))).toBe(join(top, "link/below"));
    expect(existsSync(join(top, "real/below"))).toBe(true);
  });

  test("is refused where a file is, or a file is above", async () => {
    const top = await temporaryFolder();
    writeFileSync(join(top, "file"), "");
    expect(() => createFolder(join(top, "file"))).toThrow(/EEXIST/);
    expect(() => createFolder(join(top, "file/below/deeper"))).toThrow(/ENOTDIR|ENOENT|EEXIST/);
  });

  // The folder exists, and yet the system says "no such file" of a new one in it. Node tries that for ever.
  test.runIf(existsSync("/proc/self"))("is refused where none can be created", () => {
    expect(() => createFolder("/proc/self/x")).toThrow(/ENOENT/);
    expect(() => createFolder("/proc/self/x/y/z")).toThrow(/ENOENT/);
  });
});
