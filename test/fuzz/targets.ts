import { join } from "node:path";
import fc from "fast-check";
import ts from "typescript";
import { validateConfig } from "../../generator/config/validate-config.ts";
import { defaultSettings } from "../../generator/config/settings.ts";
import { showInLine, showOnTerminal } from "../../generator/diagnostics/terminal-text.ts";
import { identifier, literal, propertyKey } from "../../generator/emit/typescript/code-text.ts";
import { docComment } from "../../generator/emit/typescript/doc-comment.ts";
import { generate, inspect, type SourceFile } from "../../generator/index.ts";
import { decodePage } from "../../generator/source/decode-page.ts";
import { readSpec } from "../../generator/source/read-spec.ts";
import { neverRaw } from "../marker/attacks.ts";
import { checkedIds, importGenerated, validatorsIn } from "../support/generated.ts";
import { ajvOpinion } from "../support/opinion.ts";
import { Random } from "../support/random.ts";
import { emitUnformatted } from "../support/validators-of.ts";
import { mutated, valueMaker } from "../support/values.ts";

/** Something that is to hold for whatever a seed makes. */
export interface Target {
  readonly name: string;
  /** How many executions of a thousand are of this one: quick ones are tried more often. */
  readonly weight: number;
  /** Tries it; throws with what did not hold. */
  readonly run: (seed: number, executions: number) => Promise<void> | void;
}

/** Pieces that mean something somewhere. */
const piece = fc.constantFrom(
  ...[
    "|",
    "`",
    "*",
    "\\",
    "<br/>",
    "\n",
    "[",
    "](",
    ")",
    "<",
    ">",
    "~~",
    "# ",
    "## Fields",
    "T.any(",
  ],
  ...[
    "",
    " ",
    "\u202e",
    "\u0000",
    "*/",
    "${",
    '"',
    "'",
    "../",
    "::",
    "&#123;",
    "\ud83d",
    "é",
    "T::Array<",
  ],
  ...[
    "*::String*",
    "T.nilable(",
    "Models::A::B",
    "```",
    "---",
    "Record<string, ",
    "List<",
    "[]",
    "\t",
  ],
);

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
);

const json = fc.jsonValue({ maxDepth: 3 });

function holds(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

function property<Value>(
  arbitrary: fc.Arbitrary<Value>,
  check: (value: Value) => void,
): Target["run"] {
  return (seed, numRuns) => {
    fc.assert(fc.property(arbitrary, check), { seed, numRuns });
  };
}

function asyncProperty<Value>(
  arbitrary: fc.Arbitrary<Value>,
  check: (value: Value) => Promise<void>,
): Target["run"] {
  return async (seed, numRuns) => {
    await fc.assert(fc.asyncProperty(arbitrary, check), { seed, numRuns });
  };
}

const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true);

/** How many tokens TypeScript sees. */
function tokensIn(code: string): readonly ts.SyntaxKind[] {
  scanner.setText(code);
  const kinds: ts.SyntaxKind[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    kinds.push(kind);
  }
  return kinds;
}

const encoders: readonly Target[] = [
  {
    ...{ name: "literals", weight: 200 },
    run: property(text, (value) => {
      const written = literal(value);
      holds(
        tokensIn(written).join() === String(ts.SyntaxKind.StringLiteral),
        `${written} is one token`,
      );
      holds(!neverRaw.test(written), `${written} hides nothing`);
      const back: unknown = JSON.parse(written.replaceAll("<\\/", "</"));
      holds(back === value, `${written} is the text`);
    }),
  },
  {
    ...{ name: "keys and names", weight: 100 },
    run: property(text, (value) => {
      holds(tokensIn(propertyKey(value)).length === 1, `${propertyKey(value)} is one token`);
      const name = identifier(value, "_");
      holds(name === null || tokensIn(name).length === 1, `${String(name)} is one token`);
    }),
  },
  {
    ...{ name: "comments", weight: 60 },
    run: property(text, (value) => {
      const comment = docComment({
        description: value,
        deprecation: { reason: value },
        note: value,
      });
      holds(tokensIn(`/** ${String(comment)} */`).length === 0, `${String(comment)} is a comment`);
    }),
  },
  {
    ...{ name: "lines of a terminal", weight: 200 },
    run: property(text, (value) => {
      holds(!neverRaw.test(showInLine(value)), "nothing is hidden");
      holds(!showInLine(value).includes("\n"), "it is a line");
      holds(!/##\[|^\s*::/m.test(showOnTerminal(value)), "it is no command");
    }),
  },
];

function refuses(pages: readonly SourceFile[]): void {
  const { diagnostics } = inspect({ pages });
  for (const { code, span } of diagnostics) {
    holds(code !== "MM7006", "no bug");
    holds(span === undefined || span.start.line >= 1, "a place");
  }
}

const cells: Target = {
  ...{ name: "cells", weight: 30 },
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

const override = fc.record(
  {
    rename: text,
    wireName: text,
    type: fc.oneof(text, json),
    members: fc.array(fc.oneof(text, json)),
  },
  { requiredKeys: [] },
);

const configs: Target = {
  ...{ name: "configs", weight: 10 },
  run: asyncProperty(
    fc.oneof(json, fc.record({ spec: text, overrides: fc.dictionary(text, override) })),
    async (value) => {
      const { value: config, diagnostics } = await validateConfig(value, {
        file: "modelmark.config.json",
        text: JSON.stringify(value),
      });
      holds(config !== null || diagnostics.length > 0, "refused with a reason");
    },
  ),
};

/** Pages with a few of their characters changed. */
function mutatedPages(pages: readonly SourceFile[]): Target {
  const edit = fc.record({ page: fc.nat(), at: fc.nat(), cut: fc.nat({ max: 20 }), insert: piece });
  return {
    ...{ name: "mutated pages", weight: 1 },
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

/** Values of the project's own models, whole and damaged, judged by validators and by Ajv. */
async function values(pages: readonly SourceFile[]): Promise<Target> {
  const { files, model } = emitUnformatted(pages, defaultSettings);
  const validatorsOf = validatorsIn(await importGenerated(files), model);
  const bundle = files.find(({ path }) => path === "json-schema/schema.json")?.text ?? "";
  const ajv = ajvOpinion(bundle, model, "passthrough");
  const ids = checkedIds(model);
  return {
    ...{ name: "values", weight: 300 },
    run: (seed, executions) => {
      const random = new Random(seed);
      const make = valueMaker(model, random);
      for (let count = 0; count < executions; count += 1) {
        const id = random.pick(ids);
        const value = count % 2 === 0 ? make(id) : mutated(make(id), random);
        const ours = validatorsOf(id).is(value);
        holds(ours === ajv(id, value), `${id} ${String(ours)}: ${JSON.stringify(value)}`);
      }
    },
  };
}

/** Everything that is tried. */
export async function fuzzTargets(): Promise<readonly Target[]> {
  const folder = join(import.meta.dirname, "../../spec");
  const { value: pages } = await readSpec(folder, { include: ["**/*.md"], exclude: [] });
  return [...encoders, cells, bytes, configs, mutatedPages(pages), await values(pages)];
}
