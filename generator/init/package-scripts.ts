/** Scripts a project gets, unless it has some of that name. */
const scripts = {
  "models:generate": "modelmark generate",
  "models:check": "modelmark check",
} as const;

/**
 * A `package.json` with scripts for Modelmark, its indentation and last line kept.
 *
 * @returns the same text when it has them, or `null` when it is no JSON object
 */
export function withScripts(text: string): string | null {
  const manifest = objectIn(text);
  const known = manifest === null ? null : asObject(manifest["scripts"] ?? {});
  if (known === null) return null;
  const missing = Object.entries(scripts).filter(([name]) => !Object.hasOwn(known, name));
  if (missing.length === 0) return text;
  return printLike(text, { ...manifest, scripts: { ...known, ...Object.fromEntries(missing) } });
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
    // No JSON: there is nothing to add to.
    return null;
  }
}

function asObject(value: unknown): Record<string, unknown> | null {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? { ...value } : null;
}
