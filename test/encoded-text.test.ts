import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { showInLine, terminal, type TerminalText } from "../generator/diagnostics/terminal-text.ts";
import { literal } from "../generator/emit/typescript/code-text.ts";
import { diagram, diagramLabel } from "../generator/emit/docs/diagram-text.ts";
import { drawing, html as htmlNode } from "../generator/emit/docs/nodes.ts";
import { anchorHtml, commentHtml, type OwnHtml } from "../generator/emit/docs/own-html.ts";
import { shell, shellArgument, shellPath, shellWord } from "../generator/init/shell-text.ts";
import { yaml, yamlText } from "../generator/init/yaml-text.ts";
import { command, commandMessage, commandProperty } from "../generator/report/command-text.ts";
import { jsonText } from "../generator/report/json-text.ts";
import { inMarkdown, markdownCode, markdownProse } from "../generator/report/markdown-text.ts";
import { markdownDiff } from "../generator/report/markdown-diff.ts";
import { createPaint } from "../generator/report/paint.ts";
import { xml, xmlAttribute, xmlText } from "../generator/report/xml-text.ts";
import {
  highlighted,
  htmlText,
  htmlWord,
  siteHtml,
  type HtmlText,
} from "../generator/site/html-text.ts";
import type { Output, Printed } from "../generator/run/io.ts";

// Shows what the compiler says when an encoder is forgotten. The type check reads this file: if a marked line below
// compiled, that would be an error of its own.

/** The text of a page. The compiler knows nothing more about it. */
const raw = ["\u001b[2J</script>::error::"].join("");
const paint = createPaint(false);

test("text of a page is printed nowhere", () => {
  const output: Pick<Output, "write"> = { write: () => undefined };
  // @ts-expect-error -- a stream does not accept text
  output.write(raw);
  // @ts-expect-error -- nor a string that contains text
  output.write(`error: ${raw}\n`);
  // @ts-expect-error -- nor text inside a template of ours
  const line = terminal`error: ${raw}\n`;
  // @ts-expect-error -- a template literal with text in it is text
  const pattern = terminal`error${`: ${raw}`}\n`;
  // @ts-expect-error -- a colour is not an encoder
  const painted = paint.red(raw);
  // @ts-expect-error -- encoded text loses its type when it is changed
  const changed: Printed = showInLine(raw).replaceAll("\\", "");
  expect([line, pattern, painted, changed]).toHaveLength(4);
});

test("text of a page stands nowhere in what others read", () => {
  const all = [
    // @ts-expect-error -- text is not XML
    xml`<failure message="${raw}"/>`,
    // @ts-expect-error -- text is not a workflow command
    command`::error::${raw}`,
    // @ts-expect-error -- text is not the markdown of a report
    inMarkdown`- ${raw}`,
    // @ts-expect-error -- text is not the site's HTML
    siteHtml`<p>${raw}</p>`,
    // @ts-expect-error -- text is not part of a diagram
    diagram`  m0["${raw}"]`,
    // @ts-expect-error -- text is not a diagram
    drawing(raw),
    // @ts-expect-error -- text is not HTML for a page of the docs
    htmlNode(`<!-- ${raw} -->`),
    // @ts-expect-error -- text is no command of a shell
    shell`cd ${raw} && ls`,
    // @ts-expect-error -- text is no YAML
    yaml`run: ${raw}`,
  ];
  expect(all).toHaveLength(9);
});

test("text made for one place stands in no other", () => {
  const all = [
    // @ts-expect-error -- a terminal line is not XML
    xml`<a>${showInLine(raw)}</a>`,
    // @ts-expect-error -- XML text is not a command
    command`::error::${xmlText(raw)}`,
    // @ts-expect-error -- a command's message is not markdown
    inMarkdown`${commandMessage(raw)}`,
    // @ts-expect-error -- the docs' HTML is not the site's HTML
    siteHtml`${anchorHtml(raw)}`,
    // @ts-expect-error -- a TypeScript literal is not for a terminal
    terminal`${literal(raw)}`,
    // @ts-expect-error -- a command of a shell is no value of YAML until it is quoted for that
    yaml`run: ${shellWord(raw)}`,
    // @ts-expect-error -- YAML is no command
    shell`${yamlText(raw)}`,
  ];
  // @ts-expect-error -- nor is the site's HTML the docs' HTML
  const own: OwnHtml = htmlText(raw);
  // @ts-expect-error -- nor is a diagram label a terminal line
  const line: TerminalText = diagramLabel(raw);
  // @ts-expect-error -- nor is markdown HTML
  const page: HtmlText = markdownProse(raw);
  expect([...all, own, line, page]).toHaveLength(10);
});

test("words of ours, numbers and made text are taken", () => {
  const severity = "error" as "error" | "warning";
  expect(terminal`${severity} ${3}: ${showInLine("a\nb")}${paint.red("!")}`).toBe(
    "error 3: a\\nb!",
  );
});

describe("each encoder keeps text in its place", () => {
  test.each([
    [
      "a message of a command",
      () => commandMessage("::a%\nb\r\u2028"),
      "\\u003a:a%25%0Ab\\u000d\\u2028",
    ],
    ["a property of a command", () => commandProperty("a:b,c%\n"), "a%3Ab%2Cc%25%0A"],
    ["text of XML", () => xmlText('<&>"\ufffe\u0000'), '&lt;&amp;&gt;"\ufffd\\u0000'],
    ["an attribute of XML", () => xmlAttribute('"\n'), "&quot;&#10;"],
    [
      "markdown",
      () => markdownProse("a `b` <c> [d](e)\n# f"),
      "a `b` &#60;c&#62; &#91;d&#93;&#40;e&#41;&#92;n&#35; f",
    ],
    ["markdown with an open span", () => markdownProse("a ` <b>"), "a &#96; &#60;b&#62;"],
    ["markdown with a span of nothing", () => markdownProse("a `` b"), "a &#96;&#96; b"],
    ["code in markdown", () => markdownCode("a`b"), "`a'b`"],
    [
      "HTML",
      () => htmlText("<a b=\"c\" d='e'>{{ f }}&"),
      "&#60;a b=&#34;c&#34; d=&#39;e&#39;&#62;&#123;&#123; f &#125;&#125;&#38;",
    ],
    ["the name of a class", () => htmlWord('ts" onload="x'), "tsonloadx"],
    ["a label", () => diagramLabel('a"] --> b'), "a???--??b"],
    ["an anchor", () => anchorHtml('a"><b'), '<a id="ab"></a>'],
    ["a comment", () => commentHtml("a --> b\n"), "<!-- a --&#62; b\\n -->"],
    [
      "a report of nothing",
      () => markdownDiff([]),
      "### Changes of the spec\n\nNothing that counts changed.\n",
    ],
    ["a word of a shell", () => shellWord("a'b; $(c)\n"), `'a'\\''b; $(c)\n'`],
    ["a plain word of a shell", () => shellWord("a/b.c-d"), "a/b.c-d"],
    ["a path like an option", () => shellPath("-rf"), "./-rf"],
    ["any other path", () => shellPath("a b"), "'a b'"],
    ["code that was highlighted", () => highlighted("<b>a</b>"), "<b>a</b>"],
    [
      "a command as an argument",
      () => shellArgument(shell`a "$b" \`c\` \\`),
      '"a \\"\\$b\\" \\`c\\` \\\\"',
    ],
    ["a value of YAML", () => yamlText("a: b # c\n"), '"a: b # c\\n"'],
    ["a plain value of YAML", () => yamlText("npm run a"), "npm run a"],
    ["JSON", () => jsonText({ "\u202e": "\u001b" }), '{\n  "\\u202e": "\\u001b"\n}\n'],
  ])("%s", (_what, made, expected) => {
    expect(made()).toBe(expected);
  });
});

test("no other file makes text of a place out of text", async () => {
  const folder = join(import.meta.dirname, "../generator");
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".ts"));
  const [makers, casts, nodes]: [string[], string[], string[]] = [[], [], []];
  for (const file of files.sort()) {
    const text = await readFile(join(folder, file), "utf8");
    if (text.includes("makerOf")) makers.push(file);
    if (
      /\bas (?:Encoded|\w*(?:Terminal|Xml|Json|Command|Markdown|Html|Diagram|Shell|Yaml)Text\b|OwnHtml)/.test(
        text,
      )
    )
      casts.push(file);
    if (text.includes('type: "html"')) nodes.push(file);
  }
  expect(makers).toEqual([
    "diagnostics/encoded-text.ts",
    "diagnostics/terminal-text.ts",
    "emit/docs/diagram-text.ts",
    "emit/docs/own-html.ts",
    "init/shell-text.ts",
    "init/yaml-text.ts",
    "report/command-text.ts",
    "report/json-text.ts",
    "report/markdown-text.ts",
    "report/xml-text.ts",
    "site/html-text.ts",
  ]);
  expect(casts).toEqual(["diagnostics/encoded-text.ts"]);
  expect(nodes).toEqual(["emit/docs/nodes.ts"]);
});
