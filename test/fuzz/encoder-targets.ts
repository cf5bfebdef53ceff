import { SaxesParser } from "saxes";
import ts from "typescript";
import { parse as parseYaml } from "yaml";
import { showInLine, showOnTerminal } from "../../generator/diagnostics/terminal-text.ts";
import { diagramLabel } from "../../generator/emit/docs/diagram-text.ts";
import { shortStem } from "../../generator/emit/names/short-stem.ts";
import { identifier, literal, propertyKey } from "../../generator/emit/typescript/code-text.ts";
import { docComment } from "../../generator/emit/typescript/doc-comment.ts";
import { shellPath } from "../../generator/init/shell-text.ts";
import { yamlText } from "../../generator/init/yaml-text.ts";
import { commandMessage, commandProperty } from "../../generator/report/command-text.ts";
import { jsonText } from "../../generator/report/json-text.ts";
import { markdownCode, markdownProse } from "../../generator/report/markdown-text.ts";
import { xmlAttribute, xmlText } from "../../generator/report/xml-text.ts";
import { htmlText } from "../../generator/site/html-text.ts";
import { frontMatter } from "../../generator/site/page-code.ts";
import { neverRaw } from "../marker/attacks.ts";
import { holds, json, property, text, type Target } from "./target.ts";

const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true);

/** Returns the tokens that TypeScript sees in code. */
function tokensIn(code: string): readonly ts.SyntaxKind[] {
  scanner.setText(code);
  const kinds: ts.SyntaxKind[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    kinds.push(kind);
  }
  return kinds;
}

/** Puts texts of every kind into every place. */
export const encoderTargets: readonly Target[] = [
  {
    ...{ name: "literals", weight: 250 },
    run: property(text, (value) => {
      const written = literal(value);
      holds(
        tokensIn(written).join() === String(ts.SyntaxKind.StringLiteral),
        `${written} is one token`,
      );
      holds(!neverRaw.test(written), `${written} hides nothing`);
      const back: unknown = JSON.parse(written.replaceAll("<\\/", "</"));
      holds(back === value, `${written} is the text`);
    }),
  },
  {
    ...{ name: "keys and names", weight: 100 },
    run: property(text, (value) => {
      holds(tokensIn(propertyKey(value)).length === 1, `${propertyKey(value)} is one token`);
      const name = identifier(value, "_");
      holds(name === null || tokensIn(name).length === 1, `${String(name)} is one token`);
    }),
  },
  {
    ...{ name: "comments", weight: 60 },
    run: property(text, (value) => {
      const comment = docComment({
        description: value,
        deprecation: { reason: value },
        note: value,
      });
      holds(tokensIn(`/** ${String(comment)} */`).length === 0, `${String(comment)} is a comment`);
    }),
  },
  {
    ...{ name: "lines of a terminal", weight: 250 },
    run: property(text, (value) => {
      holds(!neverRaw.test(showInLine(value)), "nothing is hidden");
      holds(!showInLine(value).includes("\n"), "it is a line");
      holds(!/##\[|^\s*::/m.test(showOnTerminal(value)), "it is no command");
    }),
  },
  {
    ...{ name: "text of XML", weight: 80 },
    run: property(text, (value) => {
      const parser = new SaxesParser();
      const [texts, attributes]: [string[], string[]] = [[], []];
      let elements = 0;
      parser.on("error", (error) => {
        throw error;
      });
      parser.on("opentag", (tag) => {
        elements += 1;
        attributes.push(...Object.values(tag.attributes).map(String));
      });
      parser.on("text", (one) => void texts.push(one));
      parser.write(`<a b="${xmlAttribute(value)}">${xmlText(value)}</a>`).close();
      holds(elements === 1 && attributes.length === 1, "one element with one attribute");
      const [attribute = ""] = attributes;
      const same = (one: string): string => one.replaceAll(/[\t\n\r]/g, " ");
      holds(same(texts.join("")) === same(attribute), "both say the same");
    }),
  },
  {
    ...{ name: "text of HTML", weight: 200 },
    run: property(text, (value) => {
      const written = htmlText(value);
      holds(!/[<>"'{}]|&(?!#\d+;)/.test(written), "nothing begins or ends");
      const read = written.replaceAll(/&#(\d+);/g, (_, code: string) =>
        String.fromCodePoint(Number(code)),
      );
      holds(read === value, "it is the text");
    }),
  },
  {
    ...{ name: "commands of a workflow", weight: 200 },
    run: property(text, (value) => {
      const message = commandMessage(value);
      holds(!/[\r\n]|::|##\[|%(?!25|0A|3A)/.test(message), `${message} is a message`);
      holds(!/[\r\n:,]|%(?!25|0A|3A|2C)/.test(commandProperty(value)), "it is one property");
      holds(!neverRaw.test(message), "nothing is hidden");
    }),
  },
  {
    ...{ name: "markdown of reports", weight: 100 },
    run: property(text, (value) => {
      const bare = markdownProse(value).replaceAll(/`[^`]+`|&#\d+;/g, "");
      holds(!/[\\`*_{}[\]<>()#+!|~@&:\n]/.test(bare), `${bare} is text`);
      holds(/^`[^`\n]*`$/.test(markdownCode(value)), "it is one span of code");
    }),
  },
  {
    ...{ name: "labels, words and lines of files", weight: 150 },
    run: property(text, (value) => {
      holds(!/["|[\]{}()<>\n;%]/.test(diagramLabel(value)), "a label has nothing of a diagram");
      const word = shellPath(value);
      const parts = word.replaceAll(/'[^']*'|\\'/g, "");
      holds(/^[\w./@%+=:-]*$/.test(parts) && !word.startsWith("-"), `${word} is one word`);
      const lines = frontMatter({ title: value }).split("\n");
      holds(lines.length === 4 && /^[ -~]*$/.test(lines.join("")), "one line of front matter");
      holds(Buffer.byteLength(shortStem(value)) <= 250, "a name of a file is short enough");
    }),
  },
  {
    ...{ name: "texts of YAML", weight: 5 },
    run: property(text, (value) => {
      const written = yamlText(value);
      holds(!written.includes("\n"), "it is a line");
      const read: unknown = parseYaml(`a: ${written}\n`);
      const back = typeof read === "object" && read !== null && "a" in read ? read.a : null;
      holds(back === value || /\p{Surrogate}/u.test(value), `${written} is the text`);
    }),
  },
  {
    ...{ name: "documents of JSON", weight: 30 },
    run: property(json, (value) => {
      const written = jsonText(value);
      holds(JSON.stringify(JSON.parse(written)) === JSON.stringify(value), "the same value");
      holds(!neverRaw.test(written), "nothing is hidden");
    }),
  },
];
