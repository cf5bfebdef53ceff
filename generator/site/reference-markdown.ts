import MarkdownIt, { type Token } from "markdown-it";
import { rendered, type HtmlText } from "./html-text.ts";
import { referenceRules } from "./reference-rules.ts";
import { safeLink, type KnownPages } from "./safe-link.ts";

/** A generated page as HTML, with its title and anchors for other pages. */
export interface RenderedPage {
  /** The text of the first heading, as {@link plainTitle} returns it. */
  readonly title: string;
  /** Well-formed HTML without scripts, without raw HTML of the page, and without links that could run anything. */
  readonly html: HtmlText;
  /** The ids that links can lead to. */
  readonly anchors: readonly string[];
}

/** The options for rendering a generated page. */
export interface RenderOptions {
  /** The path of the page, with forward slashes, as in `pages`. */
  readonly path: string;
  /** The pages that links may lead to. A link to any other page becomes plain text. */
  readonly pages: KnownPages;
  /** Highlights code and returns HTML. By default, code is only escaped. */
  readonly highlight?: (code: string, language: string) => string;
}

/**
 * Renders a page of the docs emitter. Its text comes from untrusted pages, so only CommonMark and tables are
 * supported. Raw HTML becomes text, except for our own anchors and line breaks. There are no containers, includes,
 * attributes, images or front matter.
 */
export function renderReference(text: string, options: RenderOptions): RenderedPage {
  const markdown = createMarkdown(options.highlight);
  const tokens = markdown.parse(withoutHeader(text), {});
  const anchors = new Set<string>();
  nameHeadings(tokens, anchors);
  for (const token of inlineTokens(tokens)) {
    if (token.type === "anchor") anchors.add(token.content);
  }
  labelCells(tokens);
  markDiagrams(tokens);
  dropUnsafeLinks(tokens, options, anchors);
  const title = tokens.find(({ type }) => type === "inline");
  return {
    title: plainTitle(title === undefined ? options.path : plainText(title)),
    html: rendered(markdown.renderer.render(tokens, markdown.options, {})),
    anchors: [...anchors],
  };
}

/**
 * Returns a title for the bars and the search of VitePress. These take titles for HTML, so brackets and ampersands are
 * replaced with similar characters.
 */
export function plainTitle(text: string): string {
  return text.replaceAll("<", "‹").replaceAll(">", "›").replaceAll("&", "＆");
}

function createMarkdown(highlight: RenderOptions["highlight"]): MarkdownIt {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  markdown.inline.ruler.before("html_inline", "anchor", (state, silent) => {
    const match = /^<a id="(?<id>[a-z0-9][a-z0-9_-]*)"><\/a>/i.exec(state.src.slice(state.pos));
    if (match === null) return false;
    if (!silent) state.push("anchor", "", 0).content = match.groups?.["id"] ?? "";
    state.pos += match[0].length;
    return true;
  });
  markdown.inline.ruler.before("html_inline", "line_break", (state, silent) => {
    if (!state.src.startsWith("<br/>", state.pos)) return false;
    if (!silent) state.push("hardbreak", "br", 0);
    state.pos += "<br/>".length;
    return true;
  });
  Object.assign(markdown.renderer.rules, referenceRules(highlight));
  return markdown;
}

/** Removes the first line, which says who wrote the file. Readers of the site do not need it. */
function withoutHeader(text: string): string {
  return text.replace(/^<!--[^\n]*-->\n/, "");
}

/** Gives headings stable ids: their words, with a number if another id is the same. */
function nameHeadings(tokens: readonly Token[], anchors: Set<string>): void {
  for (const [index, token] of tokens.entries()) {
    const content = tokens[index + 1];
    if (token.type !== "heading_open" || content === undefined) continue;
    const words = plainText(content)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, "-");
    const slug = words.replaceAll(/^-|-$/g, "") || "section";
    let id = slug;
    for (let count = 1; anchors.has(id); count += 1) id = `${slug}-${count}`;
    anchors.add(id);
    token.attrSet("id", id);
    token.attrSet("tabindex", "-1");
    const close = tokens[index + 2];
    if (close !== undefined) Object.assign(close, { content: id, info: plainText(content) });
  }
}

/**
 * Marks the diagrams that are drawn. Only a diagram right below the heading of a section is ours, since descriptions
 * cannot have headings. Others are not drawn, because Mermaid lays text out as HTML before it sanitizes it.
 */
function markDiagrams(tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    const isOwn = before?.type === "heading_close" && before.tag === "h2";
    if (isOwn && token.type === "fence" && token.info === "mermaid") token.type = "diagram";
  }
}

/** Adds the heading of the column to each cell of a table. On a narrow screen, it is shown beside the cell. */
function labelCells(tokens: readonly Token[]): void {
  let headings: string[] = [];
  let column = 0;
  for (const [index, token] of tokens.entries()) {
    const content = tokens[index + 1];
    if (token.type === "table_open") headings = [];
    if (token.type === "tr_open") column = 0;
    if (token.type === "th_open" && content !== undefined) headings.push(plainText(content));
    if (token.type !== "td_open") continue;
    token.attrSet("data-label", headings[column] ?? "");
    column += 1;
  }
}

function dropUnsafeLinks(
  tokens: readonly Token[],
  { path, pages }: RenderOptions,
  anchors: ReadonlySet<string>,
): void {
  const open: boolean[] = [];
  for (const token of inlineTokens(tokens)) {
    if (token.type === "link_open") {
      const link = safeLink(String(token.attrGet("href")), { path, pages, anchors });
      open.push(link !== null);
      token.attrs = link === null ? null : Object.entries(link);
      if (link === null) token.tag = "span";
    } else if (token.type === "link_close" && open.pop() === false) {
      token.tag = "span";
    }
  }
}

function inlineTokens(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap(({ children }) => children ?? []);
}

function plainText(inline: Token): string {
  const words = (inline.children ?? []).filter(({ type }) => type !== "anchor");
  return words.map(({ content }) => content).join("");
}
