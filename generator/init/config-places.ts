import type { ConfigPlace } from "./snippet.ts";

/** Returns the text of the config at a place, or `null` if there is none. */
export function configAt({ path, key }: ConfigPlace, text: string | undefined): string | null {
  if (text === undefined || key === undefined) return text ?? null;
  if (/\.ya?ml$/.test(path)) return yamlFrom(text, key);
  const value = key.split(".").reduce(valueAt, parsed(text));
  return value === undefined ? null : JSON.stringify(value);
}

/** Returns a value in an object by its own key; `undefined` if there is none. */
export function valueAt(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}

/** Returns YAML from the line that begins with a key up to the next line that is not indented. */
function yamlFrom(text: string, key: string): string | null {
  const lines = text.split(/\r?\n/);
  const starts = [`${key}:`, `"${key}":`, `'${key}':`];
  const from = lines.findIndex((line) => starts.some((start) => line.startsWith(start)));
  if (from === -1) return null;
  const after = lines.slice(from + 1).findIndex((line) => /^[^\s#-]/.test(line));
  return lines.slice(from, after === -1 ? undefined : from + 1 + after).join("\n");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    // A manifest that is not JSON configures nothing.
    return undefined;
  }
}
