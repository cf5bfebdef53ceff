import { describe, expect, test } from "vitest";
import type { Model } from "../generator/model/model.ts";
import { visitType } from "../generator/model/type-visitor.ts";
import type { TypeNode } from "../generator/model/type.ts";
import { corpusNames, hasCorpora, readTruth, runCorpus } from "./support/corpora.ts";

// Compares the type of every documented field with the type that its Ruby source declares. The source is read here
// without the dialect's parser, and both types are brought to one notation.

describe.skipIf(!hasCorpora).each(corpusNames)("%s", (name) => {
  test("every field has the type its source declares", async () => {
    const { model } = await runCorpus(name);
    const byId = new Map<string, Model>(model.models.map((one) => [one.id, one]));
    let compared = 0;
    const different: string[] = [];
    for (const [id, { fields }] of Object.entries(readTruth(name))) {
      const object = byId.get(id);
      if (object?.kind !== "object") continue;
      for (const [docName, { type }] of Object.entries(fields)) {
        const field = object.fields.find((one) => one.docName === docName);
        if (field === undefined) continue;
        compared += 1;
        const found = notation(field.type, byId);
        // Whether the field itself is nullable is a separate question, which other tests cover.
        const expected = rubyNotation(type.replaceAll(" ", "")).replace(/\?$/, "");
        if (found !== expected) different.push(`${id}.${docName}: ${found}, not ${expected}`);
      }
    }
    expect(compared).toBeGreaterThan(300);
    expect(different).toEqual([]);
  });
});

/**
 * Writes our type in the notation. Unions have pages of their own, which Ruby does not know, so they are spelled out.
 */
function notation(type: TypeNode, models: ReadonlyMap<string, Model>): string {
  return visitType<string>(type, {
    primitive: (kind) => kind,
    array: (items) => `[${items}]`,
    map: (values) => `{${values}}`,
    ref: (id) => {
      const model = models.get(id);
      if (model?.kind !== "union") return id;
      return unionOf(model.members.map((member) => notation(member, models)));
    },
    union: unionOf,
    nullable: (of) => `${of}?`,
    literal: String,
    other: () => unknownTag,
  });
}

/** An object with a tag that no member has. Only our model knows such objects. */
const unknownTag = "other";

function unionOf(members: readonly string[]): string {
  return [...new Set(members)]
    .filter((member) => member !== unknownTag)
    .sort()
    .join("|");
}

const rubyWords: Readonly<Record<string, string>> = {
  "::String": "string",
  "::Integer": "integer",
  "::Float": "number",
  "::Object": "unknown",
  "::DateTime": "datetime",
  "::Date": "date",
  "T::Boolean": "boolean",
  "Crystalline::Boolean.new": "boolean",
};

/** Writes a Ruby type, given without spaces, in the notation. Wrappers are peeled off from the outside. */
function rubyNotation(ruby: string): string {
  const word = rubyWords[ruby];
  if (word !== undefined) return word;
  const wrapped = /^(?<head>[\w:.]+)[([](?<inner>.*)[)\]]$/.exec(ruby)?.groups;
  if (wrapped === undefined) {
    const path = ruby.split("::");
    return `${(path.at(-2) ?? "").toLowerCase()}/${path.at(-1) ?? ""}`;
  }
  const inner = wrapped["inner"] ?? "";
  switch (wrapped["head"]) {
    case "T.nilable":
    case "Crystalline::Nilable.new":
      return rubyNotation(inner).replace(/\??$/, "?");
    case "T::Array":
    case "Crystalline::Array.new":
      return `[${rubyNotation(inner)}]`;
    case "T::Hash":
    case "Crystalline::Hash.new":
      return `{${rubyNotation(inner.replace(/^Symbol,/, ""))}}`;
    case "T.any":
    case "Crystalline::Union.new":
      return unionOf(splitArguments(inner).map(rubyNotation));
    default:
      throw new Error(`This test does not know ${ruby}`);
  }
}

/** Splits a text at the commas that are outside of brackets. */
function splitArguments(text: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if ("([".includes(character)) depth += 1;
    if (")]".includes(character)) depth -= 1;
    if (character === "," && depth === 0) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${character}`);
  }
  return parts;
}
