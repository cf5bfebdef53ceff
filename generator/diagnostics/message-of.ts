/** What was thrown, in words. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The same without the places and excerpts that parsers put below it. */
export function firstLineOf(thrown: unknown): string {
  const message = messageOf(thrown);
  return message.split("\n")[0] ?? message;
}
