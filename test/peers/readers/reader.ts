import type { Fixture } from "../fixtures.ts";

/** A tool that makes code of our documents. */
export interface Reader {
  readonly name: string;
  /** Which of our documents it reads. */
  readonly reads: "openapi.json" | "json-schema/schema.json";
  /** What it must be told beyond the document, as its own settings say it; `""` for nothing. */
  readonly settings: string;
  /**
   * Runs the tool.
   *
   * @param folder an empty one to write into
   * @throws what the tool throws
   */
  readonly read: (fixture: Fixture, folder: string) => Promise<Reading>;
}

/** What a tool made. */
export interface Reading {
  /** Types: the module in the folder, and how a definition's type is written in terms of `Theirs`, all it exports. */
  readonly types: Readonly<{ module: string; typeOf: (definition: string) => string | null }>;
  /** Schemas of zod: the module in the folder, and what the schema of a definition is called. */
  readonly schemas?: Readonly<{ module: string; nameOf: (definition: string) => string | null }>;
}

/**
 * Finds what a tool calls a definition: tools write names in their own case, and leave out what no identifier has.
 *
 * @param exported the names that a module exports
 * @param prefix what the tool puts before names
 */
export function namesIn(
  exported: readonly string[],
  prefix = "",
): (definition: string) => string | null {
  const byBare = new Map(exported.map((name) => [bare(name), name]));
  return (definition) => byBare.get(bare(prefix + definition)) ?? null;
}

/** The names that the text of a module exports. */
export function exportsOf(text: string): readonly string[] {
  const found = text.matchAll(/^export (?:type|interface|const|enum) ([\w$]+)/gm);
  return [...found].flatMap(([, name]) => name ?? []);
}

function bare(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase();
}
