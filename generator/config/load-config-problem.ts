import { basename, extname } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { firstLineOf, messageOf } from "../diagnostics/message-of.ts";
import { startOf, type SourcePosition } from "../diagnostics/span.ts";
import type { ConfigText } from "./config-text.ts";
import { positionAt } from "./locate-key.ts";
import { NestingError } from "./nesting.ts";

/** Why a file could not be loaded, in the words of what read it, and where, as far as that is told. */
interface Problem {
  readonly reason: string;
  readonly at: SourcePosition | null;
}

/** The finding for a config or a file of overrides that cannot be read, does not parse, or throws. */
export async function loadProblem(source: ConfigText, error: unknown): Promise<Diagnostic> {
  const { reason, at } = await problemOf(source, error);
  return finding(source.file, reason, at === null ? null : writtenPlace(source.text, at));
}

/** A script is run in another form, whose lines may be longer than what is written: the line alone holds then. */
function writtenPlace(text: string, { line, column }: SourcePosition): SourcePosition {
  const written = text.split("\n")[line - 1] ?? "";
  return column <= written.length + 1 ? { line, column } : { line, column: 1 };
}

/** The finding for a config or a file of overrides that is not there, or may not be read. */
export function readProblem(file: string, reason: string): Diagnostic {
  return finding(file, reason, null);
}

function finding(file: string, reason: string, at: SourcePosition | null): Diagnostic {
  const span = at === null ? startOf(file) : { file, start: at, end: at };
  return diagnostic("MM6001", { file: basename(file), reason }, span);
}

async function problemOf(source: ConfigText, error: unknown): Promise<Problem> {
  if (error instanceof NestingError) return plain(error);
  switch (extname(source.file)) {
    case ".json":
      return (await jsonProblem(source.text)) ?? plain(error);
    case ".yaml":
    case ".yml":
      return yamlProblem(error);
    default:
      return scriptProblem(source, error);
  }
}

function plain(error: unknown): Problem {
  return { reason: sentenceOf(firstLineOf(error)), at: null };
}

/** Without a full stop: more follows. */
function sentenceOf(words: string): string {
  return words.replace(/^\w*Error: /, "").replace(/[.:\s]+$/, "");
}

const tokens: Readonly<Record<string, string>> = {
  ...{ RBrace: "`}`", LBrace: "`{`", RBracket: "`]`", LBracket: "`[`", Comma: "`,`", Colon: "`:`" },
  ...{ String: "text", Number: "number", Boolean: "word", Null: "word" },
};

/** The words of V8 differ from Node to Node, and mostly lack the place. */
async function jsonProblem(text: string): Promise<Problem | null> {
  const { parse } = await import("@humanwhocodes/momoa");
  try {
    parse(text.replace(/^\uFEFF/, ""), { mode: "json" });
    return null;
  } catch (error) {
    const { line, column } = placeIn(error) ?? { line: 1, column: 1 };
    const words = firstLineOf(error)
      .replace(/ found\. \(\d+:\d+\)$/, "")
      .replace(/token (?<token>\w+)$/, (whole, token: string) => tokens[token] ?? whole);
    return { reason: sentenceOf(words), at: { line, column } };
  }
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
  const words = firstLineOf(error).replace(/ at line \d+, column \d+:?$/, "");
  return { reason: sentenceOf(words), at };
}

/** Node does not say where the syntax of a module is wrong; jiti, which reads any script, does. */
async function scriptProblem({ file, text }: ConfigText, error: unknown): Promise<Problem> {
  const reason = sentenceOf(firstLineOf(error));
  const at = placeOfModule(text, reason) ?? placeAfter(file, error);
  return {
    reason,
    at: at ?? (error instanceof SyntaxError ? await parseProblem(file, text) : null),
  };
}

/** Where the file names a module that is not to be found: what runs it knows the line, and not the column. */
function placeOfModule(text: string, reason: string): SourcePosition | null {
  const name = /^Cannot find (?:module|package) '(?<name>[^']+)'/.exec(reason)?.groups?.["name"];
  const offset = ['"', "'"].map((quote) => text.indexOf(`${quote}${name ?? ""}${quote}`));
  const found = offset.find((one) => one !== -1);
  return name === undefined || found === undefined ? null : positionAt(text, found + 1);
}

/** It does not throw what it found, but gives a script that says so. */
async function parseProblem(file: string, source: string): Promise<SourcePosition | null> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(import.meta.url, { fsCache: false });
  const script = jiti.transform({ source, filename: file, ts: true });
  const told = /__JITI_ERROR__ = (?<found>\{.*?\});?$/s.exec(script)?.groups?.["found"];
  const at = told === undefined ? null : placeIn(JSON.parse(told));
  // It counts columns from 0.
  return at === null ? null : { line: at.line, column: at.column + 1 };
}

/** The first place in the file that a message names, as jiti's do, or else its stack. */
function placeAfter(file: string, error: unknown): SourcePosition | null {
  const parsed = placeNamed(file, messageOf(error));
  // The parser of jiti counts columns from 0, as no stack does.
  if (parsed !== null) return { line: parsed.line, column: parsed.column + 1 };
  return error instanceof Error ? placeNamed(file, error.stack ?? "") : null;
}

function placeNamed(file: string, said: string): SourcePosition | null {
  const name = file.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  const place = new RegExp(`${name}(?:\\?[\\w=.]*)?:(?<line>\\d+):(?<column>\\d+)`).exec(said);
  const { line, column } = place?.groups ?? {};
  return line === undefined ? null : { line: Number(line), column: Number(column) };
}
