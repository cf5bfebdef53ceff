/** The scripts that a project gets, unless it has one of the same name. */
const ownScripts = {
  "models:generate": "modelmark generate",
  "models:check": "modelmark check",
} as const;

/**
 * Adds the scripts for Modelmark and other `changes` to a `package.json`. Its indentation and the end of its last
 * line are kept.
 *
 * @returns the same text if nothing has to change, or `null` if the text is not a JSON object
 */
export function withScripts(
  text: string,
  changes: Readonly<Record<string, string>> = {},
): string | null {
  const manifest = objectIn(text);
  const currentScripts = manifest === null ? null : asObject(manifest["scripts"] ?? {});
  if (currentScripts === null) return null;
  const missing = Object.entries(ownScripts).filter(
    ([name]) => !Object.hasOwn(currentScripts, name),
  );
  const isChanged = Object.entries(changes).some(([key, value]) => manifest?.[key] !== value);
  if (missing.length === 0 && !isChanged) return text;
  const scripts = { ...currentScripts, ...Object.fromEntries(missing) };
  return printLike(text, { ...manifest, ...changes, scripts });
}

function printLike(text: string, manifest: object): string {
  const indent = /^(?<indent>[ \t]+)"/m.exec(text)?.groups?.["indent"] ?? "  ";
  const end = /\r?\n$/.exec(text)?.[0] ?? "";
  const printed = JSON.stringify(manifest, null, indent) + end;
  return text.includes("\r\n") ? printed.replaceAll(/\r?\n/g, "\r\n") : printed;
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    return asObject(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    // The text is not JSON, so nothing can be added to it.
    return null;
  }
}

function asObject(value: unknown): Record<string, unknown> | null {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? { ...value } : null;
}
