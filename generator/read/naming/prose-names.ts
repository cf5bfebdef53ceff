/** The names a text writes in backticks, whatever they name. */
export function quotedNames(markdown: string): readonly string[] {
  return [...markdown.matchAll(/`(?<name>\w+)`/g)].map(({ groups }) => groups?.["name"] ?? "");
}

/** The words a text writes plainly: not in code, in an address or a tag, not as part of a path or a call. */
export function proseWords(markdown: string): readonly string[] {
  const prose = markdown
    .replaceAll(/```[^]*?```|`[^`]*`/g, " ")
    .replaceAll(/https?:\/\/\S+|\]\([^()\s]*\)|<[^<>]*>/g, " ");
  const words = prose.matchAll(/(?<![\w./#@:$-])[a-z]\w*(?![\w(=]|[./:-]\w)/g);
  return [...words].map(([word]) => word);
}
