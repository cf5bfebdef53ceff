import { plainText } from "./raw-text.ts";

/** The marks that SDK generators write, followed by those of people and their tools. */
const marks: ReadonlyMap<string, boolean> = new Map([
  ...[":heavy_check_mark:", "✔", ":white_check_mark:", "✅", ":ballot_box_with_check:", "☑"].map(
    yes,
  ),
  ...["✓", "🗸", "[x]", "yes", "y", "true", "required"].map(yes),
  ...[":heavy_minus_sign:", "➖", "-", "–", "—", "", "[ ]", "no", "n", "false", "optional"].map(no),
  ...[":x:", "❌", "✗", "✘", "✖", ":heavy_multiplication_x:", "❎"].map(no),
  ...[":negative_squared_cross_mark:", ":no_entry_sign:"].map(no),
]);

function yes(mark: string): readonly [string, boolean] {
  return [mark, true];
}

function no(mark: string): readonly [string, boolean] {
  return [mark, false];
}

/**
 * Reads a Required cell: whether the key must be present, or `null` if the cell says neither. An empty cell means no.
 */
export function readRequired(text: string): boolean | null {
  const plain = marks.get(text);
  if (plain !== undefined) return plain;
  // The variation selector only asks for the coloured form of a sign.
  const mark = plainText(text).replaceAll("\u{fe0f}", "").toLowerCase();
  return marks.get(mark) ?? null;
}
