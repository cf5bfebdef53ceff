import fc from "fast-check";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import { foldName } from "../../generator/emit/names/short-stem.ts";
import { generate, type OutputFile, type SourceFile } from "../../generator/index.ts";
import type { FieldOverride } from "../../generator/config/settings.ts";
import type { Model } from "../../generator/model/model.ts";
import { modelId } from "../../generator/model/type.ts";
import { temporaryFolder } from "../support/cli.ts";

// Whatever names, values and texts consist of, the modules are valid code, their keys are the keys of the JSON, and
// importing them changes nothing.

/** Pieces that end, begin or hide something in some language, and some that look alike. */
const nasty = fc.constantFrom(
  ...["\\", "/", "*", "`", "'", '"', "${", "}", "{", "/*", "*/", "//", "<!--", "-->", "</", "\n"],
  ...["\r", "\t", "\u0000", "\u007f", "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\u00ad"],
  ...["\u115f", "\u3164", "\uffa0", "\u200d", "\ufe0f", "\u034f", "\u{e0041}", "\ud83d", "\ude00"],
  ...[
    "_",
    "__proto__",
    "constructor",
    "then",
    "toString",
    "é",
    "e\u0301",
    "ſ",
    "ß",
    "𝒜",
    "漢",
    "A",
  ],
  ...[
    "a",
    "0",
    "1",
    " ",
    ".",
    "-",
    "#",
    "@",
    "@link",
    "con",
    "aux",
    "get ",
    "async ",
    ";",
    "=",
    "]",
  ],
  ...["[", "(", ")", "|", "&", "<", ">", "globalThis.PWNED=1", "\\u002a\\u002f", "%2e", "~", ":"],
);

const text = fc.array(nasty, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(""));

/** A title has at least one letter: without a letter it is an error. */
const title = text.map((pieces) => `T${pieces}`);

const runs = Number(process.env["FUZZ_RUNS"] ?? 10);

const head = "| Field | Type | Required | Description |\n| - | - | - | - |\n";

interface OddSpec {
  readonly titles: readonly [string, string];
  readonly wireNames: readonly string[];
  readonly values: readonly string[];
  readonly description: string;
}

const specs: fc.Arbitrary<OddSpec> = fc.record({
  titles: fc.tuple(title, title),
  wireNames: fc.uniqueArray(text, { minLength: 2, maxLength: 12 }),
  values: fc.uniqueArray(text, { minLength: 2, maxLength: 12, selector: asCell }),
  description: text,
});

/** Returns pages in the form of our own docs, whose cells can hold any value, and an override for each name. */
function pagesOf({ wireNames, values, description }: OddSpec): readonly SourceFile[] {
  const cell = description.replaceAll(/[|\n\r]/g, " ");
  const rows = wireNames.map(
    (_, at) => `| \`f${at}\` | *::String* | :heavy_check_mark: | ${cell} |\n`,
  );
  const kinds = values.map((value, at) => `| \`A${at}\` | ${asCell(value)} |\n`);
  return [
    {
      path: "models/a/one.md",
      text: `# One\n\n${description}\n\n## Fields\n\n${head}${rows.join("")}`,
    },
    {
      path: "models/a/two.md",
      text: `# Two\n\n## Values\n\n| Name | Value |\n| - | - |\n${kinds.join("")}`,
    },
  ];
}

function asCell(value: string): string {
  return value
    .replaceAll(/[\n\r]/g, " ")
    .replaceAll("|", "\\|")
    .trim();
}

async function generated(spec: OddSpec): Promise<Awaited<ReturnType<typeof generate>>> {
  const fields = Object.fromEntries(
    spec.wireNames.map((wireName, at): [string, FieldOverride] => [`f${at}`, { wireName }]),
  );
  const [one, two] = spec.titles;
  const overrides = { "a/One": { fields, rename: one }, "a/Two": { rename: two } };
  return generate({
    pages: pagesOf(spec),
    settings: { overrides, emit: ["interfaces", "validators"] },
  });
}

/** Returns the names of the properties of interfaces, as the compiler reads them. */
function propertiesIn({ path, text: code }: OutputFile): readonly string[] {
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.ESNext, true);
  return file.statements
    .filter(ts.isInterfaceDeclaration)
    .flatMap(({ members }) =>
      members.flatMap(({ name }) =>
        name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name))
          ? [name.text]
          : [],
      ),
    );
}

function syntaxErrors(files: readonly OutputFile[]): readonly string[] {
  return files
    .filter(({ path }) => path.endsWith(".ts"))
    .flatMap(({ path, text: code }) => {
      const options = { compilerOptions: { target: ts.ScriptTarget.ESNext } };
      const { diagnostics = [] } = ts.transpileModule(code, {
        ...options,
        reportDiagnostics: true,
      });
      return diagnostics.map(({ messageText }) => `${path}: ${JSON.stringify(messageText)}`);
    });
}

async function importAll(files: readonly OutputFile[]): Promise<{ readonly a: object }> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  for (const { path, text: code } of files) {
    if (!path.endsWith(".ts")) continue;
    const file = join(folder, path.replace(/\.ts$/, ".js"));
    await mkdir(dirname(file), { recursive: true });
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    await writeFile(file, ts.transpile(code, { ...options, verbatimModuleSyntax: true }));
  }
  const loaded: { readonly a: object } = await import(pathToFileURL(join(folder, "index.js")).href);
  return loaded;
}

/** Returns the lists of values that namespace `a` exports. */
function listsIn(loaded: { readonly a: object }): readonly (readonly unknown[])[] {
  const exported: readonly unknown[] = Object.values(loaded.a);
  return exported.filter((one) => Array.isArray(one));
}

/** Returns a description of everything outside a module that the module could change. */
function surroundings(): readonly string[] {
  const shared = [
    globalThis,
    Object.prototype,
    Array.prototype,
    Function.prototype,
    String.prototype,
  ];
  return shared.map((one) => Reflect.ownKeys(one).map(String).join());
}

function modelNamed(name: string, namespace = "a"): Model {
  const start = { line: 1, column: 1 };
  return {
    ...{ kind: "object", id: modelId(namespace, name), namespace, name, description: "" },
    ...{ deprecation: null, fields: [], additionalProperties: null },
    source: { file: "page.md", start, end: start },
  };
}

/** Returns the file names of models with these titles, without folder and ending. */
function stemsOf(titles: readonly string[]): readonly string[] {
  const { value } = planNames({ models: titles.map((title) => modelNamed(title)) });
  return [...value.values()].map(({ fileStem }) => fileStem);
}

describe("odd names, values and texts", () => {
  test("become code with the same keys and values, that does nothing when it is imported", async () => {
    let imported = 0;
    const property = fc.asyncProperty(specs, async (spec) => {
      const { files, model, diagnostics } = await generated(spec);
      expect(diagnostics.filter(({ code }) => code === "MM7006")).toEqual([]);
      const [one, two] = model.models;
      if (files.length === 0 || one?.kind !== "object" || two?.kind !== "enum") return;

      expect(syntaxErrors(files)).toEqual([]);
      expect(one.fields.map(({ wireName }) => wireName)).toEqual(spec.wireNames);
      const keys = files.flatMap((file) =>
        file.path.startsWith("models/a/") ? propertiesIn(file) : [],
      );
      expect(keys).toEqual(spec.wireNames);

      imported += 1;
      const before = surroundings();
      const loaded = await importAll(files);
      expect(surroundings()).toEqual(before);
      expect(listsIn(loaded)).toEqual([two.members.map(({ value }) => value)]);

      expect((await generated(spec)).files).toEqual(files);
    });
    await fc.assert(property, { seed: 11, numRuns: runs });
    expect(imported).toBeGreaterThan(runs / 4);
  }, 120_000);

  test.each([
    ["an end that looks like a quote", ["\\", "/*"]],
    ["the same before the end of a comment", ["a\\", "*/globalThis.PWNED=1"]],
    ["a word of ours", ["__proto__", "constructor", "then"]],
  ])("values with %s are printed as they are", async (_what, values) => {
    const spec = { titles: ["One", "Two"], wireNames: ["a"], values, description: "" } as const;
    const { files, diagnostics } = await generated(spec);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(syntaxErrors(files)).toEqual([]);
    const loaded = await importAll(files);
    expect(listsIn(loaded)).toEqual([values]);
  });

  test("of one beginning, or with letters that take several bytes, fit on a disk", () => {
    const han = "漢".repeat(100);
    const stems = stemsOf([
      han,
      `${han}字`,
      "A".repeat(121),
      "A".repeat(122),
      `${"a".repeat(119)}𝒜𝒜`,
    ]);
    expect(new Set(stems).size).toBe(5);
    // The name of one file does not depend on which other models there are.
    expect(stems.slice(1)).toEqual(
      stemsOf([`${han}字`, "A".repeat(121), "A".repeat(122), `${"a".repeat(119)}𝒜𝒜`]),
    );
    expect(stems[0]).toMatch(/^漢{37}-[0-9a-f]{8}$/);
  });

  test("that look alike are told apart by what can be seen", () => {
    expect(stemsOf(["Foo\u115f", "Foo\u3164", "Foo\ufe0f", "Café", "Cafe\u0301", "CAFÉ"])).toEqual([
      ...["foo", "foo-2", "foo-3", "café", "café-2", "café-3"],
    ]);
    const spaces = [
      "\u3164",
      "\u115f",
      "Straße",
      "strasse",
      "漢".repeat(80),
      `${"漢".repeat(80)}字`,
    ];
    const { value } = planNames({ models: spaces.map((one) => modelNamed("Pair", one)) });
    const folders = [...value.values()].map(({ folder }) => folder);
    expect(folders.slice(0, 4)).toEqual(["models/", "models-2/", "straße/", "strasse-2/"]);
    expect(new Set(folders).size).toBe(6);
    for (const folder of folders) expect(Buffer.byteLength(folder)).toBeLessThan(143);
  });

  test("are found at once, however many models ask for one", () => {
    const titles = Array.from({ length: 5000 }, (_, at) => `Pair${"?".repeat(at)}`);
    expect(new Set(stemsOf(titles)).size).toBe(5000);
  });

  test("are compared as a disk does that ignores case and Unicode forms", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(text, fc.string()) }), (name) => {
        const slow = name.normalize("NFKC").toLowerCase().toUpperCase().normalize("NFC");
        expect(foldName(name)).toBe(slow);
      }),
    );
  });

  test("are files of their own, whatever the disk", () => {
    const titles = fc.uniqueArray(
      fc.array(text, { minLength: 1, maxLength: 40 }).map((all) => all.join("")),
      {
        minLength: 2,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(titles, fc.boolean(), (names, isLong) => {
        const start = isLong ? "漢字a".repeat(60) : "";
        const stems = stemsOf(names.map((name) => start + name));
        expect(new Set(stems.map(foldName)).size).toBe(stems.length);
        for (const stem of stems) {
          expect(new TextEncoder().encode(stem).length).toBeLessThanOrEqual(130);
          expect(stem).not.toMatch(/\p{Surrogate}/u);
          expect(stem).toMatch(/^[\p{L}\p{N}-]+$/u);
          expect(stem).not.toMatch(/\p{Default_Ignorable_Code_Point}/u);
        }
      }),
      { seed: 12, numRuns: runs * 40 },
    );
  });
});
