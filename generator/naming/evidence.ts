import type { ModelPage } from "../markdown/model-page.ts";
import { isCamelCase, isSnakeCase, wordsOf } from "./words.ts";

/** Distinct names of several words that the pages show as JSON has them. */
export interface WireEvidence {
  /** Keys of JSON in example cells: the API's own spelling. */
  readonly exampleKeys: readonly string[];
  /** Names in backticks that are fields of the spec: prose, so weaker. */
  readonly quotedFields: readonly string[];
  /** All names in backticks, whatever they name. */
  readonly quotedNames: readonly string[];
  /** Documented names by their letters alone (`clientid` for `client_id`). */
  readonly docNames: ReadonlyMap<string, string>;
  /** Whether any documented name has several words; names of one word are spelled the same either way. */
  readonly matters: boolean;
}

/** Collects the evidence of all pages, in the order of the pages. */
export function collectEvidence(pages: readonly ModelPage<unknown>[]): WireEvidence {
  const keys = new Set<string>();
  const quoted = new Set<string>();
  const docNames = new Map<string, string>();
  for (const page of pages) {
    collectQuoted(page.description, quoted);
    if (page.body.kind !== "fields") continue;
    for (const row of page.body.rows) {
      docNames.set(wordsOf(row.name).join(""), row.name);
      collectQuoted(row.description, quoted);
      if (row.example !== null) collectKeys(parseJson(row.example.text), keys);
    }
  }
  const known = (name: string) => docNames.has(name.replaceAll("_", "").toLowerCase());
  return {
    exampleKeys: [...keys].filter(hasSeveralWords),
    quotedFields: [...quoted].filter(hasSeveralWords).filter(known),
    quotedNames: [...quoted].filter(hasSeveralWords),
    docNames,
    matters: [...docNames.values()].some((name) => wordsOf(name).length > 1),
  };
}

function hasSeveralWords(name: string): boolean {
  return isCamelCase(name) || isSnakeCase(name);
}

function collectQuoted(markdown: string, into: Set<string>): void {
  for (const match of markdown.matchAll(/`(?<name>\w+)`/g)) into.add(match.groups?.["name"] ?? "");
}

function collectKeys(value: unknown, into: Set<string>): void {
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (!Array.isArray(next)) for (const key of Object.keys(next)) into.add(key);
    for (const child of Object.values(next)) if (child !== null) pending.push(child);
  }
}

function parseJson(text: string): unknown {
  if (!/^[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Prose in braces, or an example cut short: no evidence either way.
    return undefined;
  }
}
