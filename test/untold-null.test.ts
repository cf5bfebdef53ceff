import { describe, expect, test } from "vitest";
import type { Settings } from "../generator/config/settings.ts";
import { inspect } from "../generator/index.ts";

const date = "[Date](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/Date.html)";
const list = "T::Array<*::String*>";
const map = "T::Hash[Symbol, *::String*]";

interface Row {
  readonly name: string;
  readonly type: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly example?: string;
}

/** The names of the fields that take null, of a spec of one page for each list of rows. */
function nullable(pages: readonly (readonly Row[])[], settings: Partial<Settings> = {}): string[] {
  const head = "| Field | Type | Required | Description | Example |\n| - | - | - | - | - |\n";
  const texts = pages.map((rows, index) => {
    const lines = rows.map(({ name, type, required = true, description = "N/A", example = "" }) => {
      const mark = required ? ":heavy_check_mark:" : ":heavy_minus_sign:";
      return `| \`${name}\` | ${type} | ${mark} | ${description} | ${example} |\n`;
    });
    const title = `T${index}`;
    return { path: `${title}.md`, text: `# ${title}\n\n## Fields\n\n${head}${lines.join("")}` };
  });
  const { model } = inspect({ pages: texts, settings: { wire: "verbatim", ...settings } });
  return model.models.flatMap((one) =>
    one.kind === "object"
      ? one.fields.flatMap(({ docName, nullable: takes }) => (takes ? [docName] : []))
      : [],
  );
}

const untold: readonly Row[] = [
  { name: "date", type: date },
  { name: "list", type: list },
  { name: "map", type: map },
];

/** Fields whose cells tell: so many that take null, so many that do not. */
function told(takeNull: number, others: number): readonly Row[] {
  return [
    ...Array.from({ length: takeNull }, (_, at) => ({
      name: `n${at}`,
      type: "*T.nilable(::String)*",
    })),
    ...Array.from({ length: others }, (_, at) => ({ name: `s${at}`, type: "*::String*" })),
  ];
}

describe("a required date, list or map", () => {
  test.each([
    ["nothing else takes null", [[...untold, ...told(0, 50)]], []],
    ["nothing else tells", [untold], []],
    ["one stray field in more than a hundred does", [untold, told(1, 100)], ["n0"]],
    ["one in a hundred does", [untold, told(1, 99)], ["date", "n0"]],
    ["fewer than a quarter on the page do", [[...untold, ...told(1, 4)]], ["date", "n0"]],
    ["a quarter on the page do", [[...untold, ...told(1, 3)]], ["date", "map", "n0"]],
  ] as const)("when %s", (_what, pages, expected) => {
    expect(nullable(pages)).toEqual(expected);
  });

  test.each([
    ["accept", ["date", "list", "map"]],
    ["reject", []],
  ] as const)("with untoldNull %s", (untoldNull, expected) => {
    expect(nullable([untold, told(0, 3)], { untoldNull })).toEqual(expected);
    const optional = untold.map((row) => ({ ...row, required: false }));
    expect(nullable([optional], { untoldNull, optionalNull: "reject" })).toEqual([]);
  });

  test("goes by an override before all else", () => {
    const overrides = { T0: { fields: { date: { nullable: false }, list: { nullable: true } } } };
    expect(nullable([untold], { untoldNull: "accept", overrides })).toEqual(["list", "map"]);
  });

  test("is not moved by the HTTP response of an operation", () => {
    const http = [
      { name: "content_type", type: "*T.nilable(::String)*" },
      { name: "status_code", type: "*T.nilable(::Integer)*" },
      { name: "raw_response", type: "*T.nilable(::Object)*" },
    ];
    expect(nullable([untold, http])).not.toContain("date");
  });
});

describe("a row decides for itself", () => {
  test.each([
    ["`null` until then.", true],
    ["A list or null", true],
    ["Nullable.", true],
    ["The parcels, if any.", true],
    ["This is always NOT `null`.", false],
    ["It is never null", false],
    ["It cannot be **null**", false],
    ["It isn't null", false],
    ["A non-null list", false],
    ["Only populated when `other` is `null`.", false],
    ["If `list` is null, there is none.", true],
    ["A null-terminated text", false],
    ["The `null_reason`, annulled", false],
    ["N/A", false],
  ])("by the words %s", (description, takesNull) => {
    const row = { name: "list", type: list, description };
    expect(nullable([[row]])).toEqual(takesNull ? ["list"] : []);
    expect(nullable([[row]], { untoldNull: "reject" })).toEqual(takesNull ? ["list"] : []);
    const optional = { ...row, required: false };
    expect(nullable([[optional]], { optionalNull: "reject" })).toEqual(takesNull ? ["list"] : []);
  });

  test.each([
    ["<nil>", true],
    ["null", true],
    ["[]", false],
  ])("by the example %s", (example, takesNull) => {
    const row = { name: "list", type: list, example };
    expect(nullable([[row]])).toEqual(takesNull ? ["list"] : []);
  });

  test("but a cell that can tell is believed", () => {
    const row = { name: "text", type: "*::String*", description: "Or null.", example: "null" };
    expect(nullable([[row]], { untoldNull: "accept" })).toEqual([]);
  });
});
