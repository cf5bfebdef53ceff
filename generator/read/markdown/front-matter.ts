import type { SourceSpan } from "../../diagnostics/span.ts";
import type { SourceFile } from "../source/source-file.ts";

/** A page without what site generators keep above it. */
export interface FrontMatter {
  /** Its `title`, for pages that have no heading of their own. */
  readonly title: { readonly text: string; readonly span: SourceSpan } | null;
  /** The page with blank lines where the front matter stood, so that places stay what they are. */
  readonly text: string;
}

/** Front matter in the wild has a dozen lines. */
const maxLines = 1_000;

/** How front matter begins, and how it may end: YAML or TOML. */
const fences: ReadonlyMap<string, readonly string[]> = new Map([
  ["---", ["---", "..."]],
  ["+++", ["+++"]],
]);

const entry = /^[\w-]+[ \t]*[:=]/;
const titleEntry = /^title[ \t]*[:=](?<value>.*)$/;

/** Takes the front matter off a page. It is read for the title alone, line by line: no YAML is run. */
export function takeFrontMatter({ path, text }: SourceFile): FrontMatter {
  const ends = fences.get(text.slice(0, text.indexOf("\n")).trimEnd());
  if (ends === undefined) return { title: null, text };
  const lines = text.split("\n", maxLines);
  const close = lines.findIndex((line, index) => index > 0 && ends.includes(line.trimEnd()));
  const data = lines.slice(0, Math.max(close, 0));
  // Without an entry it is a rule above a page, and another one below.
  if (!data.some((line) => entry.test(line))) return { title: null, text };
  const rest = text.slice(lines.slice(0, close + 1).join("\n").length);
  const index = data.findIndex((line) => titleEntry.test(line));
  const line = data[index] ?? "";
  const title = unquote(titleEntry.exec(line)?.groups?.["value"]?.trim() ?? "");
  const start = { line: index + 1, column: 1 };
  const span = { file: path, start, end: { line: index + 1, column: line.length + 1 } };
  return { title: title === "" ? null : { text: title, span }, text: "\n".repeat(close) + rest };
}

function unquote(value: string): string {
  const quoted = /^(?<quote>["'])(?<inner>.*)\k<quote>/.exec(value)?.groups?.["inner"];
  return (quoted ?? value.replace(/[ \t]#.*$/, "")).trim();
}
