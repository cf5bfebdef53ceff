/** Returns all names that a text writes in backticks. */
export function quotedNames(markdown: string): readonly string[] {
  return [...markdown.matchAll(/`(?<name>\w+)`/g)].map(({ groups }) => groups?.["name"] ?? "");
}

/** The start of a name in camelCase or snake_case that has several words. */
const nameStart = /[a-z][a-z0-9]*[A-Z_]/;

/**
 * Returns the words of a text that may be names of several words: not in code, in an address or in a tag, and not part
 * of a path or a call.
 */
export function proseNames(markdown: string): readonly string[] {
  // Most texts have none.
  if (!nameStart.test(markdown)) return [];
  const prose = markdown
    .replaceAll(/```[^]*?```|`[^`]*`/g, " ")
    .replaceAll(/https?:\/\/\S+|\]\([^()\s]*\)|<[^<>]*>/g, " ");
  const words = prose.matchAll(/(?<![\w./#@:$-])(?=[a-z0-9]+[A-Z_])[a-z]\w*(?![\w(=]|[./:-]\w)/g);
  return [...words].map(([word]) => word);
}
