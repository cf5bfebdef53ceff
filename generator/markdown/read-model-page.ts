import type { RootContent, Table } from "mdast";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../source/source-file.ts";
import { pageDeprecation, unstrike } from "./deprecation.ts";
import { guardPage } from "./guard-page.ts";
import type { ModelPage, PageBody, TypeCell } from "./model-page.ts";
import { isOwnIndex, isOwnPage, readOwnPage } from "./own-page.ts";
import { outlinePage, unreadContent, type PageOutline, type Section } from "./page-outline.ts";
import { contentOf, pageSource, positionOf, type PageSource } from "./page-source.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { readFields } from "./read-fields.ts";
import { readValues } from "./read-values.ts";

/**
 * Reads one page. What cannot be read is reported with its place; `value` is `null` only when there is no
 * model to speak of (no title, or a page too large to look at).
 */
export function readModelPage(page: SourceFile): Outcome<ModelPage | null> {
  if (isOwnIndex(page.text)) return { value: null, diagnostics: [] };
  const refused = guardPage(page);
  if (refused !== null) return { value: null, diagnostics: [refused] };
  const source = pageSource(page);
  const nodes = parseMarkdown(source.text).children;
  if (isOwnPage(page.text)) return readOwnPage(nodes, source);
  const outline = outlinePage(nodes, source);
  if (outline.value === null) return { value: null, diagnostics: outline.diagnostics };
  const body = readBody(outline.value, source);
  const { title, description } = outline.value;
  const titleSpan = source.span(title);
  const name = unstrike(source.slice(contentOf(title)).replaceAll(/\\(?=[!-/:-@[-`{-~])/g, ""));
  return {
    value: {
      file: page.path,
      isOwn: false,
      title: name.text,
      titleSpan,
      ...pageDeprecation(blockText(description, source), name.marked),
      body: body.value,
    },
    diagnostics: [...outline.diagnostics, ...body.diagnostics],
  };
}

/** The lines of some blocks as they are on disk: markdown, indentation and all. */
function blockText(nodes: readonly RootContent[], source: PageSource): string {
  const first = nodes[0];
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return "";
  const from = positionOf(first).start.line - 1;
  return source.lines.slice(from, positionOf(last).end.line).join("\n").trimEnd();
}

function readBody(outline: PageOutline, source: PageSource): Outcome<PageBody<TypeCell>> {
  const fields = outline.sections.filter(({ name }) => name === "Fields");
  const values = outline.sections.filter(({ name }) => name === "Values");
  const [field] = fields;
  const [value] = values;
  if (field !== undefined) {
    const both = value === undefined ? [] : [diagnostic("MM2010", {}, source.span(value.heading))];
    const table = findTable(field, fields, source);
    const rows =
      table.value === null ? { value: [], diagnostics: [] } : readFields(table.value, source);
    return {
      value: { kind: "fields", rows: rows.value },
      diagnostics: [...both, ...table.diagnostics, ...rows.diagnostics],
    };
  }
  if (value !== undefined) {
    const table = findTable(value, values, source);
    const rows =
      table.value === null ? { value: [], diagnostics: [] } : readValues(table.value, source);
    return {
      value: { kind: "values", rows: rows.value, open: isOpenEnum(outline) },
      diagnostics: [...table.diagnostics, ...rows.diagnostics],
    };
  }
  return { value: { kind: "bare" }, diagnostics: [] };
}

/** The one table of a section; everything else there is reported. */
function findTable(
  section: Section,
  namesakes: readonly Section[],
  source: PageSource,
): Outcome<Table | null> {
  const content = namesakes.flatMap((one) => one.content);
  const [table, ...more] = content.filter((node) => node.type === "table");
  const unread = content.filter((node) => node.type !== "table" && node.type !== "html");
  const heading = `## ${section.name}`;
  const diagnostics: Diagnostic[] = [
    ...more.map((one) => diagnostic("MM2002", { section: heading }, source.span(one))),
    ...(table === undefined
      ? [diagnostic("MM2006", { section: heading }, source.span(section.heading))]
      : unread.slice(0, 1).map((node) => unreadContent(node, source))),
  ];
  return { value: table ?? null, diagnostics };
}

/** The one sign of an open enum in the pages: a comment in the usage example. */
function isOpenEnum(outline: PageOutline): boolean {
  return outline.sections
    .filter(({ name }) => name === "Example Usage")
    .flatMap(({ content }) => content)
    .some((node) => node.type === "code" && /^# Open enum:/m.test(node.value));
}
