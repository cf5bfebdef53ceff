import type { Heading, RootContent } from "mdast";
import { diagnostic, type Diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import { headingText } from "./page-title.ts";
import type { PageSource } from "./page-source.ts";
import { excerpt, plainText } from "./raw-text.ts";
import { isPreamble } from "./silent-blocks.ts";
import { tableKind, type TableKind } from "./table-kind.ts";

/** The names of the sections of a model page. */
export type SectionName = "Fields" | "Values" | "Example Usage";

/** A page split at its headings. */
export interface PageOutline {
  /** The title, or `null` if there is none. */
  readonly title: Heading | null;
  /** The blocks between the title and the first section. */
  readonly description: readonly RootContent[];
  readonly sections: readonly Section[];
}

/** The content under one of the headings above, under another heading, or around a table without a heading. */
export interface Section {
  readonly name: SectionName | null;
  /** The heading, a paragraph that serves as a heading, or the table itself. */
  readonly heading: RootContent;
  readonly content: readonly RootContent[];
}

/** Splits a page at its headings. Content above the title or under a second title is reported. */
export function outlinePage(source: PageSource): Outcome<PageOutline> {
  const { nodes } = source;
  const first = nodes.findIndex((node) => node.type === "heading");
  const heading = nodes[first];
  const isTitled =
    heading?.type === "heading" && heading.depth === 1 && heading.children.length > 0;
  const start = isTitled ? first : nodes.findIndex((node) => !isPreamble(node, source));
  const unread = nodes.slice(0, start).find((node) => !isPreamble(node, source));
  const cut = cutSections(nodes.slice(isTitled ? start + 1 : start), source);
  const title = isTitled ? heading : null;
  const isTitle = ({ name, heading: { type, ...rest } }: Section): boolean =>
    name === null && type === "heading" && "depth" in rest && rest.depth === 1;
  return {
    value: { title, ...cut, sections: cut.sections.filter((one) => !isTitle(one)) },
    diagnostics: [
      ...(unread === undefined ? [] : [unreadContent(unread, source)]),
      ...cut.sections.filter(isTitle).map((one) => secondTitle(one, source)),
    ],
  };
}

function secondTitle({ heading }: Section, source: PageSource): Diagnostic {
  const title = heading.type === "heading" ? headingText(heading, source).text : "";
  return diagnostic("MM2011", { title: excerpt(title) }, source.span(heading));
}

/** The names of blocks in messages, where the mdast type is not a clear word. */
const words: Readonly<Record<string, string>> = {
  ...{ blockquote: "quote", code: "block of code", definition: "address of a link", html: "HTML" },
  ...{ footnoteDefinition: "footnote", thematicBreak: "line" },
};

/** Returns the finding that `node` stands in a place where nothing is read. */
export function unreadContent(node: RootContent, source: PageSource): Diagnostic {
  return diagnostic("MM2016", { what: words[node.type] ?? node.type }, source.span(node));
}

function cutSections(
  nodes: readonly RootContent[],
  source: PageSource,
): Pick<PageOutline, "description" | "sections"> {
  const description: RootContent[] = [];
  const sections: { name: SectionName | null; heading: RootContent; content: RootContent[] }[] = [];
  const tables = tablesAhead(nodes, source);
  const isAnnounced = nodes.some((node) =>
    ["Fields", "Values"].includes(nameOf(node, source) ?? ""),
  );
  for (const [index, node] of nodes.entries()) {
    const into = sections.at(-1)?.content ?? description;
    const kind = node.type === "table" ? tableKind(node, source) : null;
    if (isHeading(node, tables[index] ?? null, nodes[index + 1], source)) {
      sections.push({ name: nameOf(node, source), heading: node, content: [] });
    } else if (into === description && (kind === "fields" || (kind !== null && !isAnnounced))) {
      sections.push({ name: null, heading: node, content: [node] });
    } else into.push(node);
  }
  return { description, sections };
}

/** Returns for each block the kind of the next table after it, up to the next heading. */
function tablesAhead(
  nodes: readonly RootContent[],
  source: PageSource,
): readonly (TableKind | null)[] {
  let ahead: TableKind | null = null;
  return nodes
    .toReversed()
    .map((node) => {
      const nextKind = ahead;
      if (node.type === "heading") ahead = null;
      if (node.type === "table") ahead = tableKind(node, source) ?? ahead;
      return nextKind;
    })
    .toReversed();
}

/** Whether a block begins a section: a heading, or a line of its own that names the next table. */
function isHeading(
  node: RootContent,
  ahead: TableKind | null,
  next: RootContent | undefined,
  source: PageSource,
): boolean {
  if (node.type === "heading") {
    return node.depth <= 2 || ahead !== null || nameOf(node, source) === "Example Usage";
  }
  if (node.type !== "paragraph" || next?.type !== "table" || ahead === null) return false;
  return nameOf(node, source) !== null || node.children.every(({ type }) => type === "strong");
}

const names: ReadonlyMap<string, SectionName> = new Map([
  ["fields", "Fields"],
  ["values", "Values"],
  ["example usage", "Example Usage"],
]);

/** Returns the section that a heading, or a paragraph in its place, names. */
function nameOf(node: RootContent, source: PageSource): SectionName | null {
  if (node.type !== "heading" && node.type !== "paragraph") return null;
  const text =
    node.type === "heading" ? headingText(node, source).text : plainText(source.slice(node));
  return names.get(text.replace(/:$/, "").trim().toLowerCase()) ?? null;
}
