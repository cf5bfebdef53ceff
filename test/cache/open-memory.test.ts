import { existsSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import type { Remembered } from "../../generator/pipeline-options.ts";
import { readPage } from "../../generator/read/read-page.ts";
import { memoryPlace } from "../../generator/run/memory/memory-place.ts";
import { openMemory } from "../../generator/run/memory/open-memory.ts";
import { loadVerified, verifiedFrom } from "../../generator/run/memory/verified-state.ts";
import { loadWritten } from "../../generator/run/memory/written-files.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import type { Tree } from "../../generator/tree/tree.ts";
import { workTree } from "../../generator/tree/work-tree.ts";
import { compactPages } from "../support/compact-page.ts";
import { keptFiles, keptProject, state, type KeptProject } from "./kept-project.ts";

// The program remembers nothing when it runs from source or in CI, as it does in tests.
vi.mock("../../generator/run/memory/code-identity.ts", () => ({ codeIdentity: () => "code" }));
vi.mock("ci-info", () => ({ isCI: false }));

let project: KeptProject;

beforeEach(() => {
  project = keptProject();
});

const warning = diagnostic("MM7014", { folder: "out", reason: "it is old" });
const note = diagnostic("MM7015", { folder: "out", how: "finished" });

describe("an open memory", () => {
  const pages = compactPages("Pair: id! string").map((source) => ({
    source,
    read: readPage(source),
  }));
  const remembered: Remembered = { pages, units: [] };
  const run = { remembered, diagnostics: [note, warning] };
  const all = ["json", "verified.json", "written.json"];
  const inGit: Tree = { ...workTree, isDisk: false };
  const open = (tree = workTree, useCache = true) =>
    openMemory(project, project.cwd, tree, useCache);

  test("is empty at first", () => {
    const { memory, warned } = open();
    expect(memory?.units).toEqual([]);
    expect(warned()).toEqual([]);
  });

  test("of a run that left everything up to date is there for the next", () => {
    open().keep(run, state);
    expect(keptFiles(project.kept)).toEqual(all);
    const { memory, warned } = open();
    expect(pages.map(({ source }) => memory?.readPage(source))).toEqual(
      pages.map(({ read }) => read),
    );
    expect(warned()).toEqual([warning]);
    const place = memoryPlace(project, project.cwd);
    expect(place === null ? null : loadVerified(place)).toEqual(verifiedFrom(state, [warning]));
    expect(loadWritten(project, project.cwd, state.lock)).toEqual(state.outputs);
  });

  test("of a project that is not up to date is kept only if there was none", () => {
    open().keep(run, null);
    expect(keptFiles(project.kept)).toEqual(["json"]);
    const [page] = pages;
    if (page === undefined) throw new Error("there is no page");
    const edited = { ...page.source, text: `${page.source.text}\n` };
    const next = {
      remembered: { pages: [{ ...page, source: edited }], units: [] },
      diagnostics: [],
    };
    open().keep(next, null);
    expect(open().memory?.readPage(page.source)).toEqual(page.read);
    open().keep(next, state);
    expect(open().memory?.readPage(page.source)).toBeNull();
    expect(open().memory?.readPage(edited)).toEqual(page.read);
  });

  test("is written again only if it lacks something, and old files are forgotten then", () => {
    const old = join(project.kept, "old.json");
    const leave = (): void => {
      writeFileSync(old, "");
      utimesSync(old, new Date(0), new Date(0));
    };
    open().keep(run, state);
    leave();
    const { memory, keep } = open();
    const reused = pages.flatMap(({ source }) => {
      const read = memory?.readPage(source) ?? null;
      return read === null ? [] : [{ source, read }];
    });
    keep({ ...run, remembered: { pages: reused, units: [] } }, state);
    expect(existsSync(old)).toBe(true);
    keep(run, state);
    expect(existsSync(old)).toBe(false);
  });

  test("of a run without a memory holds only what edits by hand are recognized by", () => {
    const { memory, warned, keep } = open(workTree, false);
    expect(memory).toBeNull();
    keep(run, null);
    expect(existsSync(project.kept)).toBe(false);
    keep(run, state);
    expect(keptFiles(project.kept)).toEqual(["written.json"]);
    expect(warned()).toEqual([]);
  });

  test("of what git holds says nothing about the files on the disk", () => {
    open(inGit).keep(run, state);
    expect(keptFiles(project.kept)).toEqual(["json", "verified.json"]);
  });

  test("hashes the files of the output folder", () => {
    writeFileSync(join(project.outDir, "a.ts"), "a");
    const unit = (hash: string) => ({
      name: hash,
      key: "1",
      files: [{ path: "a.ts", hash, source: null }],
    });
    const units = [unit(contentHash("a")), unit("edited")];
    open().keep({ remembered: { pages, units }, diagnostics: [] }, state);
    const { memory } = open();
    expect(memory?.standing(contentHash("a"), "1")).toEqual(units[0]);
    expect(memory?.standing("edited", "1")).toBeNull();
  });
});
