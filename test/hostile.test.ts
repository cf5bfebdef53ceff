import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import ts from "typescript";
import { generate } from "../generator/index.ts";
import type { OutputFile, SourceFile } from "../generator/index.ts";
import { project, run, temporaryFolder } from "./support/cli.ts";
import { compile } from "./support/compile.ts";

// Spec text is untrusted. Whatever a page says, the code generated from it compiles, runs none of it when imported,
// and stays in its folder.

const PWN = "globalThis.PWNED=1";
const head = "| Field | Type | Required | Description |\n| - | - | - | - |\n";

function object(path: string, title: string, description: string, cell = "N/A"): SourceFile {
  const row = `| \`a\` | *::String* | :heavy_check_mark: | ${cell} |\n`;
  return {
    path: `models/${path}`,
    text: `# ${title}\n\n${description}\n\n## Fields\n\n${head}${row}`,
  };
}

function enumeration(path: string, values: readonly (readonly [string, string])[]): SourceFile {
  const rows = values.map(([name, value]) => `| \`${name}\` | ${value} |\n`).join("");
  const text = `# Values\n\n## Values\n\n| Name | Value |\n| - | - |\n${rows}`;
  return { path: `models/${path}`, text };
}

/** Pages that are read without an error, and whose text tries to break out of every place it is written to. */
const accepted: readonly SourceFile[] = [
  object("a/one.md", "One", `Ends */ ${PWN}; /* here, and *\\u002f and * / too.`),
  object("a/two.md", "Two", "Text.", `*/[][(![]+[])[+[]]]/* ${PWN}<br/>*<br/>/ ${PWN} /*`),
  object("a/three.md", "Three", `\`\`\`\n*/ ${PWN}\n\`\`\`\n\n\u202e \u2028 \u2029 \u0007`),
  object("a/four.md", `Four"];${PWN};//`, `\`\${${PWN}}\` "; ${PWN}; "`),
  object("a/five.md", "../../../../tmp/five", "A title that is a path."),
  object("a/__proto__.md", "__proto__", "A title that is a prototype."),
  object(`a/x\n${PWN}\n/six.md`, "Six", "A path with line breaks."),
  object("con/nul.md", "Nul", "A device."),
  enumeration("a/values.md", [
    ["A", `"; ${PWN}; "`],
    ["B", `v\${${PWN}}w`],
    ["C", "a\\"],
    ["D", "</script>"],
    ["E", "\u2028\u202e"],
    ["F", `' + (${PWN}) + '`],
    ["__proto__", "proto"],
    ["constructor", "constructor"],
    ["toString", "to"],
  ]),
];

/** Imports generated code, as a user's program would. */
async function importAll(files: readonly OutputFile[]): Promise<{ a: { Values: object } }> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  for (const { path, text } of files) {
    const file = join(folder, path.replace(/\.ts$/, ".js"));
    await mkdir(dirname(file), { recursive: true });
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    await writeFile(file, ts.transpile(text, { ...options, verbatimModuleSyntax: true }));
  }
  const loaded: { a: { Values: object } } = await import(
    pathToFileURL(join(folder, "index.js")).href
  );
  return loaded;
}

describe("hostile pages", () => {
  test("become code that compiles, and runs nothing of theirs", async () => {
    const { files, diagnostics } = await generate({ pages: accepted });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(files.length).toBeGreaterThan(accepted.length);
    expect(await compile(files, "typescript", "nodenext")).toEqual([]);

    const { a } = await importAll(files);
    expect(globalThis).not.toHaveProperty("PWNED");
    expect(Object.entries(a.Values)).toContainEqual(["B", `v\${${PWN}}w`]);
    expect(Object.entries(a.Values)).toContainEqual(["__proto__", "proto"]);
    expect(Object.getPrototypeOf(a.Values)).toBe(Object.prototype);
  });

  test("become code that runs nothing of what overrides say either", async () => {
    const tag = `*/${PWN};/*`;
    const kinds = (["One", "Two"] as const).map((title) => ({
      path: `models/a/${title.toLowerCase()}.md`,
      text: `# ${title}\n\n## Fields\n\n${head}| \`kind\` | [Models::A::${title}Kind](../a/x.md) | :heavy_check_mark: | N/A |\n`,
    }));
    const values = (["One", "Two"] as const).map((title) => ({
      path: `models/a/${title.toLowerCase()}kind.md`,
      text: `# ${title}Kind\n\n## Values\n\n| Name | Value |\n| - | - |\n| \`A\` | ${title} |\n`,
    }));
    const union = "[T.any(Models::A::One, Models::A::Two)](../../models/a/either.md)";
    const pages = [
      ...[...kinds, ...values, { path: "models/a/either.md", text: "# Either\n" }],
      {
        path: "models/a/holder.md",
        text: `# Holder\n\n## Fields\n\n${head}| \`either\` | ${union} | :heavy_check_mark: | N/A |\n`,
      },
    ];
    const fields = { kind: { wireName: tag } };
    const overrides = { "a/One": { fields }, "a/Two": { fields }, "a/Holder": { rename: tag } };
    const { files, model } = await generate({ pages, settings: { overrides } });
    const either = model.models.find(({ name }) => name === "Either");
    expect(either?.kind === "union" && either.discriminator?.wireName).toBe(tag);
    await importAll(files);
    expect(globalThis).not.toHaveProperty("PWNED");
    expect(await compile(files, "typescript", "bundler")).toEqual([]);
  });

  test("stay in the output folder, whatever they are called", async () => {
    const { files } = await generate({ pages: accepted });
    for (const { path } of files)
      expect(path).toMatch(/^(?:[\p{L}\p{N}-]+\/)*[\p{L}\p{N}-]+\.(?:ts|json|md|txt)$/u);
  });

  test("cannot put a type of their own into code", async () => {
    const cells = [
      `*string();${PWN};//*`,
      `*"x"; ${PWN}; //"*`,
      `Record<string, *any*>; export const x = eval("1")`,
      `[components.X = 1; ${PWN}; type Y](../x.md)`,
      "T::Array<".repeat(5000),
    ];
    for (const cell of cells) {
      const text = `# T\n\n## Fields\n\n${head}| \`a\` | ${cell} | :heavy_check_mark: | N/A |\n`;
      const { files, diagnostics, model } = await generate({ pages: [{ path: "t.md", text }] });
      // A cell that is not understood becomes `unknown` and is reported once. No part of the cell gets into code.
      expect(diagnostics).toHaveLength(1);
      expect(diagnostics[0]?.code).toMatch(/^MM(?:2015|3)/);
      const code = files.filter(({ path }) => path.endsWith(".ts")).map((one) => one.text);
      expect(code.join("")).not.toMatch(/PWNED|eval|components\.X/);
      const [only] = model.models;
      if (only?.kind === "object") expect(only.fields[0]?.type).toEqual({ kind: "unknown" });
    }
  });

  test("cannot forge what a terminal shows", async () => {
    const folder = await project({
      "bad.md": `# Bad\n\n## Fields\n\n${head}| \u001b[2J\u001b]52;c;x\u0007\u202e✔ no drift | *::String* | maybe\u001b[1m | N/A |\n`,
    });
    const { exitCode, stderr } = await run(folder, "generate");
    expect(exitCode).toBe(0);
    // eslint-disable-next-line no-control-regex -- they are what must not be there
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(stderr).toContain("\\u001b[2J");
  });

  test.each([
    ["generate", "--reporter", "json"],
    ["check", "--reporter", "json"],
    ["check", "--reporter", "sarif"],
    ["check", "--reporter", "gitlab"],
    ["inspect", "--json"],
  ])("cannot forge what a terminal shows as JSON: %s %s %s", async (...argv) => {
    const odd = "\u{e0041}\u001b\u009b\u202e\u2066\u2028\u00ad\u3164";
    const page = object("bad.md", "Bad", odd, odd).text;
    const folder = await project({ "bad.md": page.replace(":heavy_check_mark:", `maybe${odd}`) });
    const { stdout } = await run(folder, ...argv);
    expect(stdout.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u3164]/u);
    expect(stdout).toMatch(/udb40\\+udc41/);
    const document: unknown = JSON.parse(stdout);
    expect(document).not.toBeNull();
  });
});

test("docs of ours with 5,000 parentheses in a type are told of", async () => {
  const start = "<!-- Generated by Modelmark from t.md -->\n\n# T\n\nAn object.\n\n## Fields\n\n";
  for (const cell of ["(".repeat(5000), "Record<string, ".repeat(500)]) {
    const text = `${start}${head}| \`a\` | ${cell} | yes | N/A |\n`;
    const { diagnostics } = await generate({ pages: [{ path: "t.md", text }] });
    expect(diagnostics.map(({ code }) => code)).toContain("MM3003");
  }
});

test("unions that name each other in a circle compile", async () => {
  const page = (path: string, text: string): SourceFile => ({ path: `models/a/${path}`, text });
  const link = (members: string, to: string): string =>
    `[T.any(${members})](../../models/a/${to}.md)`;
  const rows = [
    ["x", link("Models::A::Left, ::String", "right")],
    ["y", link("Models::A::Right, ::Integer", "left")],
    [
      "z",
      link("Models::A::Self, T::Hash[Symbol, Models::A::Self], T::Array[Models::A::Self]", "self"),
    ],
  ].map(([name, type]) => `| \`${name}\` | ${type} | :heavy_check_mark: | N/A |\n`);
  const pages = [
    page("holder.md", `# Holder\n\n## Fields\n\n${head}${rows.join("")}`),
    ...["Left", "Right", "Self"].map((title) => page(`${title.toLowerCase()}.md`, `# ${title}\n`)),
  ];
  const { files, model } = await generate({ pages });
  const members = model.models.flatMap((one) => (one.kind === "union" ? [one.members] : []));
  expect(members).toEqual([
    [{ kind: "integer" }, { kind: "string" }],
    [{ kind: "integer" }, { kind: "string" }],
    [
      { kind: "map", values: { kind: "ref", id: "a/Self" } },
      { kind: "array", items: { kind: "ref", id: "a/Self" } },
    ],
  ]);
  expect(await compile(files, "typescript", "bundler")).toEqual([]);
});
