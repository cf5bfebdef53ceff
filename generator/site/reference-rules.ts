import type { Renderer, Token } from "markdown-it";
import { highlighted, siteHtml, htmlText, htmlWord, type HtmlText } from "./html-text.ts";

type Rules = Renderer["rules"];

/** A rule for markdown-it that only returns HTML made for pages of the site. */
type HtmlRule = (...parameters: Parameters<NonNullable<Rules["text"]>>) => HtmlText;

/** A highlighter: it returns code as HTML, and its output is trusted. */
type Highlight = (code: string, language: string) => string;

/** Returns the rules that print the tokens of generated pages as HTML, in the form that VitePress's theme styles. */
export function referenceRules(
  highlight: Highlight | undefined,
): Readonly<Record<string, HtmlRule>> {
  return {
    anchor: (tokens, index) => siteHtml`<a id="${htmlText(at(tokens, index).content)}"></a>`,
    text: (tokens, index) => htmlText(at(tokens, index).content),
    text_special: (tokens, index) => htmlText(at(tokens, index).content),
    code_inline: (tokens, index) => siteHtml`<code>${htmlText(at(tokens, index).content)}</code>`,
    code_block: (tokens, index) => block(at(tokens, index).content, "", highlight),
    diagram: (tokens, index) => diagram(at(tokens, index).content),
    fence: (tokens, index) => {
      const { content, info } = at(tokens, index);
      return block(content, info.trim(), highlight);
    },
    // An image would cause a request, so only its description is shown.
    image: (tokens, index) => htmlText(at(tokens, index).content),
    table_open: () => siteHtml`<table tabindex="0">\n`,
    heading_close: (tokens, index) => {
      const { tag, content, info } = at(tokens, index);
      const label = htmlText(`Permalink to "${info}"`);
      const href = htmlText(`#${content}`);
      return siteHtml` <a class="header-anchor" href="${href}" aria-label="${label}">&ZeroWidthSpace;</a></${htmlWord(tag)}>\n`;
    },
  };
}

function at(tokens: readonly Token[], index: number): Token {
  const token = tokens[index];
  if (token === undefined) throw new Error("Modelmark bug: a token is missing");
  return token;
}

/** Prints the source of a diagram. Readers see it until the diagram is drawn, or if that fails. */
function diagram(source: string): HtmlText {
  return siteHtml`<div class="mm-diagram"><pre tabindex="0">${htmlText(source)}</pre></div>\n`;
}

function block(code: string, info: string, highlight: Highlight | undefined): HtmlText {
  const word = /^[a-z0-9]+$/.exec(info)?.[0] ?? "";
  const language = htmlWord(word);
  const shown = highlight === undefined ? plainCode(code) : highlighted(highlight(code, word));
  const button = siteHtml`<button title="Copy code" class="copy"></button>`;
  const label = siteHtml`<span class="lang">${language}</span>`;
  return siteHtml`<div class="language-${language} vp-adaptive-theme">${button}${label}${shown}</div>\n`;
}

function plainCode(code: string): HtmlText {
  return siteHtml`<pre><code>${htmlText(code)}</code></pre>`;
}
