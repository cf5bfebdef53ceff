import { basename, extname } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { endsTooSoon, tooSoon } from "../diagnostics/ends-too-soon.ts";
import { firstLineOf, messageOf } from "../diagnostics/message-of.ts";
import { startOf, type SourcePosition } from "../diagnostics/span.ts";
import type { ConfigText } from "./config-text.ts";
import { isScript } from "./load-config-module.ts";
import { positionAt } from "./locate-key.ts";
import { NestingError } from "./nesting.ts";
import { repeatedKey } from "./repeated-key.ts";

/** Why a file could not be loaded, in the words of the program that read it, and the place if it is known. */
interface Problem {
  readonly reason: string;
  readonly at: SourcePosition | null;
}

/** Returns the finding for a config or overrides file that cannot be read, does not parse, or throws. */
export async function loadProblem(source: ConfigText, error: unknown): Promise<Diagnostic> {
  const { reason, at } = await problemOf(source, error);
  return finding(source.file, reason, at === null ? null : writtenPlace(source.text, at));
}

/**
 * Returns a place that exists in the text as it is written. A script runs in a transformed version with longer lines.
 * If the column is beyond the end of the written line, only the line is used.
 */
function writtenPlace(text: string, { line, column }: SourcePosition): SourcePosition {
  const written = text.split("\n")[line - 1] ?? "";
  return column <= written.length + 1 ? { line, column } : { line, column: 1 };
}

/** Returns the finding for a config or overrides file that does not exist or may not be read. */
export function readProblem(file: string, reason: string): Diagnostic {
  return finding(file, reason, null);
}

function finding(file: string, reason: string, at: SourcePosition | null): Diagnostic {
  const span = at === null ? startOf(file) : { file, start: at, end: at };
  return diagnostic("MM6001", { file: basename(file), reason }, span);
}

async function problemOf(source: ConfigText, error: unknown): Promise<Problem> {
  if (error instanceof NestingError) return plain(error);
  if (extname(source.file) === ".json") return jsonProblem(source.text, error);
  return isScript(source.file) ? scriptProblem(source, error) : yamlProblem(error);
}

function plain(error: unknown): Problem {
  return { reason: sentenceOf(firstLineOf(error)), at: null };
}

/** Removes the name of the error and the full stop, because the message goes on after this text. */
function sentenceOf(words: string): string {
  return words.replace(/^\w*Error: /, "").replace(/[.:\s]+$/, "");
}

const tokens: Readonly<Record<string, string>> = {
  ...{ RBrace: "`}`", LBrace: "`{`", RBracket: "`]`", LBracket: "`[`", Comma: "`,`", Colon: "`:`" },
  ...{ String: "text", Number: "number", Boolean: "word", Null: "word" },
};

/**
 * Finds the problem in a JSON text with another parser: V8's messages differ between versions of Node, and mostly
 * lack the place.
 */
async function jsonProblem(written: string, error: unknown): Promise<Problem> {
  const { parse } = await import("@humanwhocodes/momoa");
  const text = written.replace(/^\uFEFF/, "");
  try {
    const repeated = repeatedKey(parse(text, { mode: "json" }));
    return repeated === null
      ? problemOfNode(text, error)
      : { reason: `it has the key \`${repeated.key}\` twice`, at: repeated.at };
  } catch (refusal) {
    if (text.trim() === "") return { reason: "it is empty", at: null };
    if (endsTooSoon(text)) return { reason: tooSoon, at: positionAt(text, text.trimEnd().length) };
    const { line, column } = placeIn(refusal) ?? { line: 1, column: 1 };
    const words = firstLineOf(messageOf(refusal).replace(/character '\n'/, "end of line"))
      .replace(/ found\. \(\d+:\d+\)$/, "")
      .replace(/token (?<token>\w+)$/, (whole, token: string) => tokens[token] ?? whole);
    return { reason: sentenceOf(words), at: { line, column } };
  }
}

/** Takes the words of Node about a text that the other parser accepts, such as one with a tab in a string. */
function problemOfNode(text: string, error: unknown): Problem {
  const said = /^(?<words>.*) in JSON at position (?<offset>\d+)/.exec(messageOf(error))?.groups;
  if (said === undefined) return plain(error);
  return { reason: said["words"] ?? "", at: positionAt(text, Number(said["offset"])) };
}

function placeIn(error: unknown): SourcePosition | null {
  if (typeof error !== "object" || error === null) return null;
  if (!("line" in error) || !("column" in error)) return null;
  const { line, column } = error;
  return typeof line === "number" && typeof column === "number" ? { line, column } : null;
}

function yamlProblem(error: unknown): Problem {
  const isLocated = typeof error === "object" && error !== null && "linePos" in error;
  const first: unknown = isLocated && Array.isArray(error.linePos) ? error.linePos[0] : null;
  if (typeof first !== "object" || first === null || !("line" in first) || !("col" in first)) {
    return plain(error);
  }
  const at = { line: Number(first.line), column: Number(first.col) };
  const words = firstLineOf(error)
    .replace(/ at line \d+, column \d+:?$/, "")
    .replace(/^Source contains multiple documents.*/, "it holds more than one document");
  return { reason: sentenceOf(words), at };
}

/**
 * Finds the problem in a script. Node does not say where a syntax error in a module is, but jiti, which reads any
 * script, does.
 */
async function scriptProblem(source: ConfigText, error: unknown): Promise<Problem> {
  const { file, text, real = file } = source;
  const reason = isNullDefault(error) ? nullDefault : sentenceOf(firstLineOf(error));
  const at = placeOfModule(text, reason) ?? placeAfter(real, error);
  return {
    reason,
    at: at ?? (error instanceof SyntaxError ? await parseProblem(file, text) : null),
  };
}

const nullDefault = "it, or a module that it imports, exports `null` as its default";

/** Whether jiti itself failed on `null`. It reads a property of every default export, as if each were an object. */
function isNullDefault(error: unknown): boolean {
  return (
    error instanceof TypeError && /\bnull\b.*\n +at Object\.get .*\bjiti\b/.test(error.stack ?? "")
  );
}

/**
 * Returns the place where the file names a module that cannot be found. The error itself names the line, but not the
 * column.
 */
function placeOfModule(text: string, reason: string): SourcePosition | null {
  const name = /^Cannot find (?:module|package) '(?<name>[^']+)'/.exec(reason)?.groups?.["name"];
  const offset = ['"', "'"].map((quote) => text.indexOf(`${quote}${name ?? ""}${quote}`));
  const quoteOffset = offset.find((one) => one !== -1);
  return name === undefined || quoteOffset === undefined ? null : positionAt(text, quoteOffset + 1);
}

/**
 * Finds the place of a syntax error with jiti. Its transformation does not throw an error, but returns a script that
 * contains it.
 */
async function parseProblem(file: string, source: string): Promise<SourcePosition | null> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(import.meta.url, { fsCache: false });
  const script = jiti.transform({ source, filename: file, ts: true });
  const told = /__JITI_ERROR__ = (?<found>\{.*?\});?$/s.exec(script)?.groups?.["found"];
  const at = told === undefined ? null : placeIn(JSON.parse(told));
  // jiti counts columns from 0.
  return at === null ? null : { line: at.line, column: at.column + 1 };
}

/** Returns the first place in the file that is named in the message, as in those of jiti, or otherwise in the stack. */
function placeAfter(file: string, error: unknown): SourcePosition | null {
  const parsed = placeNamed(file, messageOf(error));
  // The parser of jiti counts columns from 0, unlike a stack.
  if (parsed !== null) return { line: parsed.line, column: parsed.column + 1 };
  return error instanceof Error ? placeNamed(file, error.stack ?? "") : null;
}

function placeNamed(file: string, said: string): SourcePosition | null {
  const name = file.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  const place = new RegExp(`${name}(?:\\?[\\w=.]*)?:(?<line>\\d+):(?<column>\\d+)`).exec(said);
  const { line, column } = place?.groups ?? {};
  return line === undefined ? null : { line: Number(line), column: Number(column) };
}
