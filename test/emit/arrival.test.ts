import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../../generator/config/settings.ts";
import { chosenEmitters } from "../../generator/emit/chosen-emitters.ts";
import { emitContext } from "../../generator/emit/emit-context.ts";
import { reachableNames } from "../../generator/emit/index-files.ts";
import { noArrivals, type Arrivals } from "../../generator/emit/names/arrival.ts";
import { contestedRanks, planNames } from "../../generator/emit/names/name-plan.ts";
import { definitionNames } from "../../generator/emit/schema/definition-names.ts";
import { emittedSpec } from "../../generator/model/envelope.ts";
import { buildModel } from "../../generator/pipeline.ts";
import { objectPage } from "../support/object-page.ts";

// A model keeps its name for as long as it exists, whatever pages are added.

/** The names of a model as seen from outside: its exported names, and the name of its definition. */
type Called = ReadonlyMap<string, ReadonlySet<string>>;

interface Run {
  readonly called: Called;
  readonly arrivals: Arrivals;
}

/**
 * Names the models of pages, `namespace/Title`, as a run does that finds the lock of an earlier run.
 *
 * @param suffix the suffix of the file names
 */
function run(
  titles: readonly string[],
  arrivals: Arrivals,
  own: Partial<Settings> = {},
  suffix = "",
): Run {
  const settings = { ...defaultSettings, ...own };
  const pages = titles.map((path) => ({
    path: `models/${path}${suffix}.md`,
    text: objectPage(path.slice(path.lastIndexOf("/") + 1), ["id", "*::String*", true]),
  }));
  const spec = emittedSpec(buildModel(pages, settings).model);
  const plan = planNames(spec, settings.layout, arrivals).value;
  const called = new Map<string, Set<string>>();
  const add = (id: string | null, name: string): void => {
    if (id !== null) called.set(id, (called.get(id) ?? new Set()).add(name));
  };
  const context = emitContext(plan, settings);
  for (const { model, names } of reachableNames(spec, context, chosenEmitters(settings))) {
    for (const name of names) add(model, name);
  }
  for (const [id, name] of definitionNames(spec, plan)) add(id, `#${name}`);
  const ranks = contestedRanks(plan);
  return { called, arrivals: { pages: new Set(pages.map(({ path }) => path)), ranks } };
}

/** Returns the names that a model had and has lost, though the model still exists. */
function lost(before: Called, after: Called): readonly string[] {
  return [...before].flatMap(([id, names]) => {
    const now = after.get(id);
    return now === undefined ? [] : [...names].filter((name) => !now.has(name));
  });
}

/** Returns the names that two models share. */
function doubled(called: Called): readonly string[] {
  const all = [...called.values()].flatMap((names) => [...names]);
  return all.filter((name, index) => all.indexOf(name) !== index);
}

test.each(["errors", "zebra"])("a twin in %s takes no name away", (folder) => {
  const first = run(["shared/LinkSchema"], noArrivals);
  const second = run(["shared/LinkSchema", `${folder}/LinkSchema`], first.arrivals);
  expect(lost(first.called, second.called)).toEqual([]);
  expect([...(second.called.get(`${folder}/LinkSchema`) ?? [])]).toContain(`#${folder}.LinkSchema`);
  const third = run(["shared/LinkSchema", `${folder}/LinkSchema`], second.arrivals);
  expect(third.called).toEqual(second.called);
});

test("twins that come together are told apart by their namespaces", () => {
  const { called, arrivals } = run(["a/Pair", "b/Pair"], noArrivals);
  expect(called.get("a/Pair")).not.toContain("Pair");
  expect(called.get("b/Pair")).not.toContain("Pair");
  expect([...arrivals.ranks]).toEqual([
    ["a/Pair", 0],
    ["b/Pair", 0],
  ]);
});

test("a name is free again when the model that held it goes", () => {
  const first = run(["b/Pair"], noArrivals);
  const second = run(["a/Pair", "b/Pair"], first.arrivals);
  const third = run(["a/Pair"], second.arrivals);
  expect(third.called.get("a/Pair")).toContain("Pair");
  expect([...third.arrivals.ranks]).toEqual([]);
});

test("a model outside any namespace keeps its only name", () => {
  const first = run(["a/Pair"], noArrivals);
  const second = run(["Pair", "a/Pair"], first.arrivals);
  expect(second.called.get("Pair")).toContain("Pair");
  expect(doubled(second.called)).toEqual([]);
});

const title = fc.constantFrom("Pair", "PairJson", "pair", "Link", "Error", "ErrorModel", "Pair2");
const path = fc.tuple(fc.constantFrom("a", "b", "c"), title).map((parts) => parts.join("/"));
const layouts = ["per-model", "single"] as const;

describe.each(layouts)("layout %s", (layout) => {
  test("pages that are added one by one take no name of a type away", () => {
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 2, maxLength: 8 }), (paths) => {
        let state: Run = { called: new Map(), arrivals: noArrivals };
        for (let count = 1; count <= paths.length; count += 1) {
          const now = paths.slice(0, count);
          const next = run(now, state.arrivals, { layout }, `-${count - 1}`);
          expect(lost(state.called, next.called)).toEqual([]);
          expect(doubled(next.called)).toEqual([]);
          // Models whose pages move are still the same models.
          state = run(now, next.arrivals, { layout }, `-${count}`);
          expect(state.called).toEqual(next.called);
        }
        const again = run(paths.toReversed(), state.arrivals, { layout }, `-${paths.length}`);
        expect(again.called).toEqual(state.called);
      }),
      { numRuns: 60 },
    );
  });
});
