import fc from "fast-check";
import ts from "typescript";
import { generate, inspect, type SourceFile } from "../../generator/index.ts";
import { decodePage } from "../../generator/read/source/decode-page.ts";
import { grammarPages } from "./page-grammar.ts";
import { asyncProperty, holds, piece, property, text, type Target } from "./target.ts";

function refuses(pages: readonly SourceFile[]): void {
  const { diagnostics } = inspect({ pages });
  for (const { code, span } of diagnostics) {
    holds(code !== "MM7006", "no bug");
    holds(span === undefined || span.start.line >= 1, "a place");
  }
}

const cells: Target = {
  ...{ name: "cells", weight: 5 },
  run: property(fc.tuple(text, text, text), ([name, type, description]) => {
    const line = (cell: string): string => cell.replaceAll(/[\n\r]/g, " ");
    const row = `| \`${line(name)}\` | ${line(type)} | :heavy_check_mark: | ${line(description)} |`;
    const head = "| Field | Type | Required | Description |\n| - | - | - | - |";
    refuses([{ path: "models/a/b.md", text: `# B\n\n## Fields\n\n${head}\n${row}\n` }]);
  }),
};

const bytes: Target = {
  ...{ name: "bytes", weight: 60 },
  run: property(fc.uint8Array({ maxLength: 200 }), (value) => {
    const { value: page, diagnostics } = decodePage("a.md", value);
    holds(page !== null || diagnostics.length > 0, "refused with a reason");
    if (page !== null) refuses([page]);
  }),
};

/** Pages from a grammar, most of which can be read, in some dialect. */
const read: Target = {
  ...{ name: "pages of a grammar", weight: 3 },
  run: property(grammarPages, (pages) => {
    refuses(pages);
  }),
};

/**
 * The code for such pages: whatever is accepted parses, is the same twice, and its docs are read again without an
 * error.
 */
const emitted: Target = {
  ...{ name: "pages of a grammar, emitted", weight: 0.15 },
  run: asyncProperty(grammarPages, async (pages) => {
    const emit = ["interfaces", "validators", "zod", "json-schema", "openapi", "docs"] as const;
    const first = await generate({ pages, settings: { emit } });
    const second = await generate({ pages, settings: { emit } });
    holds(JSON.stringify(first) === JSON.stringify(second), "the same twice");
    const failed = first.diagnostics.some(({ severity }) => severity === "error");
    holds(failed === (first.files.length === 0), "all or nothing");
    if (failed) return;
    const docs: SourceFile[] = [];
    for (const { path, text: content } of first.files) {
      if (path.endsWith(".ts")) holds(isCode(content), `${path} parses`);
      if (path.endsWith(".json")) JSON.parse(content);
      if (path.endsWith(".md")) docs.push({ path, text: content });
    }
    const again = inspect({ pages: docs });
    const wrong = again.diagnostics.find(({ severity }) => severity === "error");
    holds(wrong === undefined, `docs are read again: ${JSON.stringify(wrong)}`);
    holds(again.model.models.length === first.model.models.length, "as many models");
  }),
};

/** Pages with a few of their characters changed. */
function mutatedPages(pages: readonly SourceFile[]): Target {
  const edit = fc.record({ page: fc.nat(), at: fc.nat(), cut: fc.nat({ max: 20 }), insert: piece });
  return {
    ...{ name: "mutated pages", weight: 0.08 },
    run: asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      const texts = pages.map((page) => page.text);
      for (const { page, at, cut, insert } of edits) {
        const index = page % texts.length;
        const whole = texts[index] ?? "";
        const place = at % (whole.length + 1);
        texts[index] = whole.slice(0, place) + insert + whole.slice(place + cut);
      }
      const input = pages.map(({ path }, index) => ({ path, text: texts[index] ?? "" }));
      const [first, second] = [await generate({ pages: input }), await generate({ pages: input })];
      holds(JSON.stringify(first) === JSON.stringify(second), "the same twice");
      for (const { path, text: code } of first.files) {
        if (path.endsWith(".ts")) holds(isCode(code), `${path} parses`);
      }
    }),
  };
}

function isCode(code: string): boolean {
  const source = ts.createSourceFile("a.ts", code, ts.ScriptTarget.ESNext, false);
  return (Reflect.get(source, "parseDiagnostics") as readonly unknown[]).length === 0;
}

/** The targets for pages, and for files that are almost pages. */
export function pageTargets(pages: readonly SourceFile[]): readonly Target[] {
  return [cells, bytes, read, emitted, mutatedPages(pages)];
}
