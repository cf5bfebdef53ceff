/**
 * Whether a file has the right content in another layout. A formatter causes that, but hardly ever an edit by hand.
 * The TypeScript parser is loaded only here, because few checks need it.
 */
export async function isReformatted(
  path: string,
  current: string,
  wanted: string,
): Promise<boolean> {
  if (path.endsWith(".ts")) {
    const { isSameCode } = await import("./same-code.ts");
    return isSameCode(current, wanted);
  }
  if (path.endsWith(".json")) return isSameJson(current, wanted);
  if (!path.endsWith(".md")) return false;
  const { isSameMarkdown } = await import("./same-markdown.ts");
  const { isSameCode } = await import("./same-code.ts");
  return isSameMarkdown(current, wanted, (one, other) => {
    if (one.language === "ts") return isSameCode(one.text, other.text);
    if (one.language === "json") return isSameJson(one.text, other.text);
    return one.text.trim() === other.text.trim();
  });
}

function isSameJson(current: string, wanted: string): boolean {
  try {
    return JSON.stringify(JSON.parse(current)) === JSON.stringify(JSON.parse(wanted));
  } catch {
    return false;
  }
}
