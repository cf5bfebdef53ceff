import { beforeAll, expect, test } from "vitest";
import { defaultSettings, type Overrides, type Settings } from "../../generator/config/settings.ts";
import { brokenAxes, type AxisLevel } from "../../generator/diff/axes.ts";
import { diffModels } from "../../generator/diff/diff-models.ts";
import { ruleIds } from "../../generator/diagnostics/rule-codes.ts";
import { exportedNames } from "../../generator/emit/exported-names.ts";
import type { SpecModel } from "../../generator/model/model.ts";
import type { ModelId } from "../../generator/model/type.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { compactPages } from "../support/compact-page.ts";
import { compile } from "../support/compile.ts";
import { modelOf } from "../support/diff.ts";
import { importGenerated, validatorsIn } from "../support/generated.ts";
import { OldClient } from "../support/old-code.ts";
import { printed } from "../support/printed.ts";
import { ruleCases, type RuleCase } from "../support/rule-cases.ts";

// The level of a rule is not an opinion. Old payloads are given to new validators, new payloads to old ones, and code
// written for the old types is compiled against the new ones. The table of the results is the golden file.

const exported: RuleCase = {
  rule: "exported-name-removed",
  before: "Thing: id! string",
  after: "Thing: id! string | /Thing: a! boolean",
};

/** Edits of cells that named a model, made together with the removal of that model. */
const removed: readonly RuleCase[] = [
  {
    rule: "field-removed-required",
    before: "Thing: id! string; g! Gone | Gone: a! string",
    after: "Thing: id! string",
  },
  {
    rule: "field-type-changed",
    before: "Thing: id! list(Gone) | Gone: a! string",
    after: "Thing: id! string",
  },
  {
    rule: "union-member-removed",
    before: "Thing | User: t! any(Thing, A, B, C) | A: a! string | B: b! string | C: c! string",
    after: "Thing | User: t! any(Thing, A, B) | A: a! string | B: b! string",
  },
];

const cases = [...ruleCases, exported, ...removed].filter(
  // A policy of teams says nothing about data or code.
  ({ rule }) => rule !== "removed-without-deprecation",
);

interface Verdict {
  sent: AxisLevel;
  received: AxisLevel;
  request: AxisLevel;
  response: AxisLevel;
}

interface Tried {
  readonly one: RuleCase;
  readonly old: SpecModel;
  readonly now: SpecModel;
  readonly id: ModelId;
}

function settingsOf(overrides: Overrides | undefined): Settings {
  const emit = ["interfaces", "validators"] as const;
  return { ...defaultSettings, wire: "verbatim", emit, overrides: overrides ?? {} };
}

/** Changes the type of unlisted keys. Pages cannot tell that type, but models from another source may. */
function keyed(before: "string" | "integer", after: "string" | "integer"): Tried {
  const [model] = modelOf(compactPages("Thing: id! string"), settingsOf(undefined)).models;
  if (model?.kind !== "object") throw new Error("not an object");
  const spec = (kind: typeof before): SpecModel => ({
    models: [{ ...model, additionalProperties: { kind } }],
  });
  const text = (kind: typeof before): string => `Thing: id! string; any other key ${kind}`;
  const rule = "additional-properties-type-changed";
  return {
    one: { rule, before: text(before), after: text(after) },
    ...{ old: spec(before), now: spec(after), id: model.id },
  };
}

const fromPages = cases.map((one): Tried => {
  const old = modelOf(compactPages(one.before), settingsOf(one.old));
  const now = modelOf(compactPages(one.after), settingsOf(one.now));
  const id = old.models.find(({ name }) => name === "Thing")?.id ?? now.models[0]?.id;
  if (id === undefined) throw new Error(`no model in ${one.before}`);
  return { one, old, now, id };
});

const tried: readonly Tried[] = [...fromPages, keyed("string", "integer")];

/** The compiler errors by case and kind of code: `12/now/writer`. */
let broken: ReadonlySet<string>;
const verdicts: string[] = [];

beforeAll(async () => {
  const files = tried.flatMap(({ one, old, now, id }, index) => {
    const client = new OldClient(old);
    const isNew = !client.ids.includes(id);
    const code = {
      writer: isNew ? "export {};" : client.writer(id),
      reader: isNew ? "export {};" : client.reader(id),
      named: client.named(id),
    };
    return (["old", "now"] as const).flatMap((side) => {
      const spec = side === "old" ? old : now;
      const made = printed(spec, settingsOf(side === "old" ? one.old : one.now));
      const written = Object.entries(code).map(([name, text]) => ({ path: `${name}.ts`, text }));
      const types = made.filter(({ path }) => path.endsWith(".ts"));
      return [...types, ...written].map(({ path, text }) => ({
        path: `${index}/${side}/${path}`,
        text,
      }));
    });
  });
  const errors = await compile(files, "typescript", "bundler");
  broken = new Set(errors.flatMap((line) => /^(\d+\/\w+\/\w+)\.ts\(/.exec(line)?.[1] ?? []));
  expect(errors.filter((line) => /^\d+\/old\//.test(line))).toEqual([]);
}, 120_000);

test.each(tried.map((one, index) => ({ ...one, index, rule: one.one.rule })))(
  "$rule: $one.before -> $one.after",
  async ({ one, old, now, id, index }) => {
    const isBroken = (code: string): boolean => broken.has(`${index}/now/${code}`);
    const code = (kind: "writer" | "reader"): AxisLevel =>
      isBroken(kind) ? "error" : isBroken("named") ? "warn" : "info";
    const judged: Verdict = {
      ...(await dataVerdict({ one, old, now, id })),
      request: code("writer"),
      response: code("reader"),
    };
    if (one.rule === "file-moved") {
      // Only the name in the index is fixed: a path or a namespace is just another way to the same model.
      expect([judged.request, judged.response]).toEqual(["info", "info"]);
      Object.assign(judged, { request: "warn", response: "warn" });
    }
    const said = saidOf({ one, old, now, id });
    verdicts.push(
      [one.rule.padEnd(36), ...Object.entries(judged).map(([axis, level]) => `${axis} ${level}`)]
        .join("  ")
        .concat(`    ${one.before} -> ${one.after}`),
    );
    expect(said).toEqual(judged);
  },
);

async function dataVerdict({
  one,
  old,
  now,
  id,
}: Tried): Promise<Pick<Verdict, "sent" | "received">> {
  const matched = now.models.find((model) => model.id === id)?.id;
  const next = matched ?? now.models.find(({ name }) => ["Thing", "Stuff"].includes(name))?.id;
  if (next === undefined || !old.models.some((model) => model.id === id)) {
    return { sent: "info", received: "info" };
  }
  const load = async (spec: SpecModel, overrides: Overrides | undefined) =>
    validatorsIn(await importGenerated(printed(spec, settingsOf(overrides))), spec);
  const [before, after] = [(await load(old, one.old))(id), (await load(now, one.now))(next)];
  const oldValues = new OldClient(old).samples(id);
  const nowValues = new OldClient(now).samples(next);
  expect(oldValues.filter((value) => !before.is(value))).toEqual([]);
  expect(nowValues.filter((value) => !after.is(value))).toEqual([]);
  const strict = { unknownKeys: "strict" } as const;
  const isTaken = oldValues.every((value) => after.is(value));
  const isExact = oldValues.every((value) => after.validate(value, strict).ok);
  return {
    sent: !isTaken ? "error" : isExact ? "info" : "warn",
    received: nowValues.every((value) => before.is(value)) ? "info" : "error",
  };
}

/** Returns what `diff` says, with the code of writers and of readers kept apart. */
function saidOf({ one, old, now }: Tried): Verdict {
  const find = (direction: "request" | "response") => {
    const names = (spec: SpecModel, before: SpecModel | null) =>
      exportedNames(spec, settingsOf(undefined), before);
    const rules = { [one.rule]: "warn" as const };
    const options = { rules, direction: { "*": direction }, allowed: {}, hash: contentHash };
    const { findings } = diffModels(old, now, { ...options, exportedNames: names });
    const found = findings.filter(({ rule }) => rule === one.rule);
    expect(found.length).toBe(1);
    expect(brokenAxes(found[0]?.axes ?? {}).length === 0).toBe(found[0]?.breaks[0] === "docs");
    return found[0]?.axes ?? {};
  };
  const [request, response] = [find("request"), find("response")];
  return {
    sent: request.sent ?? "info",
    received: response.received ?? "info",
    request: request.compiles ?? "info",
    response: response.compiles ?? "info",
  };
}

test("the table has every rule of data or code", () => {
  const rules = new Set(tried.map(({ one }) => one.rule));
  const missing = ruleIds.filter((rule) => !rules.has(rule));
  expect(missing).toEqual(["removed-without-deprecation"]);
});

test("the table of verdicts is the golden one", async () => {
  await expect(`${verdicts.join("\n")}\n`).toMatchFileSnapshot("axes.golden.txt");
});
