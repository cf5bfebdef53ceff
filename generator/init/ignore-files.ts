import { applyEdits, modify, parse, type ParseError } from "jsonc-parser";
import type { FoundTool } from "./choices.ts";

/** What a tool's file is to say so that the tool leaves a folder alone. */
export type IgnoreChange =
  | { readonly kind: "line"; readonly text: string }
  /** The whole file, or the same text where it says so already. */
  | { readonly kind: "text"; readonly text: string }
  /** Code, which only its owner can edit. */
  | { readonly kind: "show"; readonly text: string };

/**
 * Has a formatter or linter leave the output alone, which is laid out in one way everywhere, and tested.
 *
 * @param out the output folder, from the project
 * @param current the tool's file
 */
export function ignored(
  { name, inside, major }: FoundTool,
  out: string,
  current: string,
): IgnoreChange {
  const folder = inside + out;
  switch (name) {
    case "prettier":
      return { kind: "line", text: `${folder}/\n` };
    case "Biome":
      return biome(current, folder, major ?? 2);
    case "ESLint":
      return current.includes(folder)
        ? { kind: "text", text: current }
        : { kind: "show", text: `  { ignores: [${JSON.stringify(`${folder}/**`)}] },\n` };
  }
}

/** Biome 2 has one list of what it looks at (https://biomejs.dev/reference/configuration/#filesincludes). */
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

function valueAt(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}
