import type { SourceSpan } from "../../diagnostics/span.ts";
import type { SourceFile } from "../source/source-file.ts";

/** A page with its front matter taken out. */
export interface FrontMatter {
  /** The `title` of the front matter, for pages that have no heading. */
  readonly title: { readonly text: string; readonly span: SourceSpan } | null;
  /** The page with blank lines in place of the front matter, so that all places stay the same. */
  readonly text: string;
}

/** The limit of lines to search for the end of front matter. In the wild it has a dozen lines. */
const maxLines = 1_000;

/** The first line of front matter, with the lines that may end it: YAML or TOML. */
const fences: ReadonlyMap<string, readonly string[]> = new Map([
  ["---", ["---", "..."]],
  ["+++", ["+++"]],
]);

const entry = /^[\w-]+[ \t]*[:=]/;
const titleEntry = /^title[ \t]*[:=](?<value>.*)$/;

/** Takes the front matter off a page. Only its title is read, line by line, without a YAML parser. */
export function takeFrontMatter({ path, text }: SourceFile): FrontMatter {
  const ends = fences.get(text.slice(0, text.indexOf("\n")).trimEnd());
  if (ends === undefined) return { title: null, text };
  const lines = text.split("\n", maxLines);
  const close = lines.findIndex((line, index) => index > 0 && ends.includes(line.trimEnd()));
  const data = lines.slice(0, Math.max(close, 0));
  // Without an entry, the fences are thematic breaks of the page itself.
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
  if (quoted !== undefined) return quoted.trim();
  const plain = value.replace(/[ \t]#.*$/, "").trim();
  // The text of a block scalar stands on the lines below, which are not read.
  return /^[>|][-+\d]*$/.test(plain) ? "" : plain;
}
