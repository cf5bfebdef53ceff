import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { configHash } from "../generator/run/lock-hashes.ts";
import { workTree } from "../generator/tree/work-tree.ts";
import { loadProjects } from "../generator/config/load-config.ts";
import { diagnostic } from "../generator/diagnostics/diagnostic.ts";
import { diff, inspect, type SourceFile } from "../generator/index.ts";
import { inferDiscriminator } from "../generator/link/discriminator.ts";
import type { EnumModel, Field, Model, ObjectModel } from "../generator/model/model.ts";
import { modelId, type TypeNode } from "../generator/model/type.ts";
import { contentHash } from "../generator/tree/content-hash.ts";
import { reportedDiagnostic } from "../generator/report/findings.ts";
import { githubReport } from "../generator/report/github.ts";
import { objectPage, project, run } from "./support/cli.ts";

// Promises that are easily broken unnoticed: each of these was broken once, by a slip that no other test caught.

const text = objectPage("Pair", ["key", "::String", true]);
const unknown = objectPage("Odd", ["key", "no type at all", true]);

test("pages that are excluded are no pages", async () => {
  const folder = await project(
    { "a/pair.md": text, "old/pair.md": text, "old/bad.md": "no model" },
    { "modelmark.config.json": JSON.stringify({ exclude: ["**/old/**"] }) },
  );
  expect(await run(folder, "generate")).toMatchObject({ exitCode: 0, stderr: "" });
  expect(await readdir(`${folder}/generated/models`)).toEqual(["a"]);
  expect(await run(folder, "check")).toMatchObject({ exitCode: 0 });
});

test("more warnings than are allowed keep everything from being written", async () => {
  const folder = await project({ "a/odd.md": unknown });
  expect((await run(folder, "generate", "--max-warnings", "0")).exitCode).toBe(2);
  expect(await readdir(folder)).toEqual(["spec"]);
});

test("the hash of a config knows each thing that changes what is made", async () => {
  const folder = await project({ "a/pair.md": text });
  const { value } = await loadProjects({ cwd: folder, commandLine: {}, tree: workTree });
  const [one] = value;
  if (one === undefined) throw new Error("no project");
  const others = [
    { ...one, include: ["a/**"] },
    { ...one, exclude: ["b/**"] },
    ...Object.keys(one.settings).map((key) => ({
      ...one,
      settings: { ...one.settings, [key]: "another" },
    })),
  ];
  const hashes = [one, ...others].map(configHash);
  expect(new Set(hashes).size).toBe(hashes.length);
});

test("what a config says of a model's direction holds, whoever uses it", () => {
  const page = (name: string, field: string, type: string): SourceFile => ({
    path: `models/a/${name.toLowerCase()}.md`,
    text: objectPage(name, [field, type, true]),
  });
  const user = page("MakeRequest", "top", "[Models::A::Top](../../models/a/top.md)");
  const [before, after] = ["::String", "::Integer"].map((type) => [user, page("Top", "key", type)]);
  const directions = (direction: Record<string, "request" | "response">): readonly string[] =>
    diff({ before: before ?? [], after: after ?? [], direction, hash: contentHash })
      .findings.filter(({ model }) => model === "a/Top")
      .map((finding) => finding.direction);
  expect(directions({})).toEqual(["request"]);
  expect(directions({ Top: "response" })).toEqual(["response"]);
});

test("nothing in a file's name ends a property of an annotation, or adds one", () => {
  const start = { line: 1, column: 1 };
  const file = "a,line=9,title=x::y%0A.md\n::error::z";
  const finding = diagnostic("MM2001", {}, { file, start, end: start });
  const report = githubReport([reportedDiagnostic(finding)]);
  expect(report.match(/\n/g)).toHaveLength(1);
  const properties = /^::error (?<all>.*?)::/.exec(report)?.groups?.["all"]?.split(",") ?? [];
  expect(properties.map((one) => one.split("=")[0])).toEqual(["file", "line", "col", "title"]);
});

describe("a key tells members apart only", () => {
  const source = { file: "p.md", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const base = { namespace: "a", description: "", deprecation: null, source };

  function tag(name: string): EnumModel {
    const members = [{ name: "A", value: name }];
    return {
      ...base,
      kind: "enum",
      id: modelId("a", name),
      name,
      valueType: "string",
      open: false,
      members,
    };
  }

  function member(name: string, field: Partial<Field>): ObjectModel {
    const kind: Field = {
      ...{
        docName: "kind",
        wireName: "kind",
        propertyName: "kind",
        required: true,
        nullable: false,
      },
      ...{ deprecation: null, description: "", examples: [], transport: false, source },
      ...{ type: { kind: "ref", id: modelId("a", `${name}Tag`) }, ...field },
    };
    return {
      ...base,
      kind: "object",
      id: modelId("a", name),
      name,
      fields: [kind],
      additionalProperties: null,
    };
  }

  function infer(field: Partial<Field>): unknown {
    const models: Model[] = [member("X", {}), member("Y", field), tag("XTag"), tag("YTag")];
    const members: TypeNode[] = ["X", "Y"].map((name) => ({ kind: "ref", id: modelId("a", name) }));
    return (
      inferDiscriminator(members, new Map(models.map((one) => [one.id, one])))?.wireName ?? null
    );
  }

  test.each([
    ["where it is required, of one value", {}, "kind"],
    ["and not where it may be null", { nullable: true }, null],
    ["nor where it may be absent", { required: false }, null],
    ["nor where it may be any text", { type: { kind: "string" } }, null],
    ["nor where it has a value of the other", { type: { kind: "literal", value: "XTag" } }, null],
    ["nor where it is part of the exchange", { transport: true }, null],
  ] as const)("%s", (_what, field, expected) => {
    expect(infer(field)).toBe(expected);
  });
});

describe("null is kept", () => {
  const ownPage = (type: string): SourceFile => ({
    path: "t.md",
    text: `<!-- Generated by Modelmark from t.md -->\n\n# T\n\nAn object.\n\n## Fields\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n| \`a\` | ${type} | yes |  |\n`,
  });
  const rubyPage = (type: string): SourceFile => ({
    path: "t.md",
    text: objectPage("T", ["a", type, true]),
  });
  const field = (page: SourceFile): unknown => {
    const [only] = inspect({ pages: [page] }).model.models;
    const found = only?.kind === "object" ? only.fields[0] : undefined;
    return { type: found?.type, nullable: found?.nullable };
  };
  const string = { kind: "string" };

  test.each([
    [
      "in a list of our own docs",
      ownPage("(string \\| null)[]"),
      { type: { kind: "array", items: { kind: "nullable", of: string } }, nullable: false },
    ],
    [
      "in a map of our own docs",
      ownPage("Record<string, string \\| null>"),
      { type: { kind: "map", values: { kind: "nullable", of: string } }, nullable: false },
    ],
    [
      "in a member of a union of our own docs",
      ownPage("(string \\| null)[] \\| boolean"),
      {
        type: {
          kind: "union",
          members: [
            { kind: "array", items: { kind: "nullable", of: string } },
            { kind: "boolean" },
          ],
        },
        nullable: false,
      },
    ],
    [
      "beside a union of our own docs",
      ownPage("string \\| boolean \\| null"),
      { type: { kind: "union", members: [string, { kind: "boolean" }] }, nullable: true },
    ],
    [
      "in a list",
      rubyPage("T::Array<T.nilable(::String)>"),
      { type: { kind: "array", items: { kind: "nullable", of: string } }, nullable: false },
    ],
    [
      "in a link that leads out of the spec",
      rubyPage("[T.nilable(Date)](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/Date.html)"),
      { type: { kind: "datetime" }, nullable: true },
    ],
  ])("%s", (_what, page, expected) => {
    expect(field(page)).toEqual(expected);
  });
});
