import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

/** Colours as variables of the theme, so that they follow the light and dark mode. */
export const highlightStyle = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.keyword, tags.modifier], color: "var(--mm-code-keyword)" },
    { tag: [tags.string, tags.special(tags.string)], color: "var(--mm-code-string)" },
    { tag: [tags.comment, tags.lineComment, tags.blockComment], color: "var(--mm-code-comment)" },
    { tag: [tags.typeName, tags.className], color: "var(--mm-code-type)" },
    { tag: [tags.number, tags.bool, tags.null], color: "var(--mm-code-number)" },
    { tag: [tags.propertyName, tags.function(tags.variableName)], color: "var(--mm-code-name)" },
    { tag: tags.heading, fontWeight: "600" },
    { tag: [tags.link, tags.url], color: "var(--vp-c-brand-1)" },
    { tag: tags.monospace, color: "var(--mm-code-string)" },
    { tag: tags.emphasis, fontStyle: "italic" },
  ]),
);
