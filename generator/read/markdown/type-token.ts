import type { PhrasingContent } from "mdast";
import type { SourceSpan } from "../../diagnostics/span.ts";
import type { PageSource } from "./page-source.ts";

/**
 * A piece of a type cell. A type is text interleaved with links, so a link is one token with its address and its own
 * tokens inside. Emphasis is decoration and leaves no token.
 */
export type TypeToken =
  | { readonly kind: "text"; readonly text: string; readonly span: SourceSpan }
  | {
      readonly kind: "link";
      readonly href: string;
      readonly tokens: readonly TypeToken[];
      readonly span: SourceSpan;
    }
  | { readonly kind: "code"; readonly text: string; readonly span: SourceSpan }
  /** Markdown that does not belong in a type; `what` names it. */
  | { readonly kind: "other"; readonly what: string; readonly span: SourceSpan };

/** The names of markdown that does not belong in a type, for messages. */
const phrases: Readonly<Record<string, string>> = {
  ...{ break: "a line break", delete: "text that is struck out", footnoteReference: "a footnote" },
  ...{ image: "an image", imageReference: "an image" },
};

/** Returns the tokens of a cell's inline content. */
export function typeTokens(
  nodes: readonly PhrasingContent[],
  source: PageSource,
): readonly TypeToken[] {
  return nodes.flatMap((node): readonly TypeToken[] => {
    const span = source.span(node);
    switch (node.type) {
      case "text":
        return [{ kind: "text", text: node.value, span }];
      case "emphasis":
      case "strong":
        return typeTokens(node.children, source);
      case "link": {
        // Markdown takes `<Models::Pair>` for an address, but in a type it is plain text.
        const written = source.slice(node);
        if (written.startsWith("<")) return [{ kind: "text", text: written, span }];
        return [{ kind: "link", href: node.url, tokens: typeTokens(node.children, source), span }];
      }
      case "linkReference": {
        const href = source.definitions.get(node.identifier.toLowerCase());
        const tokens = typeTokens(node.children, source);
        return href === undefined ? tokens : [{ kind: "link", href, tokens, span }];
      }
      case "inlineCode":
        return [{ kind: "code", text: node.value, span }];
      case "html":
        return htmlTokens(node.value, span);
      default:
        return [{ kind: "other", what: phrases[node.type] ?? node.type, span }];
    }
  });
}

/** Tags that only change the look of a type leave no token, and `<String>` is not a tag. */
function htmlTokens(value: string, span: SourceSpan): readonly TypeToken[] {
  if (/^<\/?(?:b|br|code|em|i|kbd|nobr|span|strong|wbr)\b[^<>]*>$|^<!--/i.test(value)) return [];
  if (/^<[A-Z]\w*>$/.test(value)) return [{ kind: "text", text: value, span }];
  return [{ kind: "other", what: "HTML", span }];
}

/** Returns the content of tokens as text, without their places. Equal texts mean equal types. */
export function writtenTokens(tokens: readonly TypeToken[]): string {
  const written = tokens.map((token) => {
    switch (token.kind) {
      case "text":
      case "code":
        return token.text;
      case "link":
        return [token.href, writtenTokens(token.tokens)];
      case "other":
        return [token.what];
    }
  });
  return JSON.stringify(written);
}
