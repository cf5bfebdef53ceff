import { describe, expect, test } from "vitest";
import type { ApiSettings, DiffInput } from "../../generator/index.ts";
import { diff, type BreakingFinding } from "../../generator/index.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { compactPages } from "../support/compact-page.ts";

// Names also go because nothing is generated for them any more. The edit that causes this is one finding, which breaks
// code and says which names go.

type Options = Partial<Pick<DiffInput, "rules"> & { settings: ApiSettings }>;

function findings(before: string, after: string, options: Options = {}): BreakingFinding[] {
  const pages = { before: compactPages(before), after: compactPages(after) };
  const settings: ApiSettings = { wire: "verbatim", dates: "Date", ...options.settings };
  return [...diff({ ...pages, hash: contentHash, ...options, settings }).findings];
}

function place({ rule, model, member }: BreakingFinding): string {
  return [rule, member === null ? model : `${model}.${member}`].join(" ");
}

/** Edits after which a model is no longer converted, each with its only finding. */
const edits: readonly (readonly [string, string, string])[] = [
  ["T: at! datetime", "T: at! string", "field-format-changed shared/T.at"],
  ["T: at! datetime", "T: at! any", "field-type-widened shared/T.at"],
  ["T: at! list(date)", "T: at! list(any)", "field-type-widened shared/T.at"],
  ["T: at! map(date)", "T: at! map(any)", "field-map-value-changed shared/T.at"],
  ["T: id! string; at! date", "T: id! string", "field-removed-required shared/T.at"],
  ["T: id! string; at? date", "T: id! string", "field-removed-optional shared/T.at"],
];

describe.each(["", "Request", "Response"])("the form on the wire of T%s", (end) => {
  test.each(edits)("goes with the edit: %s -> %s", (before, after, expected) => {
    const [old, now] = [before, after].map((one) => one.replace("T:", `T${end}:`));
    const found = findings(old ?? "", now ?? "");
    expect(found.map(place)).toEqual([expected.replace("/T", `/T${end}`)]);
    expect(found[0]).toMatchObject({ level: "error", axes: { compiles: "error" } });
    expect(found[0]?.message).toMatch(`; \`T${end}Wire\` can no longer be imported`);
  });
});

test("the names of everything that contains the edited model go with the same edit", () => {
  const outer = "Outer: o! list(Inner) | More: m? Outer | Inner";
  const [found, ...others] = findings(`${outer}: at! date`, `${outer}: at! string`);
  expect(others).toEqual([]);
  expect(found?.message).toContain(
    "; `InnerWire`, `MoreWire` and `OuterWire` can no longer be imported",
  );
});

test("names that stay are not said to go, and code that can stay is not said to break", () => {
  const [found, ...others] = findings(
    "TRequest: at! date; on! date; n! string",
    "TRequest: at! date; on! any; n! any",
  );
  expect([found, ...others].map((one) => one?.axes)).toEqual([
    { sent: "info", compiles: "info" },
    { sent: "info", compiles: "info" },
  ]);
  expect(found?.message).not.toContain("imported");
});

test("an edit that takes no name away does not tell that names go", () => {
  const found = findings("TRequest: at! date; n! string", "TRequest: at! any; n! any");
  expect(
    found.map(({ message, axes }) => [message.includes("TRequestWire"), axes.compiles]),
  ).toEqual([
    [true, "error"],
    [false, "info"],
  ]);
});

test("where no edit is reported, the names are a finding of their own, with the true reason", () => {
  const rules = { "field-format-changed": "off" } as const;
  const [found, ...others] = findings("T: at! date", "T: at! string", { rules });
  expect(others).toEqual([]);
  expect(found).toMatchObject({ rule: "exported-name-removed", level: "error" });
  expect(found?.message).toBe(
    "Names of `shared/T` are no longer generated, so they cannot be imported: TWire, shared.TWire",
  );
});

test("names that another model takes are told apart from those that are no longer generated", () => {
  const found = findings(
    "shared/Pair: at! date; n! integer",
    "shared/Pair: at! string; n! integer | /Pair: z! boolean",
  );
  const taken = found.filter(({ rule }) => rule === "exported-name-removed");
  expect(found.map(place)).toEqual([
    "model-added Pair",
    "exported-name-removed shared/Pair",
    "field-format-changed shared/Pair.at",
  ]);
  expect(taken[0]?.message).toContain("because another model has them too: Pair, ");
  expect(taken[0]?.message).not.toContain("PairWire");
});

describe("a union that may be anything", () => {
  const union = "U | A: a! string | B: b! integer";

  test.each([
    ["T: u! any(U, A, B)", "T: u! A", "field-type-narrowed shared/T.u"],
    ["T: u! any(U, A, B)", "T: u! string", "field-type-changed shared/T.u"],
    ["T: i! string; u? any(U, A, B)", "T: i! string", "field-removed-optional shared/T.u"],
    ["TRequest: u! any(U, A, B)", "TRequest: u! any", "field-type-widened shared/TRequest.u"],
  ])("because no cell lists its members goes with the edit: %s -> %s", (old, now, expected) => {
    const found = findings(`${old} | ${union}`, `${now} | ${union}`);
    expect(found.map(place)).toEqual([expected]);
    expect(found[0]).toMatchObject({ level: "error", axes: { compiles: "error" } });
    expect(found[0]?.message).toContain("; `isU`, `validateU`, `parseU` and ");
  });

  test("because a cell still names a removed member goes with that member", () => {
    const cells = `T: u! any(U, A, B, C) | ${union}`;
    const found = findings(`${cells} | C: c! boolean`, cells);
    expect(found.map(place)).toEqual(["model-removed shared/C"]);
    expect(found[0]?.message).toContain("`isU`");
  });
});
