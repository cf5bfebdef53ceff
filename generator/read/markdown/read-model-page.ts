import { diagnostic, type Diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import { startOf, type SourceSpan } from "../../diagnostics/span.ts";
import type { SourceFile } from "../source/source-file.ts";
import { pageDeprecation } from "./deprecation.ts";
import { dropHugeExamples } from "./drop-examples.ts";
import { takeFrontMatter, type FrontMatter } from "./front-matter.ts";
import { guardPage } from "./guard-page.ts";
import { maskRawCells, rawColumns } from "./mask-cells.ts";
import { findMergeConflict } from "./merge-conflict.ts";
import type { ModelPage } from "./model-page.ts";
import { otherGenerator } from "./other-generator.ts";
import { isOwnIndex, isOwnPage, readOwnPage } from "./own-page.ts";
import { outlinePage, type PageOutline } from "./page-outline.ts";
import { pageSource, type PageSource } from "./page-source.ts";
import { headingText, type HeadingText } from "./page-title.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { parsePage } from "./parse-page.ts";
import { readBody } from "./read-body.ts";
import { blockText } from "./silent-blocks.ts";
import { squeezePadding } from "./squeeze-padding.ts";

/**
 * Reads one page. Parts that cannot be read are reported with their place. The value is `null` only if there is no
 * model: the page is an index of our docs, has no title, holds a merge conflict, or is too large to parse.
 */
export function readModelPage({ path, text }: SourceFile): Outcome<ModelPage | null> {
  // Callers of the API need not normalise their pages; the parser takes `\r` for the end of a line.
  const page = { path, text: text.replace(/^\u{feff}/u, "").replaceAll(/\r\n?/g, "\n") };
  if (isOwnIndex(page.text)) return { value: null, diagnostics: [] };
  const conflict = findMergeConflict(page);
  if (conflict !== null) return { value: null, diagnostics: [conflict] };
  const reducedPage = dropHugeExamples(page);
  const read = isOwnPage(page.text) ? ownPage(reducedPage.value) : sdkPage(reducedPage.value);
  return { value: read.value, diagnostics: [...reducedPage.diagnostics, ...read.diagnostics] };
}

function ownPage(page: SourceFile): Outcome<ModelPage | null> {
  const squeezed = squeezePadding(page.text);
  const refused = guardPage(page.path, squeezed.text);
  if (refused !== null) return { value: null, diagnostics: [refused] };
  return readOwnPage(pageSource(page, squeezed, parseMarkdown(squeezed.text).children));
}

function sdkPage(page: SourceFile): Outcome<ModelPage | null> {
  const { text, title } = takeFrontMatter(page);
  const squeezed = squeezePadding(text);
  const markdown = maskRawCells(squeezed.text);
  const refused = guardPage(page.path, markdown);
  if (refused !== null) return { value: null, diagnostics: [refused] };
  const source = pageSource(page, squeezed, parsePage(markdown, rawColumns));
  const outline = outlinePage(source);
  const name = titleOf(outline.value, title, source);
  if (name === null) return { value: null, diagnostics: [withoutTitle(source)] };
  const other = otherGenerator(outline.value, source);
  const body = other === null ? readBody(outline.value, source) : unreadBody;
  return {
    value: {
      ...{ file: page.path, isOwn: false, otherGenerator: other },
      ...{ title: name.text, titleSpan: name.span },
      ...pageDeprecation(blockText(outline.value.description, source), name.marked),
      body: body.value,
    },
    diagnostics: [...outline.diagnostics, ...body.diagnostics],
  };
}

/** The body of a page by another generator. All such pages of a spec are reported in one finding. */
const unreadBody: ReturnType<typeof readBody> = {
  value: { kind: "bare", isReported: true },
  diagnostics: [],
};

/** Returns the text of the heading, or the title of the front matter if there is no heading. */
function titleOf(
  { title }: PageOutline,
  fallback: FrontMatter["title"],
  source: PageSource,
): (HeadingText & { readonly span: SourceSpan }) | null {
  if (title !== null) return { ...headingText(title, source), span: source.span(title) };
  return fallback === null ? null : { ...fallback, marked: false };
}

function withoutTitle({ nodes, file, span }: PageSource): Diagnostic {
  const heading = nodes.find((node) => node.type === "heading");
  return diagnostic("MM2001", {}, heading === undefined ? startOf(file) : span(heading));
}
