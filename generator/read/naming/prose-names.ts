/** Returns all names that a text writes in backticks. */
export function quotedNames(markdown: string): readonly string[] {
  return [...markdown.matchAll(/`(?<name>\w+)`/g)].map(({ groups }) => groups?.["name"] ?? "");
}

/** Returns the plain words of a text: not in code, in an address or in a tag, and not part of a path or a call. */
export function proseWords(markdown: string): readonly string[] {
  const prose = markdown
    .replaceAll(/```[^]*?```|`[^`]*`/g, " ")
    .replaceAll(/https?:\/\/\S+|\]\([^()\s]*\)|<[^<>]*>/g, " ");
  const words = prose.matchAll(/(?<![\w./#@:$-])[a-z]\w*(?![\w(=]|[./:-]\w)/g);
  return [...words].map(([word]) => word);
}
