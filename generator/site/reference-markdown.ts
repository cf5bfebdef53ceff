import MarkdownIt, { type Token } from "markdown-it";
import { rendered, type HtmlText } from "./html-text.ts";
import { referenceRules } from "./reference-rules.ts";
import { safeLink, type KnownPages } from "./safe-link.ts";

/** A generated page as HTML, with what others may refer to in it. */
export interface RenderedPage {
  /** Text of the first heading, as {@link plainTitle} has it. */
  readonly title: string;
  /** Well-formed; holds no script, no raw HTML of the page, and no link that could run anything. */
  readonly html: HtmlText;
  /** Ids one can link to. */
  readonly anchors: readonly string[];
}

/** How a generated page is rendered. */
export interface RenderOptions {
  /** Path of the page among `pages`, forward slashes. */
  readonly path: string;
  /** Pages links may lead to; a link to anything else becomes its text. */
  readonly pages: KnownPages;
  /** Code as HTML; the default only escapes it. */
  readonly highlight?: (code: string, language: string) => string;
}

/**
 * Renders a page the docs emitter wrote. What it says comes from untrusted pages, so this knows CommonMark and tables
 * and nothing else: raw HTML is text, except our own anchors and line breaks; there are no containers, no includes, no attributes, no
 * images, and no front matter.
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

/** A title for the bars and the search of VitePress, which take titles for HTML: brackets that look like the real ones. */
export function plainTitle(text: string): string {
  return text.replaceAll("<", "‹").replaceAll(">", "›").replaceAll("&", "＆");
}

function createMarkdown(highlight: RenderOptions["highlight"]): MarkdownIt {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  markdown.inline.ruler.before("html_inline", "anchor", (state, silent) => {
    const found = /^<a id="(?<id>[a-z0-9][a-z0-9_-]*)"><\/a>/i.exec(state.src.slice(state.pos));
    if (found === null) return false;
    if (!silent) state.push("anchor", "", 0).content = found.groups?.["id"] ?? "";
    state.pos += found[0].length;
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

/** The first line says who wrote the file; readers of the site need not know. */
function withoutHeader(text: string): string {
  return text.replace(/^<!--[^\n]*-->\n/, "");
}

/** Gives headings ids that last: their words, numbered where they repeat. */
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
 * A diagram is drawn only right below a section's heading, where the emitter puts its own: descriptions cannot have
 * headings, and Mermaid lays text out as HTML before it cleans it.
 */
function markDiagrams(tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    const isOwn = before?.type === "heading_close" && before.tag === "h2";
    if (isOwn && token.type === "fence" && token.info === "mermaid") token.type = "diagram";
  }
}

/** Tells each cell the heading of its column, which a narrow screen shows beside it. */
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
