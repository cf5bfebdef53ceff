import type { Renderer, Token } from "markdown-it";

type Rules = Renderer["rules"];
type Highlight = (code: string, language: string) => string;

/** The same characters that end text, an attribute or a Vue interpolation in HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"'{}]/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/** How what a generated page may hold is printed, in the form VitePress's theme styles. */
export function referenceRules(highlight: Highlight = plainCode): Partial<Rules> {
  return {
    anchor: (tokens, index) => `<a id="${at(tokens, index).content}"></a>`,
    text: (tokens, index) => escapeHtml(at(tokens, index).content),
    text_special: (tokens, index) => escapeHtml(at(tokens, index).content),
    code_inline: (tokens, index) => `<code>${escapeHtml(at(tokens, index).content)}</code>`,
    code_block: (tokens, index) => block(at(tokens, index).content, "", highlight),
    diagram: (tokens, index) => diagram(at(tokens, index).content),
    fence: (tokens, index) => {
      const { content, info } = at(tokens, index);
      const language = /^[a-z0-9]+$/.exec(info.trim())?.[0] ?? "";
      return block(content, language, highlight);
    },
    // A picture would be a request; its words remain.
    image: (tokens, index) => escapeHtml(at(tokens, index).content),
    table_open: () => `<table tabindex="0">\n`,
    heading_close: (tokens, index) => {
      const { tag, content, info } = at(tokens, index);
      const label = escapeHtml(`Permalink to "${info}"`);
      const href = escapeHtml(`#${content}`);
      return ` <a class="header-anchor" href="${href}" aria-label="${label}">&ZeroWidthSpace;</a></${tag}>\n`;
    },
  };
}

function at(tokens: readonly Token[], index: number): Token {
  const token = tokens[index];
  if (token === undefined) throw new Error("Modelmark bug: a token is missing");
  return token;
}

/** A diagram travels as its source: that is what one sees until, or unless, it is drawn. */
function diagram(source: string): string {
  return `<div class="mm-diagram"><pre tabindex="0">${escapeHtml(source)}</pre></div>\n`;
}

function block(code: string, language: string, highlight: Highlight): string {
  const button = `<button title="Copy code" class="copy"></button>`;
  const label = `<span class="lang">${language}</span>`;
  return `<div class="language-${language} vp-adaptive-theme">${button}${label}${highlight(code, language)}</div>\n`;
}

function plainCode(code: string): string {
  return `<pre><code>${escapeHtml(code)}</code></pre>`;
}
