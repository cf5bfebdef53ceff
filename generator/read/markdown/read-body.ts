import type { RootContent, Table } from "mdast";
import { diagnostic, type Diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { PageBody, TypeCell } from "./model-page.ts";
import { unreadContent, type PageOutline, type Section, type SectionName } from "./page-outline.ts";
import { headingText } from "./page-title.ts";
import type { PageSource } from "./page-source.ts";
import { excerpt } from "./raw-text.ts";
import { readFields } from "./read-fields.ts";
import { rawCellValue, readValues } from "./read-values.ts";
import { isComment } from "./silent-blocks.ts";
import { isNearlyFields, tableKind, type TableKind } from "./table-kind.ts";
import { findLostRow, findUnreadTable } from "./unread-table.ts";

/** Reads the body of a page. A section is recognised by its heading, or by the columns of its table. */
export function readBody(outline: PageOutline, source: PageSource): Outcome<PageBody<TypeCell>> {
  const fields = sectionsOf("Fields", "fields", outline, source);
  const named = outline.sections.filter(({ name }) => name === "Values");
  const values =
    fields.length > 0 || named.length > 0 ? named : sectionsOf("Values", "values", outline, source);
  const used = new Set([...fields, ...values]);
  const unknown = outline.sections
    .filter((one) => one.name === null && !used.has(one))
    .map((one) => unknownSection(one, source));
  const body = readTables(fields, values, outline, source);
  return { value: body.value, diagnostics: [...unknown, ...body.diagnostics] };
}

/** Returns the sections with this name, and the other sections that hold a table of this kind. */
function sectionsOf(
  name: SectionName,
  kind: TableKind,
  { sections }: PageOutline,
  source: PageSource,
): readonly Section[] {
  return sections.flatMap((section) => {
    if (section.name === name) return [section];
    const tables = section.content.filter(
      (node) => node.type === "table" && tableKind(node, source) === kind,
    );
    if (tables.length === 0 || section.name === "Values") return [];
    return section.name === null ? [section] : [{ ...section, content: tables }];
  });
}

function readTables(
  fields: readonly Section[],
  values: readonly Section[],
  outline: PageOutline,
  source: PageSource,
): Outcome<PageBody<TypeCell>> {
  const [value] = values;
  if (fields.length > 0) {
    const both = value === undefined ? [] : [diagnostic("MM2010", {}, source.span(value.heading))];
    const table = findTable("Fields", fields, source);
    const { node } = table.value;
    const rows = node === null ? { value: [], diagnostics: [] } : readFields(node, source);
    return {
      value: { kind: "fields", rows: rows.value },
      diagnostics: [...both, ...table.diagnostics, ...rows.diagnostics],
    };
  }
  if (values.length > 0) {
    const table = findTable("Values", values, source);
    const { node, isPartial } = table.value;
    if (node === null) {
      return { value: { kind: "values", rows: [], open: false }, diagnostics: table.diagnostics };
    }
    const read = readValues(node, source, rawCellValue);
    const { rows } = read.value;
    // An enum that lost a value must not refuse it.
    const open = isPartial || read.value.isPartial || isOpenEnum(source);
    return {
      value: { kind: "values", rows, open },
      diagnostics: [...table.diagnostics, ...read.diagnostics],
    };
  }
  return readBare(outline, source);
}

/** The one table of some sections, and whether rows stand beside it that are not read. */
interface FoundTable {
  readonly node: Table | null;
  readonly isPartial: boolean;
}

/** Returns the one table of the sections, and reports everything else in them. */
function findTable(
  name: SectionName,
  sections: readonly Section[],
  source: PageSource,
): Outcome<FoundTable> {
  const content = sections.flatMap((one) => one.content);
  const [table, ...more] = content.filter((node) => node.type === "table");
  const unread = content.filter((node) => !isTableOrSilent(node, source));
  const lost = findLostRow(unread, source);
  const [first] = sections;
  const label = first === undefined ? "" : labelOf(first, name, source);
  const place = first === undefined ? undefined : source.span(first.heading);
  const diagnostics: Diagnostic[] = [
    ...more.map((one) => diagnostic("MM2002", { section: excerpt(label) }, source.span(one))),
    ...(table === undefined
      ? [diagnostic("MM2006", { section: excerpt(label) }, place)]
      : lost === null
        ? unread.slice(0, 1).map((node) => unreadContent(node, source))
        : [lost]),
  ];
  return { value: { node: table ?? null, isPartial: lost !== null }, diagnostics };
}

function isTableOrSilent(node: RootContent, source: PageSource): boolean {
  return ["table", "html", "definition"].includes(node.type) || isComment(node, source);
}

/** Reads a page without a table as a union, and reports a table that cannot be read. */
function readBare(outline: PageOutline, source: PageSource): Outcome<PageBody<TypeCell>> {
  const nearly = [outline.description, ...outline.sections.map(({ content }) => content)]
    .flat()
    .find((node) => node.type === "table" && isNearlyFields(node, source));
  if (nearly?.type === "table") {
    const { diagnostics } = readFields(nearly, source);
    return { value: { kind: "fields", rows: [] }, diagnostics };
  }
  const examples = outline.sections.filter(({ name }) => name !== null);
  const parts = [outline.description, ...examples.map(({ content }) => content)].flat();
  const unread = findUnreadTable(parts, source);
  const isReported = unread !== null;
  return { value: { kind: "bare", isReported }, diagnostics: isReported ? [unread] : [] };
}

function unknownSection(section: Section, source: PageSource): Diagnostic {
  const heading = excerpt(labelOf(section, "Fields", source));
  const near = nearest(heading.replace(/^#+ /, ""), ["Fields", "Values", "Example Usage"]);
  const suggestion = near === null ? null : `## ${near}`;
  return diagnostic("MM2004", { heading, suggestion }, source.span(section.heading));
}

function labelOf({ heading, name }: Section, instead: SectionName, source: PageSource): string {
  if (name !== null) return `## ${name}`;
  if (heading.type === "heading") {
    return `${"#".repeat(heading.depth)} ${headingText(heading, source).text}`;
  }
  return heading.type === "paragraph" ? source.slice(heading) : `## ${instead}`;
}

/** Whether the usage example contains a comment that says the enum is open. Pages have no other sign of it. */
function isOpenEnum({ nodes }: PageSource): boolean {
  return nodes.some((node) => node.type === "code" && /^# Open enum:/m.test(node.value));
}
