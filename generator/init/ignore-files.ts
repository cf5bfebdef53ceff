import { literal } from "../emit/typescript/code-text.ts";
import { applyEdits, modify, parse, type ParseError } from "jsonc-parser";
import type { FoundTool } from "./choices.ts";
import { valueAt } from "./config-places.ts";

/** The change to a tool's file that makes the tool ignore a folder. */
export type IgnoreChange =
  | { readonly kind: "line"; readonly text: string }
  /** The whole new file. It is the unchanged text if the file already says so. */
  | { readonly kind: "text"; readonly text: string }
  /** Code to show to the user, because only the owner can edit the file. */
  | { readonly kind: "show"; readonly text: string };

/**
 * Returns the change that makes a formatter or linter ignore the output. The output is already formatted and tested,
 * in the same way everywhere.
 *
 * @param out the output folder, from the project
 * @param current the text of the tool's file
 */
export function ignored(
  { name, inside, major }: FoundTool,
  out: string,
  current: string,
): IgnoreChange {
  const folder = inside + out;
  switch (name) {
    case "prettier":
      return { kind: "line", text: `${ignorePattern(folder)}/\n` };
    case "Biome":
      return biome(current, folder, major ?? 2);
    case "ESLint":
      return current.includes(folder)
        ? { kind: "text", text: current }
        : { kind: "show", text: `  { ignores: [${literal(`${folder}/**`)}] },\n` };
  }
}

/**
 * Returns the change for Biome. Version 2 has a single list of the files it processes.
 *
 * @see https://biomejs.dev/reference/configuration/#filesincludes
 */
function biome(current: string, folder: string, major: number): IgnoreChange {
  const [key, entry, usual] =
    major < 2 ? ["ignore", folder, [folder]] : ["includes", `!${folder}`, ["**", `!${folder}`]];
  const errors: ParseError[] = [];
  const config: unknown = parse(current, errors, { allowTrailingComma: true });
  const list = valueAt(valueAt(config, "files"), key);
  if (errors.length > 0 || (list !== undefined && !Array.isArray(list))) {
    return { kind: "show", text: `  "files": { "${key}": ${JSON.stringify(usual)} }\n` };
  }
  const has: readonly unknown[] = list ?? [];
  if (has.some((one) => typeof one === "string" && one.includes(folder))) {
    return { kind: "text", text: current };
  }
  const formattingOptions = { insertSpaces: !/^\t/m.test(current), tabSize: 2, eol: "\n" };
  const path = list === undefined ? ["files", key] : ["files", key, has.length];
  const value = list === undefined ? usual : entry;
  return {
    kind: "text",
    text: applyEdits(current, modify(current, path, value, { formattingOptions })),
  };
}

/**
 * Returns a folder as a pattern of `.gitignore`. Such a pattern cannot contain a line break, so `?`, which matches
 * any character, stands for it and for invisible characters.
 */
function ignorePattern(folder: string): string {
  return folder
    .replaceAll(/[\\*?[\]#!]/g, "\\$&")
    .replaceAll(/[\p{Cc}\u2028\u2029]|\p{Default_Ignorable_Code_Point}|\p{Surrogate}/gu, "?");
}
