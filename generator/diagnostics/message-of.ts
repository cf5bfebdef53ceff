/** Describes a thrown value in words. Foreign code may throw a value that cannot be converted to a string. */
export function messageOf(thrown: unknown): string {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown);
  } catch {
    return "something without a message was thrown";
  }
}

/** Describes a thrown value in one line, without the places and excerpts that parsers add below it. */
export function firstLineOf(thrown: unknown): string {
  const message = messageOf(thrown);
  return message.split("\n")[0] ?? message;
}
