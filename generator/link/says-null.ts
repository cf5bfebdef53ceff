import type { FieldRow } from "../read/markdown/model-page.ts";

/** Whether the example or the description of a row says that its value may be null. */
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

/** Whether the text of an example cell means null. Go prints it as `<nil>`. */
export function isNullText(text: string): boolean {
  return text === "null" || text === "<nil>";
}

/** Whether the words before "null" deny it, as in "is always NOT `null`". */
function isDenied(before: string): boolean {
  return /(?:\b(?:not|never|non|cannot)|n't)(?: be)?[\s`*_-]*$/i.test(before);
}

/** Whether the words before "null" are about another field, as in "only populated when `id` is null". */
function isOfAnotherField(before: string, name: string): boolean {
  const subject = /`(?<subject>\w+)` is [`*_]*$/.exec(before)?.groups?.["subject"];
  return subject !== undefined && subject !== name;
}
