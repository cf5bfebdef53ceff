import { describe, expect, test } from "vitest";
import type { SourceFile } from "../../generator/read/source/source-file.ts";
import { decodePage } from "../../generator/read/source/decode-page.ts";
import { pageEdits } from "../support/page-edits.ts";
import { cleanPages, reading } from "../support/some-pages.ts";

// Pages that people and their tools have edited: every edit of the table, made to real pages.

const pages = await cleanPages(4);

test("there are edits and pages enough to say something", () => {
  expect(pageEdits.length).toBeGreaterThanOrEqual(60);
  expect(new Set(pageEdits.map(({ name }) => name)).size).toBe(pageEdits.length);
  expect(pages.length).toBeGreaterThan(20);
});

describe.each(pageEdits)("a page with $name", ({ edit, outcome }) => {
  test(outcome === "equal" ? "is read as before" : "is told of in one finding", () => {
    let touched = 0;
    for (const page of pages) {
      const text = edit(page.text);
      if (text === page.text) continue;
      touched += 1;
      const before = reading(page).page;
      const { page: after, findings } = reading(stored(page.path, text));
      const message = `${page.path}\n${text.slice(0, 3000)}`;
      if (outcome === "equal") {
        expect(findings, message).toEqual([]);
        expect(after, message).toEqual(before);
      } else {
        expect(findings, message).toHaveLength(1);
        expect(findings[0]?.span, message).toBeDefined();
      }
    }
    expect(touched, "no page for this edit").toBeGreaterThan(0);
  });
});

/** Returns a page as it is read from disk. */
function stored(path: string, text: string): SourceFile {
  const { value } = decodePage(path, new TextEncoder().encode(text));
  if (value === null) throw new Error("the edit left no text");
  return value;
}
