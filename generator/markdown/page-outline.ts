import type { Heading, RootContent } from "mdast";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { startOf } from "../diagnostics/span.ts";
import { contentOf, type PageSource } from "./page-source.ts";

/** The sections a model page may have, by their headings. */
export type SectionName = "Fields" | "Values" | "Example Usage";

/** A page cut at its headings. */
export interface PageOutline {
  readonly title: Heading;
  /** What stands between the title and the first section. */
  readonly description: readonly RootContent[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly name: SectionName;
  readonly heading: Heading;
  readonly content: readonly RootContent[];
}

const sectionNames: readonly string[] = [
  "Fields",
  "Values",
  "Example Usage",
] satisfies SectionName[];

/**
 * Cuts a page at its headings. `null` when it has no title; content under a heading that model pages do not
 * have is reported and left out.
 */
export function outlinePage(
  nodes: readonly RootContent[],
  source: PageSource,
): Outcome<PageOutline | null> {
  const first = nodes.findIndex((node) => node.type === "heading");
  const title = nodes[first];
  if (title?.type !== "heading" || title.depth !== 1 || title.children.length === 0) {
    const place = title === undefined ? startOf(source.file) : source.span(title);
    return { value: null, diagnostics: [diagnostic("MM2001", {}, place)] };
  }
  const unread = nodes.slice(0, first).filter((node) => node.type !== "html");
  const { description, sections, diagnostics } = cutSections(nodes.slice(first + 1), source);
  return {
    value: { title, description, sections },
    diagnostics: [...unread.slice(0, 1).map((node) => unreadContent(node, source)), ...diagnostics],
  };
}

/** The finding that `node` stands where nothing is read. */
export function unreadContent(node: RootContent, source: PageSource): Diagnostic {
  return diagnostic("MM2016", { what: node.type }, source.span(node));
}

interface Cut {
  readonly description: RootContent[];
  readonly sections: Section[];
  readonly diagnostics: Diagnostic[];
}

function cutSections(nodes: readonly RootContent[], source: PageSource): Cut {
  const cut: Cut = { description: [], sections: [], diagnostics: [] };
  let into: RootContent[] = cut.description;
  for (const node of nodes) {
    if (node.type !== "heading" || node.depth > 2) {
      into.push(node);
      continue;
    }
    const text = source.slice(contentOf(node));
    into = [];
    if (node.depth === 1) {
      cut.diagnostics.push(diagnostic("MM2011", { title: text }, source.span(node)));
    } else if (isSectionName(text)) {
      cut.sections.push({ name: text, heading: node, content: into });
    } else {
      cut.diagnostics.push(diagnostic("MM2004", { heading: `## ${text}` }, source.span(node)));
    }
  }
  return cut;
}

function isSectionName(text: string): text is SectionName {
  return sectionNames.includes(text);
}
