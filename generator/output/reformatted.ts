/**
 * Whether a file says what it is to say, but laid out otherwise: what a formatter does, and what nobody does by hand.
 * What it takes to know that of TypeScript is loaded here, since few checks ever ask.
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
  return path.endsWith(".md") && isSameMarkdown(current, wanted);
}

/** As prettier would have both, with the code in them: other formatters differ from it in white space at most. */
async function isSameMarkdown(current: string, wanted: string): Promise<boolean> {
  const { format } = await import("prettier");
  const plain = async (text: string): Promise<string> => {
    const formatted = await format(text, { parser: "markdown", objectWrap: "collapse" });
    return formatted.replaceAll(/\s+/g, " ");
  };
  return (await plain(current)) === (await plain(wanted));
}

function isSameJson(current: string, wanted: string): boolean {
  try {
    return JSON.stringify(JSON.parse(current)) === JSON.stringify(JSON.parse(wanted));
  } catch {
    return false;
  }
}
