import { plainText } from "./raw-text.ts";

/** What SDK generators write, then what people and their tools make of it. */
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

/** Whether a Required cell says that the key must be present; `null` where it says neither. An empty cell is a no. */
export function readRequired(text: string): boolean | null {
  // The variation selector asks for the coloured form of a sign, and changes nothing else.
  const mark = plainText(text).replaceAll("\u{fe0f}", "").toLowerCase();
  return marks.get(mark) ?? null;
}
