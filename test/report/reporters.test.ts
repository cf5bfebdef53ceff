import { readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv } from "ajv";
import addFormatsModule from "ajv-formats";
import MarkdownIt from "markdown-it";
import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { SaxesParser } from "saxes";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import type { Reported } from "../../generator/report/findings.ts";
import { codeFrame } from "../../generator/report/code-frame.ts";
import { githubReport } from "../../generator/report/github.ts";
import { gitlabReport } from "../../generator/report/gitlab.ts";
import { junitReport } from "../../generator/report/junit.ts";
import { markdownDiff } from "../../generator/report/markdown-diff.ts";
import { prettyDiff } from "../../generator/report/pretty-diff.ts";
import { createPaint } from "../../generator/report/paint.ts";
import { sarifReport } from "../../generator/report/sarif.ts";
import type { BreakingFinding } from "../../generator/diff/diff-models.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { objectPage, project, run } from "../support/cli.ts";

/**
 * SARIF's own schema. It is published as draft 4, but `id` is the only keyword in it that later drafts read
 * differently.
 */
function sarifSchema(): object {
  const path = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
  const text = readFileSync(createRequire(import.meta.url).resolve(path), "utf8");
  const { id, ...schema }: Record<string, unknown> = JSON.parse(text);
  return { ...schema, $id: id, $schema: "http://json-schema.org/draft-07/schema#" };
}

function sarifProblems(text: string): unknown {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  // The package's types are those of an ES module, which it is not.
  (addFormatsModule as unknown as (ajv: Ajv) => void)(ajv);
  const validate = ajv.compile(sarifSchema());
  validate(JSON.parse(text));
  return validate.errors;
}

const hostile = [
  "line\nbreak::set-output name=x::y",
  "\r\n::stop-commands::t",
  "%0A::error::forged",
  "\u001b[2J\u001b]8;;http://x\u0007",
  "\u202egnp.exe",
  "</code><script>alert(1)</script><img src=x onerror=y>",
  "` | [x](javascript:alert(1)) ![y](http://z) @team #1 **b** :tada: https://evil.example",
  "\ud800",
] as const;

/** The characters that must reach no reader: carriage returns, escapes, bells, and marks that reverse text. */
const unsafe = new RegExp(String.raw`[\r\u001b\u0007\u202e]`);

function reported(message: string, file: string): Reported {
  const position = { line: 3, column: 5 };
  return {
    ...{ code: "MM8012", rule: "field-removed-required", severity: "error", hint: "Keep it." },
    ...{ message, span: { file, start: position, end: position } },
    ...{ fingerprint: null, allowed: null },
  };
}

const findings: readonly Reported[] = [
  ...hostile.map((text) => reported(`Unexpected ${text}`, `spec/${text}.md`)),
  { ...reported("twice", "a.md") },
  { ...reported("twice", "a.md"), span: null, allowed: "agreed\n::error::with all" },
  { ...reported("twice", "a.md") },
];

function breaking(text: string, allowed: string | null = null): BreakingFinding {
  const position = { line: 3, column: 5 };
  return {
    ...{ rule: "field-removed-required", code: "MM8012", level: "error", direction: "both" },
    ...{ breaks: ["types", "data"], axes: { sent: "warn", received: "error", compiles: "error" } },
    ...{ model: text, member: null, hint: "Keep it." },
    ...{ message: `Unexpected removal of \`${text}\``, fingerprint: "0123456789ab", allowed },
    ...{ span: { file: `${text}.md`, start: position, end: position }, side: "new" },
  };
}

describe("github", () => {
  test("one command a line, whatever names say", () => {
    const text = githubReport(findings);
    const lines = text.split("\n").slice(0, -1);
    expect(lines).toHaveLength(findings.length);
    for (const line of lines) {
      expect(line).toMatch(/^::(?:error|notice) (?:file=[^,:]+,line=3,col=5,)?title=[^,:]+::/);
      expect(line.replace(/^::\w+ [^:]*::/, "")).not.toContain("::");
    }
    expect(text).not.toMatch(unsafe);
    expect(text).toMatchSnapshot();
  });
});

test.each([
  ["a,b.md", "a%2Cb.md"],
  ["a:b.md", "a%3Ab.md"],
  ["100%.md", "100%25.md"],
  ["100%2C.md", "100%252C.md"],
  ["a\nb.md", "a%0Ab.md"],
  ["a,line=9,title=x::y.md", "a%2Cline=9%2Ctitle=x%3A%3Ay.md"],
])("github keeps the file %j one property", (file, escaped) => {
  expect(githubReport([reported("said", file)])).toMatch(
    new RegExp(`^::error file=${escaped.replaceAll(".", "\\.")},line=3,col=5,title=`),
  );
});

describe("junit", () => {
  test("a test for each, that fails for errors alone, whatever names say", () => {
    const text = junitReport(findings, { command: "check" });
    expect(text).not.toMatch(unsafe);
    expect(text.match(/<testcase /g)).toHaveLength(findings.length);
    expect(text.match(/<failure /g)).toHaveLength(findings.length - 1);
    expect(text).toContain(`tests="${findings.length}" failures="${findings.length - 1}"`);
    expect(text.replaceAll(/<\/?(?:testsuites?|testcase|failure|skipped)\b[^<>]*>/g, "")).toMatch(
      /^<\?xml [^<>]*\?>[^<>]*$/,
    );
    expect(text).toMatchSnapshot();
  });

  test("one that passed where nothing was found, and one for each warning", () => {
    const nothing = junitReport([], { command: "diff" });
    expect(nothing).toContain('tests="1" failures="0"');
    const warned = junitReport([{ ...reported("so so", "a.md"), severity: "warning" }], {
      command: "check",
    });
    expect(warned).toContain('tests="1" failures="0"');
    expect(warned).toContain("<system-out>");
  });
});

describe("gitlab", () => {
  test("a place and a fingerprint of its own for each", () => {
    const text = gitlabReport(findings, { hash: contentHash, fallback: "modelmark.config.ts" });
    const issues: readonly { fingerprint: string; location: object }[] = JSON.parse(text);
    expect(new Set(issues.map((one) => one.fingerprint)).size).toBe(findings.length);
    expect(text).not.toMatch(unsafe);
    expect(text).toMatchSnapshot();
  });
});

describe("sarif", () => {
  test("is valid by its schema, whatever names say", () => {
    const text = sarifReport(findings, { version: "1.2.3", hash: contentHash });
    expect(sarifProblems(text)).toBeNull();
    expect(text).toMatchSnapshot();
  });

  test("is valid without findings", () => {
    expect(sarifProblems(sarifReport([], { version: "1.2.3", hash: contentHash }))).toBeNull();
  });

  test("the schema refuses what is not SARIF", () => {
    const text = sarifReport(findings, { version: "1.2.3", hash: contentHash });
    expect(sarifProblems(text.replace('"level": "error"', '"level": "fatal"'))).not.toBeNull();
  });
});

test("markdown of names stays text", () => {
  const text = markdownDiff([...hostile.map((one) => breaking(one)), breaking("x", hostile[6])]);
  expect(text.replaceAll(/`[^`\n]*`/g, "")).not.toMatch(/[<>[\]@]|\*\*|https?:/);
  expect(text.split("\n").filter((line) => /^::|^</.test(line))).toEqual([]);
  expect(text).toMatchSnapshot();
});

describe("markdown has no link, mention or reference of a page", () => {
  const words = [
    ...["www.evil.example", "http://evil.example", "ftp://evil.example/a", "user@evil.example"],
    ...["mailto:user@evil.example", "xmpp:user@evil.example/x", "evil.com", "(www.evil.example)"],
    ...["@octocat", "@team/all", "#1", "owner/repo#1", "GH-1", "ABC-12", "!1", "&1", "$1", "%1"],
    ...["~label", '~"label"', "^alert#1", ":tada:", ":+1:", "0123abc", "a@0123abcdef", "$x$"],
    ...["[[Home]]", "[issue:1]", "![a](http://b)", "<http://evil.example>", "&#64;octocat"],
  ];

  /** The texts of a report in which a service looks for what it makes a link, and its links. */
  function textsAndLinks(text: string): { texts: string[]; links: string[] } {
    const [texts, links]: [string[], string[]] = [[], []];
    const visit = (node: Nodes): void => {
      if (node.type === "text") texts.push(node.value);
      if (node.type === "html") links.push(node.value);
      if (node.type === "link" || node.type === "image") links.push(node.url);
      if ("children" in node) node.children.forEach(visit);
    };
    visit(unified().use(remarkParse).use(remarkGfm).parse(text));
    return { texts, links: [...links, ...linksOf(text)] };
  }

  /** Reads a report as GitLab, forums and chats do, which make a link of whatever looks like the name of a host. */
  function linksOf(text: string): readonly string[] {
    const tokens = new MarkdownIt({ linkify: true }).parse(text, {});
    return tokens
      .flatMap(({ children }) => children ?? [])
      .flatMap((token) => token.attrGet("href") ?? []);
  }

  const surroundings: readonly ((word: string) => string)[] = [
    (word) => `b\` ${word}`,
    (word) => `b\` ${word}\``,
    (word) => `a \`b\` ${word}`,
    (word) => `a \`b\`${word}\`c\``,
    (word) => `\`${word}\`${word}\`\`${word}`,
  ];

  test.each(words)("%s", (word) => {
    for (const put of surroundings) {
      const text = markdownDiff([breaking(put(word)), breaking("x", put(word))]);
      const { texts, links } = textsAndLinks(text);
      expect(links).toEqual([]);
      for (const one of texts) {
        expect(one).not.toMatch(
          /@|:\/\/|www\.|\[\[|[#!&$%~^]["\w]|\bGH-|ABC-|:\S+:|[0-9a-f]{7}|\.com/,
        );
      }
      expect(text).toContain(word.includes("`") ? "" : word);
    }
  });
});

test("a terminal is not written to by names", () => {
  const text = prettyDiff([...hostile.map((one) => breaking(one, one))], createPaint(false));
  expect(text).not.toMatch(unsafe);
  expect(text).not.toMatch(/^::/m);
});

describe("on the command line", () => {
  const page = objectPage("Pair", ["key", "*::String*", true]);

  test.each(["github", "sarif", "gitlab", "junit"])(
    "%s is all there is on stdout",
    async (reporter) => {
      const folder = await project({ "shared/pair.md": page });
      const drifted = await run(folder, "check", "--reporter", reporter);
      expect([drifted.exitCode, drifted.stderr]).toEqual([1, ""]);
      expect(drifted.stdout).toContain("MM7101");
      expect(drifted.stdout).toContain("generated/index.ts");
      const made = await run(folder, "generate", "--reporter", reporter);
      const fresh = await run(folder, "check", "--reporter", reporter);
      expect([made.exitCode, fresh.exitCode, fresh.stderr]).toEqual([0, 0, ""]);
      const change = ["diff", "spec", "spec", "--reporter", reporter];
      for (const { stdout } of [drifted, made, fresh, await run(folder, ...change)]) {
        if (reporter === "sarif") expect(sarifProblems(stdout)).toBeNull();
        else if (reporter === "junit") expect(stdout).toMatch(/^<\?xml [^]*<\/testsuites>\n$/);
        else if (reporter === "gitlab") expect(Array.isArray(JSON.parse(stdout))).toBe(true);
        else expect(stdout).toMatch(/^(?:::(?:error|warning|notice) .*\n)*$/);
      }
      await rm(join(folder, "spec"), { recursive: true });
      const broken = await run(folder, "generate", "--reporter", reporter);
      expect([broken.exitCode, broken.stdout]).toEqual([2, expect.stringContaining("MM1004")]);
    },
  );
});

test("a line break in a file's name does not begin a line", async () => {
  const folder = await project({ "a\nforged.ts:1:1 error: gotcha\n.md": "# A\n\n# B\n" });
  const { exitCode, stderr } = await run(folder, "generate");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("forged.ts:1:1 error: gotcha");
  expect(stderr).not.toMatch(/^forged/m);
});

describe("in the log of a job", () => {
  /** The lines that GitHub Actions, Azure Pipelines or TeamCity would obey. */
  const obeyed = (text: string): readonly string[] =>
    text.split("\n").filter((line) => /^\s*::|##\w*\[/.test(line));

  const page = objectPage(
    "Pair",
    ["key", "*::Strinx##[error]pwned*", true],
    ["other", "##[error]*::Strinx##vso[task.x]*", true],
  );

  test.each(["pretty", "json", "sarif", "junit", "gitlab"])(
    "%s has no command, whatever pages, files and overrides are called",
    async (reporter) => {
      const folder = await project({ "a\n::error file=x::forged.md": page });
      const overrides = { "shared/Nope\n::error::forged ##[error]": { rename: "A" } };
      await writeFile(join(folder, "modelmark.config.json"), JSON.stringify({ overrides }));
      for (const command of ["check", "generate"]) {
        const { stdout, stderr } = await run(folder, command, "--reporter", reporter);
        expect(stdout + stderr).toContain("MM3002");
        expect(obeyed(stdout + stderr)).toEqual([]);
      }
    },
  );

  test("inspect has none either, and JSON still says what the page says", async () => {
    const folder = await project({ "pair.md": page.replace("\n", "\n\n##[error]pwned\n") });
    const said = await run(folder, "inspect", "--json");
    expect(obeyed(said.stdout)).toEqual([]);
    expect(JSON.stringify(JSON.parse(said.stdout))).toContain("##[error]pwned");
  });

  test("the text of XML is read as it was", () => {
    const file = "a\n::b##[c.md";
    const text = junitReport([reported("::d\n::e", file)], { command: "check" });
    expect(obeyed(text)).toEqual([]);
    const said: string[] = [];
    const parser = new SaxesParser();
    parser.on("text", (one) => said.push(one.trim()));
    parser.write(text).close();
    expect(said.join("")).toBe(`${file}:3:5\n::d\n::e\nKeep it.`);
  });
});

test("a frame shows a type of Ruby as it stands, and nothing that a runner obeys", () => {
  const line = "| `a` | *::Strng* | yes | ##[group]x |";
  const at = (column: number): { line: number; column: number } => ({ line: 1, column });
  const span = { file: "a.md", start: at(9), end: at(18) };
  const [shown, carets = ""] = codeFrame(line, span, createPaint(false)).split("\n");
  expect(shown).toBe("  1 | | `a` | *::Strng* | yes | \\u0023#[group]x |");
  expect(carets.indexOf("^")).toBe(shown?.indexOf("*::Strng"));
});
