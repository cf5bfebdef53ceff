import { describe, expect, test } from "vitest";
import { generateFrom } from "../support/validators-of.ts";

// Examples in docs are made up once for each model and depth, and compared with each model once. Otherwise these specs
// of a few kilobytes would take hours, or fill pages of hundreds of megabytes.

const refer = (name: string): string =>
  `[Models::Shared::${name}](../../models/shared/${name.toLowerCase()}.md)`;

function page(title: string, rows: readonly (readonly [string, string, string?])[]): string {
  const lines = rows.map(
    ([name, type, example = ""]) =>
      `| \`${name}\` | ${type} | ${example === "" ? ":heavy_check_mark:" : ":heavy_minus_sign:"} | N/A | ${example} |\n`,
  );
  return `# ${title}\n\n\n## Fields\n\n| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n${lines.join("")}`;
}

/** The pages of the docs for some models, by path. */
async function docsOf(
  pages: readonly (readonly [title: string, text: string])[],
): Promise<ReadonlyMap<string, string>> {
  const named = pages.map(([title, text]) => [`shared/${title.toLowerCase()}.md`, text] as const);
  const { files } = await generateFrom(Object.fromEntries(named), { emit: ["docs"] });
  return new Map(files.map(({ path, text }) => [path, text]));
}

const names = Array.from({ length: 14 }, (_, index) => `M${String.fromCharCode(97 + index)}`);

describe("specs whose examples would explode", () => {
  test("objects that require several objects, which require several objects", async () => {
    const pages = names.map((name, index) => {
      const next = names[index + 1];
      const type = next === undefined ? "*::String*" : refer(next);
      const rows = ["a", "b", "c", "d"].map((field) => [field, type] as const);
      return [name, page(name, rows)] as const;
    });
    const docs = await docsOf(pages);
    for (const text of docs.values()) expect(text.length).toBeLessThan(100_000);
    expect(docs.get("docs/shared/mm.md")).toContain('"a": {\n    "a": "string",');
  });

  test("models of which each requires any of the others", async () => {
    const any = `T.any(${names.map(refer).join(", ")})`;
    const pages = names.map((name) => [name, page(name, [["any", any]])] as const);
    const docs = await docsOf(pages);
    expect(docs.has("docs/shared/ma.md")).toBe(true);
  });

  test("an example whose every level fits two models, and whose last level fits none", async () => {
    const any = `T.any(${refer("Aa")}, ${refer("Bb")})`;
    const nested = (end: string): string => `${'{"x":'.repeat(50)}${end}${"}".repeat(50)}`;
    const models = ["Aa", "Bb"].map((name) => [name, page(name, [["x", any, "N/A"]])] as const);
    const withExample = async (end: string): Promise<string> =>
      (await docsOf([...models, ["Top", page("Top", [["y", any, nested(end)]])]])).get(
        "docs/shared/top.md",
      ) ?? "";
    const start =
      '"y": {\n    "x": {\n      "x": {\n        "x": {\n          "x": {\n            "x": {';
    expect(await withExample("1")).not.toContain(start);
    expect(await withExample("{}")).toContain(start);
  });

  test("unions that name each other fit what any of them takes, whichever is asked first", async () => {
    const union = (name: string, other: string, own: string): string =>
      page(name, [
        ["x", `[T.any(${refer(other)}, ${own})](../../models/shared/u${name.toLowerCase()}.md)`],
      ]);
    const docs = await docsOf([
      ["Aa", union("Aa", "UBb", "::Integer")],
      ["Bb", union("Bb", "UAa", "::String")],
      ["UAa", "# UAa\n"],
      ["UBb", "# UBb\n"],
      ["Top", page("Top", [["y", refer("UAa"), '"text"']])],
      ["Other", page("Other", [["z", refer("UBb"), "7"]])],
    ]);
    expect(docs.get("docs/shared/top.md")).toContain('"y": "text"');
    expect(docs.get("docs/shared/other.md")).toContain('"z": 7');
  });
});
