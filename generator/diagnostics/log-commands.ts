/**
 * Returns text in which a runner finds no command. GitHub Actions obeys a line that begins with `::` and whatever
 * follows `##[` anywhere, Azure Pipelines and TeamCity whatever follows `##vso[` or `##teamcity[`.
 *
 * Text that was made of several pieces has to be looked at as a whole, because a command may begin in one piece and
 * end in another.
 *
 * @param spell Returns a character as the language of the text writes it, so that a reader still gets the character.
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function withoutCommands(text: string, spell: (character: "#" | ":") => string): string {
  return withoutMarks(text, spell("#")).replaceAll(
    /^([^\S\n]*):(?=:)/gm,
    (_, space: string) => space + spell(":"),
  );
}

/** Like {@link withoutCommands}, but for text in which a line may begin with `::`. */
export function withoutMarks(text: string, hash: string): string {
  return text.replaceAll(/#(?=#\w*\[)/g, hash);
}

/** Returns a character as JSON, TypeScript and Ruby write it. */
export function spelledByCode(character: "#" | ":"): string {
  return `\\u00${character.charCodeAt(0).toString(16)}`;
}
