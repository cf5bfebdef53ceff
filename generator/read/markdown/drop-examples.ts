import { diagnostic, type Diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import type { SourceFile } from "../source/source-file.ts";
import { cutCells, findTableLines } from "./table-lines.ts";

/** The limits lie above all examples of real SDKs, which have up to 16,800 characters and ten levels. */
const limits = { characters: 100_000, levels: 64 };

/** Takes out examples that would be too expensive to read, and keeps the rest of the page. */
export function dropHugeExamples(page: SourceFile): Outcome<SourceFile> {
  const lines = page.text.split("\n");
  const tableLines = findTableLines(lines);
  const diagnostics: Diagnostic[] = [];
  const shortenedLines = lines.map((line, index) => {
    const column = tableLines[index]?.columns.indexOf("example") ?? -1;
    // A short line cannot exceed a limit.
    const cell = column === -1 || line.length < limits.levels ? undefined : cutCells(line)[column];
    if (cell === undefined) return line;
    const excess = excessOf(line.slice(cell.start, cell.end).trim());
    if (excess === null) return line;
    const start = { line: index + 1, column: cell.start + 1 };
    const end = { line: index + 1, column: cell.end + 1 };
    diagnostics.push(diagnostic("MM2018", excess, { file: page.path, start, end }));
    // The last cell of a row need not be closed, but an empty cell must be.
    return `${line.slice(0, cell.start)} ${line.slice(cell.end) || "|"}`;
  });
  return diagnostics.length === 0
    ? { value: page, diagnostics }
    : { value: { path: page.path, text: shortenedLines.join("\n") }, diagnostics };
}

function excessOf(example: string): { readonly what: string; readonly limit: number } | null {
  if (example.length > limits.characters) return { what: "characters", limit: limits.characters };
  return isNestedTooDeep(example) ? { what: "levels", limit: limits.levels } : null;
}

/** Whether lists and objects nest deeper than any example needs. */
export function isNestedTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length && depth <= limits.levels; at += 1) {
    const sign = json[at];
    if (sign === '"') inString = !inString;
    else if (inString) at += sign === "\\" ? 1 : 0;
    else if (sign === "[" || sign === "{") depth += 1;
    else if (sign === "]" || sign === "}") depth = Math.max(0, depth - 1);
  }
  return depth > limits.levels;
}
