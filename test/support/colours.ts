const names: ReadonlyMap<string, string> = new Map([
  ["1", "<bold>"],
  ["2", "<dim>"],
  ["22", "</>"],
  ["31", "<red>"],
  ["32", "<green>"],
  ["33", "<yellow>"],
  ["34", "<blue>"],
  ["36", "<cyan>"],
  ["39", "</>"],
]);

/** Shows the colours of a text by their names, as in `<red>error</>`. */
export function colourNames(text: string): string {
  const code = new RegExp(String.raw`\u001b\[(\d+)m`, "g");
  return text.replaceAll(code, (whole, number: string) => names.get(number) ?? whole);
}
