import { emitters } from "./emitters.ts";

/** Returns the emitters as a markdown table, for the guide. */
export function emitterTable(): string {
  const rows = emitters.map(({ name, makes, byDefault, needs = [] }) => {
    const also = needs.length === 0 ? "" : `; with ${needs.map((one) => `\`${one}\``).join(", ")}`;
    return `| \`${name}\` | ${makes}${also} | ${byDefault ? "by default" : "on request"} |`;
  });
  return ["| emitter | makes | runs |", "| --- | --- | --- |", ...rows].join("\n");
}

const begin = "<!-- emitters -->";
const end = "<!-- /emitters -->";

/**
 * Puts the table of emitters between the two marks of a document.
 *
 * @throws Error if the document does not have the marks
 */
export function withEmitterTable(document: string): string {
  const [before, after] = [document.indexOf(begin), document.indexOf(end)];
  if (before === -1 || after < before) throw new Error(`There is no ${begin} … ${end}`);
  return `${document.slice(0, before)}${begin}\n\n${emitterTable()}\n\n${document.slice(after)}`;
}
