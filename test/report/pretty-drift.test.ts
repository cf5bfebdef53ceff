import { describe, expect, test } from "vitest";
import { diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import type { Drift } from "../../generator/output/drift.ts";
import { createPaint } from "../../generator/report/paint.ts";
import { prettyDrift, type DriftOptions } from "../../generator/report/pretty-drift.ts";
import { colourNames } from "../support/colours.ts";

const paint = createPaint(false);
const plain: DriftOptions = { out: "generated", reasons: [], isFull: false };

function drifted(path: string, state: Drift["state"], patch: string | null = null): Drift {
  return { path, state, patch, finding: diagnostic("MM7102", { path }) };
}

/** A patch with as many lines as asked for, of which each says its number. */
function patchOf(lines: number): string {
  const body = Array.from({ length: lines }, (_, at) => `+line ${at + 1}\n`).join("");
  return `Index: a.ts\n===\n${body}`;
}

describe("the drift of a project", () => {
  test("is nothing where there is none, whatever has changed", () => {
    expect(prettyDrift([], plain, paint)).toBe("");
    expect(prettyDrift([], { ...plain, reasons: [{ kind: "config" }] }, paint)).toBe("");
  });

  test("names each file below the output folder, with its state in a column", () => {
    const files = [
      drifted("a.ts", "missing"),
      drifted("b.ts", "stale"),
      drifted("c.ts", "orphaned"),
    ];
    expect(prettyDrift(files, plain, paint)).toBe(
      "  missing            generated/a.ts\n" +
        "  stale              generated/b.ts\n" +
        "  no longer produced generated/c.ts\n",
    );
  });

  test("shows line feeds of a path and colours of a diff as text", () => {
    const text = prettyDrift(
      [drifted("a\nb.ts", "stale", "Index: a.ts\n===\n+\u001b[2J\n")],
      plain,
      paint,
    );
    expect(text).toContain("generated/a\\nb.ts\n");
    expect(text).toContain("\n+\\u001b[2J\n");
  });

  test("says what is lost where a file was edited, and shows the edit", () => {
    const text = prettyDrift([drifted("a.ts", "edited", patchOf(1))], plain, paint);
    expect(text).toBe(
      "  edited by hand     generated/a.ts\n" +
        "\nWhat was edited by hand will be gone: to keep it, change the page or the overrides first.\n" +
        "\n+line 1\n",
    );
  });

  test("says what to do about a formatter, and shows none of its changes", () => {
    const files = [drifted("a.ts", "reformatted", patchOf(1)), drifted("b.ts", "stale")];
    const text = prettyDrift(files, plain, paint);
    expect(text).toBe(
      "  only reformatted   generated/a.ts\n" +
        "  stale              generated/b.ts\n" +
        "\nA formatter went over the files that are only reformatted: they say the same. So that it does not happen again,\n" +
        'keep it out of the folder (.prettierignore, "files.includes" of biome.json), or set format: "project" in the config.\n',
    );
  });
});

describe("the reasons of drift", () => {
  const stale = [drifted("a.ts", "stale")];

  test.each([
    ["no lock", "No lock says what they were generated from."],
    ["generator", "Another version of Modelmark wrote them."],
    ["config", "The config has changed since they were written."],
  ] as const)("%s", (kind, sentence) => {
    const text = prettyDrift(stale, { ...plain, reasons: [{ kind }] }, paint);
    expect(text).toBe(`  stale              generated/a.ts\n\n${sentence}\n`);
  });

  test.each([
    [1, "p1"],
    [5, "p1, p2, p3, p4, p5"],
    [6, "p1, p2, p3, p4, p5 and 1 more"],
    [8, "p1, p2, p3, p4, p5 and 3 more"],
  ])("%i changed pages are %s", (count, said) => {
    const pages = Array.from({ length: count }, (_, at) => `p${at + 1}`);
    const text = prettyDrift(stale, { ...plain, reasons: [{ kind: "spec", pages }] }, paint);
    expect(text).toContain(`\n\nChanged since they were written: ${said}.\n`);
  });

  test("stand below one another", () => {
    const reasons = [{ kind: "generator" }, { kind: "spec", pages: ["a\n.md"] }] as const;
    expect(prettyDrift(stale, { ...plain, reasons }, paint)).toContain(
      "\n\nAnother version of Modelmark wrote them.\nChanged since they were written: a\\n.md.\n",
    );
  });
});

describe("the diffs of drift", () => {
  test.each([
    [5, false, 5, ""],
    [6, false, 5, "\n… and 1 more file with differences\n--diff=full shows all of it\n"],
    [8, false, 5, "\n… and 3 more files with differences\n--diff=full shows all of it\n"],
    [8, true, 8, ""],
  ])("of %i files, full: %s, are %i", (count, isFull, shown, end) => {
    const files = Array.from({ length: count }, (_, at) =>
      drifted(`${at}.ts`, "stale", patchOf(1)),
    );
    const text = prettyDrift(files, { ...plain, isFull }, paint);
    expect(text.match(/\+line 1\n/g)).toHaveLength(shown);
    expect(text.slice(text.lastIndexOf("+line 1\n") + 8)).toBe(end);
  });

  test.each([
    [20, false, 20, ""],
    [21, false, 20, "… and 1 more line\n--diff=full shows all of it\n"],
    [25, false, 20, "… and 5 more lines\n--diff=full shows all of it\n"],
    [25, true, 25, ""],
  ])("of %i lines, full: %s, have %i", (count, isFull, shown, end) => {
    const files = [drifted("a.ts", "stale", patchOf(1)), drifted("b.ts", "stale", patchOf(count))];
    const text = prettyDrift(files, { ...plain, isFull }, paint);
    const last = `+line ${shown}\n`;
    expect(text).not.toContain(`+line ${shown + 1}\n`);
    expect(text.slice(text.indexOf(last) + last.length)).toBe(end);
  });

  test("have the colours of a diff", () => {
    const patch = "Index: a.ts\n===\n@@ -1,2 +1,2 @@\n a@@\n-b\n+c\n";
    const text = prettyDrift([drifted("a.ts", "stale", patch)], plain, createPaint(true));
    expect(colourNames(text)).toBe(
      "  <yellow>stale             </> generated/a.ts\n" +
        "\n<cyan>@@ -1,2 +1,2 @@</>\n a@@\n<red>-b</>\n<green>+c</>\n",
    );
  });

  test("are followed by what is hidden, in a pale colour", () => {
    const files = Array.from({ length: 6 }, (_, at) => drifted(`${at}.ts`, "stale", patchOf(21)));
    const text = colourNames(prettyDrift(files, plain, createPaint(true)));
    expect(text).toContain("</>\n<dim>… and 1 more line\n</>");
    expect(text).toContain("<dim>\n… and 1 more file with differences\n</>");
    expect(text.endsWith("<dim>--diff=full shows all of it\n</>")).toBe(true);
  });
});
