import type { Fixture } from "../fixtures.ts";

/** A tool that generates code from our documents. */
export interface Reader {
  readonly name: string;
  /** The document that it reads. */
  readonly reads: "openapi.json" | "json-schema/schema.json";
  /** The settings that it needs besides the document, in its own notation; `""` if there are none. */
  readonly settings: string;
  /**
   * Runs the tool.
   *
   * @param folder an empty folder for its output
   * @throws whatever the tool throws
   */
  readonly read: (fixture: Fixture, folder: string) => Promise<Reading>;
}

/** The output of a tool. */
export interface Reading {
  /**
   * The module with the types, relative to the folder. `typeOf` writes a definition's type in terms of `Theirs`, the
   * namespace of all exports.
   */
  readonly types: Readonly<{ module: string; typeOf: (definition: string) => string | null }>;
  /** The module with the zod schemas, relative to the folder. `nameOf` returns the name of a definition's schema. */
  readonly schemas?: Readonly<{ module: string; nameOf: (definition: string) => string | null }>;
}

/**
 * Finds the name that a tool gives to a definition. Tools write names in their own case, and drop characters that no
 * identifier may contain.
 *
 * @param exported the names that a module exports
 * @param prefix the text that the tool puts before names
 */
export function namesIn(
  exported: readonly string[],
  prefix = "",
): (definition: string) => string | null {
  const byBare = new Map(exported.map((name) => [bare(name), name]));
  return (definition) => byBare.get(bare(prefix + definition)) ?? null;
}

/** Returns the names that the text of a module exports. */
export function exportsOf(text: string): readonly string[] {
  const found = text.matchAll(/^export (?:type|interface|const|enum) ([\w$]+)/gm);
  return [...found].flatMap(([, name]) => name ?? []);
}

function bare(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase();
}
