import { describe, expect, test } from "vitest";
import { inspect } from "../../generator/index.ts";

// Pages of generators that are not supported are reported once, and never read as unions of unknown members.

const petRow = "**name** | **String** | The name. | [optional]";
const openapi = (title: string): string =>
  `# Acme::${title}\n\n## Properties\n\n| Name | Type | Description | Notes |\n| ---- | ---- | ----------- | ----- |\n| ${petRow} |\n\n## Example\n\n\`\`\`ruby\nAcme::${title}.new\n\`\`\`\n`;
const bare = `# Pet\n\n## Properties\n\nName | Type | Description | Notes\n------------ | ------------- | ------------- | -------------\n${petRow}\n\n[[Back to Model list]](../README.md)\n`;
const fetchPage =
  "# Pet\n\n## Properties\n\nName | Type\n------------ | -------------\n`id` | number\n";
const apimatic =
  "# Pet\n\n## Structure\n\n`Pet`\n\n## Fields\n\n| Name | Type | Tags | Description |\n|  --- | --- | --- | --- |\n| `Id` | `*int` | Optional | - |\n";
const ruby =
  "# Own\n\n## Fields\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n| `id` | *::String* | :heavy_check_mark: | N/A |\n";

function findings(pages: Readonly<Record<string, string>>): readonly string[] {
  const sources = Object.entries(pages).map(([path, text]) => ({ path, text }));
  return inspect({ pages: sources }).diagnostics.map(
    ({ code, message, span }) => `${span?.file}:${span?.start.line} ${code} ${message}`,
  );
}

const message = (pages: string, header: string, generator: string): string =>
  `MM3007 The tables of ${pages} have the columns \`${header}\`, as ${generator} writes them, and cannot be read so far`;

describe("pages of another generator", () => {
  test.each([
    ["OpenAPI Generator", openapi("Pet"), 5, "Name | Type | Description | Notes"],
    ["OpenAPI Generator", bare, 5, "Name | Type | Description | Notes"],
    ["OpenAPI Generator", fetchPage, 5, "Name | Type"],
    ["APIMatic", apimatic, 9, "Name | Type | Tags | Description"],
  ])("are recognised: %s %#", (generator, page, line, header) => {
    const expected = [`docs/pet.md:${line} ${message("1 page", header, generator)}`];
    expect(findings({ "docs/pet.md": page })).toEqual(expected);
  });

  test("are one finding for a spec, without findings about its other pages", () => {
    const pages = {
      "docs/A.md": openapi("A"),
      "docs/B.md": openapi("B"),
      "docs/Status.md": "# Status\n\n## Enum\n\n* `A` (value: `a`)\n",
      "docs/README.md": "Nothing",
    };
    const header = "Name | Type | Description | Notes";
    const expected = [`docs/A.md:5 ${message("2 pages", header, "OpenAPI Generator")}`];
    expect(findings(pages)).toEqual(expected);
  });

  test("leave findings about others in a spec that can be read", () => {
    const pages = { "a.md": ruby, "b.md": openapi("B"), "c.md": "# C\n" };
    expect(findings(pages).map((found) => found.split(" ").slice(0, 2).join(" "))).toEqual([
      "b.md:5 MM3007",
      "c.md:1 MM4004",
    ]);
  });

  test("are not meant by a table in a description, or beside the fields", () => {
    const table = "| Name | Type | Description | Notes |\n| - | - | - | - |\n| a | b | c | d |\n";
    const described = `# U\n\n${table}`;
    const besides = `${ruby}\n## Properties\n\n${table}`;
    expect(findings({ "u.md": described }).join()).not.toContain("MM3007");
    expect(findings({ "own.md": besides }).join()).not.toContain("MM3007");
  });
});
