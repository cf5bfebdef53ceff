import { describe, expect, test } from "vitest";
import { formatters } from "../support/formatters.ts";
import { cleanPages, reading } from "../support/some-pages.ts";

// Formats real pages with the tools that people run over their repositories: names, types and values stay the same.

const pages = await cleanPages(6);

describe.each(Object.entries(formatters))("%s", (_name, reformat) => {
  test("changes nothing of what a page says", { timeout: 120_000 }, async () => {
    let changed = 0;
    for (const { path, text } of pages) {
      const formatted = await reformat(text);
      if (formatted !== text) changed += 1;
      const { page, findings } = reading({ path, text: formatted });
      const message = `${path}\n${formatted.slice(0, 3000)}`;
      expect(findings, message).toEqual([]);
      expect(essence(page), message).toEqual(essence(reading({ path, text }).page));
    }
    expect(changed).toBeGreaterThan(pages.length / 2);
  });
});

/** Leaves out the descriptions: they are markdown, whose layout formatters are there to change. */
function essence(page: unknown): unknown {
  return JSON.parse(
    JSON.stringify(page, (key, value: unknown) =>
      /^(?:description|reason)$/.test(key) ? undefined : value,
    ),
  );
}
