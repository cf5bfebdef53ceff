import type { Random } from "./random.ts";

// A small spec as data, the edits that people make to a spec, and the pages that the spec is written as.

/** Pages by path. */
export type Pages = ReadonlyMap<string, string>;

interface FieldDraft {
  readonly name: string;
  /** The text of the type cell, with the name of another model in braces: `T::Array<{Pair}>`. */
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

interface PageDraft {
  readonly name: string;
  readonly folder: string;
  readonly description: string;
  readonly isBroken: boolean;
  readonly body:
    | { readonly kind: "object"; readonly fields: readonly FieldDraft[] }
    | { readonly kind: "enum"; readonly values: readonly string[] }
    | { readonly kind: "union" };
}

export type Spec = readonly PageDraft[];

/** An edit that was made: its name, and the spec after it. */
export interface Edit {
  readonly name: string;
  readonly spec: Spec;
}

const text = "*T.nilable(::String)*";

function field(name: string, type: string = text, required = false): FieldDraft {
  return { name, type, required, description: "" };
}

function page(name: string, body: PageDraft["body"], folder = "shared"): PageDraft {
  return { name, folder, description: "", isBroken: false, body };
}

function object(name: string, ...fields: readonly FieldDraft[]): PageDraft {
  return page(name, { kind: "object", fields });
}

/** The first spec: references in a row, a cycle, a tagged union, an enum, and a model that no other model refers to. */
export const startSpec: Spec = [
  object(
    "Order",
    field("id", "*::String*", true),
    field("lines", "T::Array<{Line}>"),
    field("payment", "{Payment}"),
  ),
  object(
    "Line",
    field("item", "{Item}"),
    field("state", "{State}"),
    field("placed_at", "[Date](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/Date.html)"),
  ),
  object("Item", field("name"), field("parts", "T::Array<{Item}>")),
  page("State", { kind: "enum", values: ["open", "closed"] }),
  page("CardKind", { kind: "enum", values: ["card"] }),
  page("CashKind", { kind: "enum", values: ["cash"] }),
  object("Card", field("kind", "{CardKind}", true), field("number")),
  object("Cash", field("kind", "{CashKind}", true)),
  page("Payment", { kind: "union" }),
  object("Lonely", field("a"), field("b", "*T.nilable(::Integer)*")),
];

/** Returns the pages of a spec. */
export function pagesOf(spec: Spec): Pages {
  return new Map(
    spec.map((one) => [`models/${one.folder}/${one.name.toLowerCase()}.md`, pageText(one, spec)]),
  );
}

function pageText(one: PageDraft, spec: Spec): string {
  const head = `# ${one.name}\n\n${one.description}\n\n`;
  const { body } = one;
  switch (body.kind) {
    case "object": {
      const rows = body.fields.map(
        ({ name, type, required, description }) =>
          `| \`${name}\` | ${typeCell(type, spec)} | ${required ? ":heavy_check_mark:" : ":heavy_minus_sign:"} | ${description || "N/A"} |\n`,
      );
      const broken = one.isBroken
        ? "| `x` | *T.what(::String)* | :heavy_check_mark: | N/A |\n"
        : "";
      return `${head}## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n${rows.join("")}${broken}`;
    }
    case "enum": {
      const rows = body.values.map((value) => `| \`${value.toUpperCase()}\` | ${value} |\n`);
      const broken = one.isBroken ? "\n| Name | Value |\n| --- | --- |\n| `A` | a |\n" : "";
      return `${head}## Values\n\n| Name | Value |\n| --- | --- |\n${rows.join("")}${broken}`;
    }
    case "union":
      return `# ${one.name}\n`;
  }
}

/** Writes a type cell. References to deleted models become plain text, because nobody would leave them as links. */
function typeCell(type: string, spec: Spec): string {
  const link = (name: string): string | null => {
    const target = spec.find((one) => one.name === name);
    if (target === undefined) return null;
    const path = `../../models/${target.folder}/${name.toLowerCase()}.md`;
    if (target.body.kind === "union") {
      const members = ["Card", "Cash"].flatMap((member) => link(member) ?? []);
      return members.length < 2
        ? null
        : `[T.any(${members.map((one) => /\[(.*?)\]/.exec(one)?.[1] ?? "").join(", ")})](${path})`;
    }
    return `[Models::${target.folder === "shared" ? "Shared" : "Components"}::${name}](${path})`;
  };
  const name = /\{(\w+)\}/.exec(type)?.[1];
  if (name === undefined) return type;
  const target = link(name);
  return target === null ? text : type.replace(/\{\w+\}/, () => target);
}

type Editor = (spec: Spec, random: Random) => Spec;

const words = ["alpha", "beta", "gamma", "delta", "type", "Error", "constructor", "map"];
const types = [
  ...[text, "*::String*", "*T.nilable(::Integer)*", "*T::Boolean*", "*::Object*"],
  ...[
    "T::Array<*::String*>",
    "T::Hash[Symbol, *::Float*]",
    "{Item}",
    "T::Array<{Order}>",
    "{State}",
  ],
  ...["{Payment}", "[DateTime](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/DateTime.html)"],
];

/** The edits by name. */
const editors: Readonly<Record<string, Editor>> = {
  "add field": onObject((fields, random) => [...fields, newField(fields, random)]),
  "remove field": onObject((fields, random) => without(fields, random)),
  "rename field": onObject((fields, random) =>
    changeOne(fields, random, (one) => ({ ...one, name: newField(fields, random).name })),
  ),
  "change type": onObject((fields, random) =>
    changeOne(fields, random, (one) => ({ ...one, type: random.pick(types) })),
  ),
  "change required": onObject((fields, random) =>
    changeOne(fields, random, (one) => ({ ...one, required: !one.required })),
  ),
  "describe field": onObject((fields, random) =>
    changeOne(fields, random, (one) => ({ ...one, description: random.pick(words) })),
  ),
  "add value": onEnum((values, random) => [...new Set([...values, random.pick(words)])]),
  "remove value": onEnum((values, random) =>
    values.length > 1 ? without(values, random) : values,
  ),
  "rename value": onEnum((values, random) => [
    ...new Set(changeOne(values, random, () => random.pick(words))),
  ]),
  "add page": (spec, random) => [...spec, newPage(spec, random)],
  "remove page": (spec, random) => (spec.length > 3 ? without(spec, random) : spec),
  "rename page": (spec, random) =>
    changeOne(spec, random, (one) => ({ ...one, name: newPage(spec, random).name })),
  "describe page": (spec, random) =>
    changeOne(spec, random, (one) => ({ ...one, description: `About ${random.pick(words)}.` })),
  "break page": (spec, random) => changeOne(spec, random, (one) => ({ ...one, isBroken: true })),
  "repair pages": (spec) => spec.map((one) => ({ ...one, isBroken: false })),
};

/** Makes one random edit. If the spec has a broken page, the edit is most likely to repair it. */
export function randomEdit(spec: Spec, random: Random): Edit {
  const isBroken = spec.some((one) => one.isBroken);
  const name = isBroken && random.chance(0.7) ? "repair pages" : random.pick(Object.keys(editors));
  return { name, spec: editors[name]?.(spec, random) ?? spec };
}

function onObject(
  change: (fields: readonly FieldDraft[], random: Random) => readonly FieldDraft[],
): Editor {
  return onBody("object", (body, random) => ({ ...body, fields: change(body.fields, random) }));
}

function onEnum(change: (values: readonly string[], random: Random) => readonly string[]): Editor {
  return onBody("enum", (body, random) => ({ ...body, values: change(body.values, random) }));
}

type Body = PageDraft["body"];

/** Changes one page of a kind, if there is one. */
function onBody<Kind extends Body["kind"]>(
  kind: Kind,
  change: (body: Extract<Body, { kind: Kind }>, random: Random) => Body,
): Editor {
  const isOfKind = (body: Body): body is Extract<Body, { kind: Kind }> => body.kind === kind;
  return (spec, random) => {
    const candidates = spec.filter(({ body }) => isOfKind(body));
    if (candidates.length === 0) return spec;
    const chosen = random.pick(candidates);
    return spec.map((one) =>
      one === chosen && isOfKind(one.body) ? { ...one, body: change(one.body, random) } : one,
    );
  };
}

function newField(fields: readonly FieldDraft[], random: Random): FieldDraft {
  const taken = new Set(fields.map(({ name }) => name));
  const name = [random.pick(words), `f${random.below(1e6)}`].find((one) => !taken.has(one));
  return field(name ?? "last", random.pick(types), random.chance(0.3));
}

function newPage(spec: Spec, random: Random): PageDraft {
  // Some names collide on a disk that ignores case, or with a global of TypeScript.
  const candidates = ["Error", "order", "Extra", "Widget", `Page${random.below(1e6)}`];
  const taken = new Set(spec.map(({ name }) => name.toLowerCase()));
  const name = candidates.filter((one) => !taken.has(one.toLowerCase()));
  const made = object(random.pick(name), field("a"), field("b", random.pick(types)));
  return random.chance(0.3) ? { ...made, folder: "components" } : made;
}

function without<T>(items: readonly T[], random: Random): readonly T[] {
  const gone = random.below(items.length);
  return items.filter((_, index) => index !== gone);
}

function changeOne<T>(items: readonly T[], random: Random, change: (one: T) => T): readonly T[] {
  const chosen = random.below(items.length);
  return items.map((one, index) => (index === chosen ? change(one) : one));
}
