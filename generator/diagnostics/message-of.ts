/** What was thrown, in words. Code of others may throw what has no words, or throws when it is asked for some. */
export function messageOf(thrown: unknown): string {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown);
  } catch {
    return "something without a message was thrown";
  }
}

/** The same without the places and excerpts that parsers put below it. */
export function firstLineOf(thrown: unknown): string {
  const message = messageOf(thrown);
  return message.split("\n")[0] ?? message;
}
