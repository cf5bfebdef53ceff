import type { TypedPage } from "../dialects/read-types.ts";
import { collectExampleKeys } from "./example-keys.ts";
import { proseNames, quotedNames } from "./prose-names.ts";
import { isCamelCase, isSnakeCase, lettersOf, wordsOf } from "./words.ts";

/** The distinct names of several words that one kind of text spells as JSON does. */
export interface NameEvidence {
  /** Describes what was counted, for people. */
  readonly source: string;
  readonly names: readonly string[];
}

/** What the pages of a spec tell about the spelling of JSON keys. */
export interface WireEvidence {
  /** Names that are fields of the spec. The strongest kind of evidence comes first. */
  readonly fields: readonly NameEvidence[];
  /** Names that are not fields. They count only if no field gives evidence. */
  readonly others: readonly NameEvidence[];
  /** Documented names of several words, by their letters alone (`clientid` for `client_id`). */
  readonly docNames: ReadonlyMap<string, string>;
}

/** Collects the evidence of all pages, in the order of the pages. */
export function collectEvidence(pages: readonly TypedPage[]): WireEvidence {
  const docNames = collectDocNames(pages);
  const isField = (name: string): boolean => docNames.has(lettersOf(name));
  const keys = collectExampleKeys(pages);
  const texts = pages.flatMap(textsOf);
  const quoted = severalWords(texts.flatMap(quotedNames));
  const prose = severalWords(texts.flatMap(proseNames));
  return {
    fields: [
      { source: "fields in JSON examples", names: severalWords(keys.fields) },
      { source: "fields in backticks", names: quoted.filter(isField) },
      { source: "fields in prose", names: prose.filter(isField) },
    ],
    others: [
      { source: "other keys of JSON examples", names: severalWords(keys.others) },
      { source: "other names in backticks", names: quoted.filter((name) => !isField(name)) },
    ],
    docNames,
  };
}

/** Collects the documented names. Names of one word are left out, because both styles spell them the same. */
function collectDocNames(pages: readonly TypedPage[]): ReadonlyMap<string, string> {
  const names = pages.flatMap(({ body }) =>
    body.kind === "fields" ? body.rows.map(({ name }) => name) : [],
  );
  const several = new Set([...new Set(names)].filter((name) => wordsOf(name).length > 1));
  return new Map(names.filter((name) => several.has(name)).map((name) => [lettersOf(name), name]));
}

function textsOf({ description, body }: TypedPage): readonly string[] {
  const rows = body.kind === "fields" ? body.rows : [];
  return [description, ...rows.map((row) => row.description)];
}

function severalWords(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].filter((name) => isCamelCase(name) || isSnakeCase(name));
}
