import { describe, expect, test } from "vitest";
import type { Overrides } from "../../generator/config/settings.ts";
import { findLinked, findModel, indexPages, isUnread } from "../../generator/link/page-index.ts";
import type { TypedPage } from "../../generator/read/dialects/read-types.ts";
import { usedPages } from "../../generator/link/used-pages.ts";
import type { TypeExpression } from "../../generator/read/dialects/type-expression.ts";
import {
  anyOf,
  bare,
  bodies,
  fields,
  indexOf,
  linked,
  listOf,
  mapOf,
  members,
  messages,
  named,
  nilable,
  page,
  pageAt,
  row,
  typed,
  values,
} from "../support/typed-pages.ts";

const from = "models/shared/from.md";
const pages = (...ids: readonly string[]): readonly TypedPage[] => ids.map((id) => page(id, bare));

describe("the pages of a spec", () => {
  const indexed = (some: readonly TypedPage[], overrides: Overrides = {}) =>
    indexPages(some, [], overrides);

  test("are in the order of their ids", () => {
    const { value, diagnostics } = indexed(pages("b/A", "Z", "a/B", "a/A"));
    expect(value.entries.map(({ id }) => id)).toEqual(["Z", "a/A", "a/B", "b/A"]);
    expect(diagnostics).toEqual([]);
  });

  test("are told where two are of one model, of which the first counts", () => {
    const second = page("a/A", bare, { file: "models/a/b.md" });
    const { value, diagnostics } = indexed([...pages("a/A"), second]);
    expect(value.entries.map(({ page: { file } }) => file)).toEqual(["models/a/a.md"]);
    expect(messages(diagnostics)).toEqual([
      "MM4002 There is a second page for the model `a/A`; the first is `models/a/a.md`",
    ]);
  });

  test("are left out where an override ignores them", () => {
    const some = pages("a/A", "a/B", "a/C");
    const { value } = indexed(some, { "a/A": { ignore: true }, "a/B": { ignore: false } });
    expect(value.entries.map(({ id }) => id)).toEqual(["a/B", "a/C"]);
    expect(findLinked(value, "a.md", "models/a/x.md")).toEqual([]);
  });

  test.each([
    [["shared/A", "components/A"], ["`shared/A` has the same title as `components/A`"]],
    [["shared/A", "components/B"], []],
    [["other/A", "components/A"], []],
    [["shared/A", "other/A"], []],
  ])("%j are told to be twins: %j", (ids, wanted) => {
    const { diagnostics } = indexed(pages(...ids));
    const text = wanted.map((one) => `MM4003 ${one}, and may be an older copy of it`);
    expect(messages(diagnostics)).toEqual(text);
  });

  test("are part of the HTTP exchange where all their rows are", () => {
    const { text, transport } = typed;
    const index = indexOf([
      page("All", fields(row("a", transport), row("b", nilable(transport)))),
      page("Some", fields(row("a", transport), row("b", text))),
      page("None", fields()),
      page("Bare", bare),
      page("Values", values("a")),
    ]);
    expect([...index.exchangePages]).toEqual(["All"]);
  });

  test("are near to a title that is misspelt", () => {
    expect(indexOf(pages("a/Pair")).near("Pairs")).toEqual({ id: "a/Pair", title: "Pair" });
  });
});

describe("a class path", () => {
  // Made by each test, because what is made while tests are collected counts for none of them.
  const index = () =>
    indexOf(
      pages(
        "shared/Pair",
        "v2_schemas/Pair",
        "v2_schemas/Deep/Thing",
        "Top",
        "other/Only",
        "a/Two",
        "b/Two",
      ),
    );

  test.each([
    ["Models::Shared::Pair", "shared/Pair"],
    ["Shared::Pair", "shared/Pair"],
    ["X::Y::Z::Shared::Pair", "shared/Pair"],
    ["Models::V2Schemas::Pair", "v2_schemas/Pair"],
    ["Models::V2Schemas::Deep::Thing", "v2_schemas/deep/Thing"],
    ["Models::Top", "Top"],
    ["Top", "Top"],
    ["Pair", null],
    ["Models::Pair", null],
    ["Models::Deep::Thing", null],
    ["Models::Shared::Top", null],
    ["Models::Shared::Other::Only", null],
    ["Models::Shared::pair", null],
    ["Models::Other::Only", "other/Only"],
  ])("%s names %j", (written, id) => {
    expect(findModel(index(), named(written), null, from)?.id ?? null).toBe(id);
  });

  test.each([
    ["Models::Gone::Only", "../../models/other/only.md", "other/Only"],
    ["Models::Gone::Only", "../../models/shared/pair.md", null],
    ["Models::Gone::Only", "../../models/other/gone.md", null],
    ["Models::Other::Only", "../../models/shared/pair.md", "other/Only"],
  ])("%s with the link %s names %j", (written, href, id) => {
    expect(findModel(index(), named(written), href, from)?.id ?? null).toBe(id);
  });

  test("of two spellings of one folder names the first", () => {
    const two = indexOf(pages("v-2/A", "v_2/A", "v2/A"));
    expect(findModel(two, named("V2::A"), null, from)?.id).toBe("v-2/A");
  });

  test("of very many modules takes no longer", () => {
    const long = `${"Module::".repeat(20_000)}Shared::Pair`;
    expect(findModel(index(), named(long), null, from)?.id).toBe("shared/Pair");
    const unread = indexOf([], ["models/shared/a.md"]);
    expect(isUnread(unread, named(`${long}s`), null, from)).toBe(false);
  });
});

describe("a link", () => {
  const index = () =>
    indexOf(
      pages(
        "shared/Pair",
        "components/Pair",
        "components/Moved",
        "a/shared/Deep",
        "components/Deep",
        "a/components/Deep",
      ),
    );

  test.each([
    ["../../models/shared/pair.md", ["shared/Pair", "components/Pair"]],
    ["../../models/components/pair.md", ["components/Pair"]],
    ["../../models/shared/moved.md", ["components/Moved"]],
    ["../../models/a/shared/deep.md", ["a/shared/Deep"]],
    ["../../models/Shared/PAIR", ["shared/Pair"]],
    ["../../models/shared/MOVED", ["components/Moved"]],
    ["pair.md", ["shared/Pair", "components/Pair"]],
    ["gone.md", []],
    ["https://example.com/models/shared/pair.md", []],
  ])("to %s means %j", (href, ids) => {
    expect(findLinked(index(), href, from).map(({ id }) => id)).toEqual(ids);
  });

  test("that two pages answer to in another spelling means neither", () => {
    const some = ["models/a/one.md", "models/a/ONE.md"].map((file, at) =>
      page(`a/One${at}`, bare, { file }),
    );
    const twins = indexOf(some);
    expect(findLinked(twins, "One.md", "models/a/x.md")).toEqual([]);
    expect(findLinked(twins, "one.md", "models/a/x.md").map(({ id }) => id)).toEqual(["a/One0"]);
  });
});

describe("a page that could not be read", () => {
  const index = () =>
    indexOf(pages("a/A"), ["docs/models/shared/pair.md", "models/v2/Deep/Thing.md"]);

  test.each<[string | null, string | null, boolean]>([
    ["Models::Shared::Pair", null, true],
    ["Shared::Pair", null, true],
    ["Pair", null, false],
    ["Models::Shared::Other", null, false],
    ["Models::V2::Deep::Thing", null, true],
    ["Models::Deep::Thing", null, false],
    [null, "../../models/shared/pair.md", true],
    [null, "../../models/shared/Pair.html", true],
    [null, "../../models/v2/Deep/Thing.md", true],
    [null, "../../models/shared/other.md", false],
    [null, null, false],
    ["Models::Shared::Other", "../../models/shared/pair.md", true],
  ])("is meant by %j with the link %j: %s", (written, href, isMeant) => {
    const reference = written === null ? null : named(written);
    expect(isUnread(index(), reference, href, from)).toBe(isMeant);
    expect(isUnread(indexOf(pages("a/A")), reference, href, from)).toBe(false);
  });

  test("of components is meant by a link to shared", () => {
    const moved = indexOf([], ["models/components/pair.md"]);
    expect(isUnread(moved, null, "../../models/shared/pair.md", from)).toBe(true);
  });
});

describe("the models that other pages refer to", () => {
  const pair = named("Shared::Pair");
  const [toOne, toTwo] = ["one", "two"].map((name) => `../../models/a/${name}.md`);

  test.each<[string, TypeExpression, readonly string[]]>([
    ["a class path", pair, ["shared/Pair"]],
    ["a class path to nowhere", named("Gone"), []],
    ["a page", pageAt(toOne ?? ""), ["a/One"]],
    ["a page that there is twice", pageAt("../../models/shared/pair.md"), ["shared/Pair"]],
    ["a link and its text", linked(toOne ?? "", pair), ["a/One", "shared/Pair"]],
    ["a link to a class elsewhere", linked(toOne ?? "", named("Gone::One")), ["a/One"]],
    ["a link around null", linked(toTwo ?? "", nilable(named("Gone::Two"))), ["a/Two"]],
    ["a link to a list", linked(toTwo ?? "", listOf(named("Gone::Two"))), ["a/Two"]],
    ["a list", listOf(pair), ["shared/Pair"]],
    ["a map", mapOf(pair), ["shared/Pair"]],
    ["null", nilable(pair), ["shared/Pair"]],
    ["a union", anyOf(pair, named("A::Two")), ["a/Two", "shared/Pair"]],
    ["no model", anyOf(typed.text, typed.date, typed.transport, typed.invalid), []],
    ["a literal", { kind: "literal", value: "a" }, []],
    ["its own page", named("A::From"), []],
  ])("by %s", (_what, type, ids) => {
    const own = pages("shared/Pair", "components/Pair", "a/One", "a/Two");
    const used = (body: TypedPage["body"]): readonly string[] =>
      [...usedPages(indexOf([...own, page("a/From", body)]))].sort();
    expect(used(fields(row("key", type)))).toEqual(ids);
    expect(used(members(typed.text, type))).toEqual(ids);
    expect(used(bodies(type))).toEqual(ids);
  });

  test("are found on all pages", () => {
    const [one, two] = [
      page("A", fields(row("b", named("B")))),
      page("B", fields(row("a", named("A")))),
    ];
    expect([...usedPages(indexOf([one, two]))].sort()).toEqual(["A", "B"]);
    expect([...usedPages(indexOf([page("A", values("a"))]))]).toEqual([]);
  });
});
