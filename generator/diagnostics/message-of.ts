const nothing = "something without a message was thrown";

/** Describes a thrown value in words. Foreign code may throw a value that cannot be converted to a string. */
export function messageOf(thrown: unknown): string {
  try {
    const words = wordsOf(thrown);
    return words.trim() === "" || /^\[object \w*\]$/.test(words) ? nothing : words;
  } catch {
    return nothing;
  }
}

/** Returns the message of an error, which may come from another realm, or the value as text. */
function wordsOf(thrown: unknown): string {
  const hasMessage = typeof thrown === "object" && thrown !== null && "message" in thrown;
  return hasMessage && typeof thrown.message === "string" ? thrown.message : String(thrown);
}

/** Describes a thrown value in one line, without the places and excerpts that parsers add below it. */
export function firstLineOf(thrown: unknown): string {
  const message = messageOf(thrown).trimStart();
  return message.split("\n")[0] ?? message;
}
