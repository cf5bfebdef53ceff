import type { FieldRow } from "../read/markdown/model-page.ts";

/** Whether a row says, by its example or in words, that its value may be null. */
export function saysNull({
  name,
  description,
  example,
}: Pick<FieldRow<unknown>, "name" | "description" | "example">): boolean {
  if (example !== null && isNullText(example.text)) return true;
  if (/\bif any\b/i.test(description)) return true;
  return [...description.matchAll(/\bnull(?:able)?\b(?!-)/gi)].some(({ index }) => {
    const before = description.slice(Math.max(0, index - 60), index);
    return !isDenied(before) && !isOfAnotherField(before, name);
  });
}

/** Whether the text of an example cell means null; `<nil>` is how Go prints it. */
export function isNullText(text: string): boolean {
  return text === "null" || text === "<nil>";
}

/** As in "is always NOT `null`". */
function isDenied(before: string): boolean {
  return /(?:\b(?:not|never|non|cannot)|n't)(?: be)?[\s`*_-]*$/i.test(before);
}

/** As in "only populated when `id` is null". */
function isOfAnotherField(before: string, name: string): boolean {
  const subject = /`(?<subject>\w+)` is [`*_]*$/.exec(before)?.groups?.["subject"];
  return subject !== undefined && subject !== name;
}
