import { describe, expect, test } from "vitest";
import { typescriptHeader } from "../../generator/emit/header.ts";
import { driftOf, foreignFiles, judgedDriftOf } from "../../generator/output/drift.ts";
import {
  planOutput,
  staysInside,
  type Existing,
  type FileChange,
} from "../../generator/output/plan.ts";

const header = typescriptHeader(null);
const [is, was] = [`${header}\nexport const a = 1;\n`, `${header}\nexport const a = 0;\n`];
const [path, text] = ["a.ts", is];
const file = { path, text };
const none = { paths: [], isEdited: () => false };
const obstacle: Existing = { kind: "obstacle" };
const on = (current: string): Existing => ({ kind: "text", text: current });

describe("the plan for a file", () => {
  test.each<[string, Existing | null, FileChange]>([
    ["that is not there yet", null, { kind: "create", path, text }],
    ["that is up to date", on(is), { kind: "keep", path }],
    ["that a checkout wrote", on(`\uFEFF${is.replaceAll("\n", "\r\n")}`), { kind: "keep", path }],
    ["in whose place a folder is", obstacle, { kind: "refuse", path }],
    ["in whose place is another's", on("export {};\n"), { kind: "refuse", path }],
    ["that is old", on(was), { kind: "update", path, text, current: was, reason: "stale" }],
  ])("%s", (_what, existing, change) => {
    const snapshot = new Map(existing === null ? [] : [[path, existing]]);
    expect(planOutput([file], snapshot, none)).toEqual([change]);
  });

  test("with a byte order mark within it is another", () => {
    const marked = `${is}// \uFEFF\n`;
    const changes = planOutput([{ path, text: `${is}// \n` }], new Map([[path, on(marked)]]), none);
    expect(changes).toMatchObject([{ kind: "update", reason: "stale" }]);
  });

  test("that was edited says so", () => {
    const isEdited = (one: string, current: string): boolean => one === path && current === was;
    expect(planOutput([file], new Map([[path, on(was)]]), { paths: [path], isEdited })).toEqual([
      { kind: "update", path, text, current: was, reason: "edited" },
    ]);
  });
});

describe("the plan for a file that is no longer produced", () => {
  const leave = (reason: string): readonly FileChange[] => [{ kind: "leave", path, reason }];

  test.each<[string, Existing | null, readonly FileChange[]]>([
    ["and is gone", null, []],
    ["and is ours", on(was), [{ kind: "delete", path, current: was }]],
    ["and is another's", on("mine"), leave("it does not carry our header")],
    ["and is a folder", obstacle, leave("it is no plain file")],
  ])("%s", (_what, existing, changes) => {
    const snapshot = new Map(existing === null ? [] : [[path, existing]]);
    expect(planOutput([], snapshot, { ...none, paths: [path] })).toEqual(changes);
  });

  test.each(["../a.ts", "/a.ts", "a//b", "./a", "a/", "a/..", "a\\b", "c:a", "a\0", ""])(
    "leaves %j alone, which could be outside the folder",
    (outside) => {
      const snapshot = new Map([[outside, on(was)]]);
      expect(planOutput([], snapshot, { ...none, paths: [outside] })).toEqual([
        {
          ...{ kind: "leave", path: outside },
          reason: "the lock names a path outside the output folder",
        },
      ]);
    },
  );

  test.each(["a.ts", "a/b.ts", "..a/b..", "a/.b"])("%j can only be inside", (inside) => {
    expect(staysInside(inside)).toBe(true);
  });
});

test("a file that is still produced is no orphan, whatever its letter case", () => {
  const snapshot = new Map([
    ["A.ts", on(was)],
    ["b.ts", on(was)],
    ["B.ts", on(was)],
  ]);
  const owned = { ...none, paths: ["A.ts", "B.ts"] };
  expect(planOutput([{ ...file, path: "a.ts" }], snapshot, owned, [{ path: "b.ts" }])).toEqual([
    { kind: "create", path: "a.ts", text },
    { kind: "keep", path: "b.ts" },
  ]);
});

test("a plan is ordered by path", () => {
  const files = ["d.ts", "b.ts"].map((one) => ({ path: one, text }));
  const snapshot = new Map([["c.ts", on(was)]]);
  const changes = planOutput(files, snapshot, { ...none, paths: ["c.ts"] }, [{ path: "a.ts" }]);
  expect(changes.map((change) => change.path)).toEqual(["a.ts", "b.ts", "c.ts", "d.ts"]);
});

const edited = { kind: "update", path, text: is, current: was, reason: "edited" } as const;

describe("the drift of a plan", () => {
  test.each<[FileChange, string | null, string | null]>([
    [{ kind: "create", path, text }, "missing", "MM7101"],
    [{ ...edited, reason: "stale" }, "stale", "MM7102"],
    [edited, "edited", "MM7104"],
    [{ kind: "delete", path, current: was }, "orphaned", "MM7103"],
    [{ kind: "keep", path }, null, null],
    [{ kind: "refuse", path }, null, null],
    [{ kind: "leave", path, reason: "it is no plain file" }, null, null],
  ])("%j", (change, state, code) => {
    const found = driftOf([change]);
    expect(found.map((one) => [one.path, one.state, one.finding.code])).toEqual(
      state === null ? [] : [[path, state, code]],
    );
    for (const { finding } of found) expect(finding.message).toContain("`a.ts`");
  });

  test("shows what differs only where there are two versions", () => {
    const [update, create] = driftOf([edited, { kind: "create", path, text }]);
    expect(update?.patch).toContain("-export const a = 0;\n+export const a = 1;\n");
    expect(create?.patch).toBeNull();
  });

  test.each<[string, FileChange, string, string]>([
    ["layout", { ...edited, current: is.replace("1", "(1)") }, "reformatted", "MM7105"],
    ["content", edited, "edited", "MM7104"],
    [
      "layout of an old file",
      { ...edited, current: is.replace("1", "(1)"), reason: "stale" },
      ...(["stale", "MM7102"] as const),
    ],
  ])("tells an edit of %s", async (_what, change, state, code) => {
    const found = await judgedDriftOf([{ kind: "keep", path: "b.ts" }, change]);
    expect(found).toMatchObject([{ path, state, finding: { code } }]);
    expect(found[0]?.finding.message).toContain("`a.ts`");
    expect(found[0]?.patch).toContain("+export const a = 1;");
  });
});

test("files that are not ours are reported by their path below the output folder", () => {
  const changes: readonly FileChange[] = [
    { kind: "refuse", path: "a.ts" },
    { kind: "keep", path: "b.ts" },
    { kind: "leave", path: "c.ts", reason: "it is no plain file" },
  ];
  const found = foreignFiles(changes, "out");
  expect(found.map(({ code }) => code)).toEqual(["MM7001", "MM7003"]);
  expect(found[0]?.message).toContain("`out/a.ts`");
  expect(found[1]?.message).toMatch(/`out\/c\.ts`.*it is no plain file/);
});
