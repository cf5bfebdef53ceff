import { CliPrettify } from "markdown-table-prettify";
import { applyFixes } from "markdownlint";
import { lint } from "markdownlint/sync";
import { format } from "prettier";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

/** Tools that reformat markdown, as projects run them over everything in a repository. */
export const formatters: Readonly<Record<string, (text: string) => string | Promise<string>>> = {
  prettier: (text) => format(text, { parser: "markdown" }),
  "prettier, wrapping prose": (text) => format(text, { parser: "markdown", proseWrap: "always" }),
  "prettier, as MDX": (text) => format(text, { parser: "mdx" }),
  "markdownlint --fix": lintFix,
  remark: (text) => remark.processSync(text).toString(),
  "remark with other marks": (text) => starred.processSync(text).toString(),
  "a table formatter": (text) => CliPrettify.prettify(text),
  "all of them": async (text) =>
    CliPrettify.prettify(
      lintFix(await format(remark.processSync(text).toString(), { parser: "markdown" })),
    ),
};

const remark = unified().use(remarkParse).use(remarkGfm).use(remarkStringify).freeze();

const starred = unified()
  .use(remarkParse)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { emphasis: "_", setext: true, closeAtx: true, rule: "-" })
  .freeze();

function lintFix(text: string): string {
  const found = lint({ strings: { page: text }, config: { default: true } });
  return applyFixes(text, found["page"] ?? []);
}
