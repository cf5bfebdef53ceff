import { runInNewContext } from "node:vm";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import ts from "typescript";
import { docComment } from "../../generator/emit/typescript/doc-comment.ts";
import { wrapMarkdown } from "../../generator/emit/typescript/wrap-markdown.ts";
import { literal, objectKey, propertyKey } from "../../generator/emit/typescript/code-text.ts";

/** Renders markdown as HTML, with soft breaks as spaces. */
function htmlOf(markdown: string): string {
  return commonMark.render(markdown).replaceAll(/\s+/g, " ");
}

const commonMark = new MarkdownIt("commonmark");

const none = { deprecation: null };

/** Returns the comment as a module would contain it. */
function comment(description: string): string {
  const text = docComment({ description, ...none }) ?? "";
  return `/**${text.replaceAll(/^/gm, " * ")}\n */`;
}

describe("a doc comment", () => {
  test.each([
    ["one line", "Text.", "Text."],
    ["lines stay lines", "One.\nTwo.\nThree.", "\nOne.\nTwo.\nThree."],
    [
      "the rest is remarks",
      "First.\n\nSecond.\n\nThird.",
      "\nFirst.\n\n@remarks\nSecond.\n\nThird.",
    ],
    ["a blank line in a fence parts nothing", "```\na\n\nb\n```", "\n```\na\n\nb\n```"],
    ["an end of comment", "a */ b", "a *\\/ b"],
    ["a path is left readable", "`/api/hsk/*` and a/*b", "`/api/hsk/*` and a/*b"],
    ["a tag at a line's start", "@deprecated; use x", "\\@deprecated; use x"],
    ["a tag within a line", "not @internal at all", "not \\@internal at all"],
    ["an address is left readable", "mail a@b.example", "mail a@b.example"],
    ["an inline tag", "see {@link X}", "see {\\@link X}"],
    ["braces as entities", "&#123;@code x&#125;", "{\\@code x}"],
    ["a line of white space parts paragraphs", "a\n \t\nb", "\na\n\n@remarks\nb"],
    ["a fence ends", "```\na\n```\n\nb", "\n```\na\n```\n\n@remarks\nb"],
    ["a fence ends at a longer mark", "~~~\na\n~~~~\n\nb", "\n~~~\na\n~~~~\n\n@remarks\nb"],
    ["no fence ends at a shorter mark", "````\n```\n\n````", "\n````\n```\n\n````"],
    ["no fence of tildes does either", "~~~~\n~~~\n\n~~~~", "\n~~~~\n~~~\n\n~~~~"],
    ["no fence begins within a line", "a ``` b\n\nc", "\na ``` b\n\n@remarks\nc"],
    ["bidirectional controls", "a\u202eb", "a\\u202eb"],
    ["a carriage return", "a\rb", "a\\u000db"],
  ])("%s", (_what, description, expected) => {
    expect(docComment({ description, ...none })).toBe(expected);
  });

  test("says nothing where there is nothing to say", () => {
    expect(docComment({ description: "", ...none })).toBeNull();
  });

  test.each([
    [{ note: "Ours." }, "\nText.\n\n@remarks\nOurs."],
    [{ deprecation: { reason: "" } }, "\nText.\n\n@deprecated"],
    [{ deprecation: { reason: "&#123;a&#125;" } }, "\nText.\n\n@deprecated {a}"],
    [{ examples: [null, true] }, "\nText.\n\n@example null\n\n@example true"],
    [{ examples: [["[1]"]] }, '\nText.\n\n@example\n```json\n[\n  "[1]"\n]\n```'],
  ])("with %j says so behind the description", (more, expected) => {
    expect(docComment({ description: "Text.", ...none, ...more })).toBe(expected);
  });

  test("carries deprecation and examples", () => {
    const source = {
      description: "Text.",
      deprecation: { reason: "Use `b`." },
      examples: ["x */", 5, { a: [1] }],
    };
    expect(docComment(source)).toBe(
      '\nText.\n\n@deprecated Use `b`.\n\n@example "x *\\/"\n\n@example 5\n\n@example\n```json\n{\n  "a": [\n    1\n  ]\n}\n```',
    );
  });

  test("shows JSON that a text holds as it is, and lays it out where it is long", () => {
    const example = (text: string): string | null =>
      docComment({ description: "", deprecation: null, examples: [text] });
    expect(example('{"a": 1}')).toBe('\n@example\n```json\n{"a": 1}\n```');
    const long = JSON.stringify({ name: "x".repeat(60), list: [1, 2, 3], other: "y".repeat(60) });
    const laidOut = JSON.stringify(JSON.parse(long), null, 2);
    expect(example(long)).toBe(`\n@example\n\`\`\`json\n${laidOut}\n\`\`\``);
    // If it were parsed and formatted, the number would change.
    const digits = `[12345678901234567890, "${"z".repeat(95)}"]`;
    expect(example(digits)).toBe(`\n@example\n\`\`\`json\n${digits}\n\`\`\``);
    expect(example("{not JSON")).toBe('@example "{not JSON"');
  });

  test("is at most 100 columns wide in a property, and reads as before to a parser of markdown", () => {
    const word = fc.constantFrom(
      ...[
        "word",
        "longer-word",
        "-",
        "*",
        "+",
        "1.",
        "23)",
        "#",
        ">",
        "|",
        "===",
        "~~~",
        "`a code span`",
      ],
      ...[
        "[a link](https://example.com)",
        "{@link X}",
        "*emphasis*",
        "**strong**",
        "a|b",
        "<br/>",
        "e.g.",
      ],
    );
    const start = fc.constantFrom("", "- ", "> ", "1. ", "text ", "* * ", "> - ");
    fc.assert(
      fc.property(start, fc.array(word, { minLength: 1, maxLength: 60 }), (first, words) => {
        const text = first + words.join(" ");
        const lines = wrapMarkdown(text, 95);
        expect(htmlOf(lines.join("\n"))).toBe(htmlOf(text));
        // A word that may not begin a line stays on the line of the word before it.
        const isLoose = words.every((one) => /^[a-z`[{]/.test(one));
        if (isLoose) expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(95);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test.each(["| a | b |", "    indented code"])("does not break %s", (begin) => {
    const line = `${begin} ${"word ".repeat(40)}end`;
    expect(wrapMarkdown(line, 95)).toEqual([line]);
    expect(wrapMarkdown(`\`\`\`\n${line}\n\`\`\``, 95)).toEqual(["```", line, "```"]);
  });

  test("is one comment to TypeScript, whatever any part of it", () => {
    const hostile = fc.stringMatching(/^[*/@{}\s`\\a\u2028\u202e]{0,30}$/);
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (description, reason, note, example) => {
        const source = { description, deprecation: { reason }, note, examples: [example] };
        const text = `/**${(docComment(source) ?? "").replaceAll(/^/gm, " * ")}\n */`;
        expect(ts.getLeadingCommentRanges(text, 0)).toEqual([
          expect.objectContaining({ end: text.length }),
        ]);
      }),
    );
  });

  test("is one comment to TypeScript, whatever the description", () => {
    const hostile = fc.stringMatching(/^[*/@{}\s`\\a\u2028\u202e]{0,30}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), hostile), (description) => {
        const text = comment(description);
        expect(ts.getLeadingCommentRanges(text, 0)).toEqual([
          expect.objectContaining({ end: text.length }),
        ]);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  test("has no tag that the page wrote", () => {
    const hostile = fc.stringMatching(/^[@a{}*\s`]{0,20}$/);
    fc.assert(
      fc.property(hostile, (description) => {
        const source = ts.createSourceFile(
          "a.ts",
          `${comment(description)}\nlet a;`,
          ts.ScriptTarget.Latest,
          true,
        );
        const tags = source.statements.flatMap((one) => ts.getJSDocTags(one));
        expect(tags.map(({ tagName }) => tagName.text).filter((tag) => tag !== "remarks")).toEqual(
          [],
        );
      }),
      { seed: 2, numRuns: 2000 },
    );
  });
});

describe("a literal", () => {
  const parse = (text: string): unknown =>
    JSON.parse(String(runInNewContext(`JSON.stringify(${text})`)));

  test("is the value again, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(parse(literal(text))).toBe(text);
        expect(parse(`Object.keys({ ${objectKey(text)}: 1 })`)).toEqual([text]);
        const source = ts.createSourceFile(
          "a.ts",
          `interface A { ${propertyKey(text)}: 1 }`,
          ts.ScriptTarget.Latest,
        );
        expect(source.statements).toHaveLength(1);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });

  test.each([
    ["constructor", "constructor"],
    ["a b", '"a b"'],
    ["a\u2028b", '"a\\u2028b"'],
    ["</script>", '"<\\/script>"'],
    ["\ud800", '"\\ud800"'],
    ["", '""'],
  ])("%j as a property is %s", (name, expected) => {
    expect(propertyKey(name)).toBe(expected);
  });
});
