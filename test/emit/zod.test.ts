import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../../generator/config/settings.ts";
import { namesOf } from "../../generator/emit/names/model-path.ts";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import { schemaName } from "../../generator/emit/zod/schema-name.ts";
import { emittedSpec } from "../../generator/model/envelope.ts";
import type { Field } from "../../generator/model/model.ts";
import type { ModelId } from "../../generator/model/type.ts";
import { readSpec } from "../../generator/read/source/read-spec.ts";
import type { SourceFile } from "../../generator/read/source/source-file.ts";
import { compile } from "../support/compile.ts";
import { corpusNames, hasCorpora, readCorpus } from "../support/corpora.ts";
import { checkedIds, validatorsIn } from "../support/generated.ts";
import { Random } from "../support/random.ts";
import { writeTree } from "../support/tree.ts";
import { emitUnformatted } from "../support/validators-of.ts";
import { mutated, valueMaker } from "../support/values.ts";

// The schemas for zod and the validators are written by different code, but they must agree about every value.

const root = join(import.meta.dirname, "../..");

interface Schema {
  readonly safeParse: (value: unknown) => { readonly success: boolean; readonly data?: unknown };
}

type Emitted = ReturnType<typeof emitUnformatted>;

/** Returns the exports of both, bundled as a user's bundler would. */
async function imported({ files }: Emitted): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(join(tmpdir(), "modelmark-zod-"));
  try {
    await writeTree(folder, new Map(files.map(({ path, text }) => [path, text])));
    const contents = 'export * from "./index"; export * as zod from "./zod/index";';
    const outfile = join(folder, "bundle.mjs");
    await build({
      ...{ stdin: { contents, resolveDir: folder, loader: "ts" }, outfile, bundle: true },
      ...{ format: "esm", logLevel: "error", nodePaths: [join(root, "node_modules")] },
    });
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    return (await import(pathToFileURL(outfile).href)) as Record<string, unknown>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Adds keys to the objects of a value that have the names of properties, which nothing on the wire has. */
function withPropertyNames(value: unknown, fields: readonly Field[], random: Random): unknown {
  if (Array.isArray(value)) return value.map((item) => withPropertyNames(item, fields, random));
  if (typeof value !== "object" || value === null || fields.length === 0) return value;
  const entries = Object.entries(value);
  const own = entries.map(([key, item]) => [key, withPropertyNames(item, fields, random)]);
  const relatives = fields.filter((field) => Object.hasOwn(value, field.wireName));
  const added = [random.pick(relatives.length === 0 ? fields : relatives), random.pick(fields)];
  return {
    ...Object.fromEntries(added.map(({ propertyName }) => [propertyName, random.pick(odd)])),
    ...(Object.fromEntries(own) as object),
    ...Object.fromEntries(
      added.slice(1).map(({ propertyName }) => [propertyName, random.pick(odd)]),
    ),
  };
}

const odd = [null, 7, "x", {}, [{}]];

async function compare(emitted: Emitted, perModel: number): Promise<readonly string[]> {
  const { model } = emitted;
  const bundle = await imported(emitted);
  const validatorsOf = validatorsIn(bundle, model);
  const plan = planNames(emittedSpec(model)).value;
  const schemaOf = (id: ModelId): Schema => {
    const own = namesOf(plan, id);
    const index = bundle["zod"] as Record<string, unknown>;
    const space = own.namespaceName === null ? index : index[own.namespaceName];
    const schema = (space as Record<string, Schema>)[schemaName(own)];
    if (schema === undefined) throw new Error(`${id}: no schema`);
    return schema;
  };
  const renamed = emitted.model.models
    .flatMap((one) => (one.kind === "object" ? one.fields : []))
    .filter(({ wireName, propertyName }) => wireName !== propertyName);
  const random = new Random(20_240_229);
  const make = valueMaker(model, random);
  const disagreements: string[] = [];
  const accepted = [0, 0];
  for (const id of checkedIds(model)) {
    const { validate, is } = validatorsOf(id);
    const schema = schemaOf(id);
    const judge = (value: unknown): void => {
      const [ours, theirs] = [validate(value).ok, schema.safeParse(value)];
      accepted[ours ? 0 : 1] = (accepted[ours ? 0 : 1] ?? 0) + 1;
      const shown = `${id} ${String(ours)}: ${JSON.stringify(value)}`;
      if (ours !== theirs.success) disagreements.push(shown);
      else if (ours && !is(theirs.data)) disagreements.push(`${shown} has another type after zod`);
    };
    for (let index = 0; index < perModel; index += 1) {
      const value = make(id);
      judge(value);
      judge(mutated(value, random));
      judge(withPropertyNames(value, renamed, random));
    }
  }
  console.info(`${accepted[0]} accepted, ${accepted[1]} refused by both`);
  expect(Math.min(...accepted)).toBeGreaterThan(10);
  return disagreements;
}

async function pagesOf(name: string): Promise<readonly SourceFile[]> {
  const folder = join(import.meta.dirname, "../cases", name, "input");
  return (await readSpec(folder, { include: ["**/*.md"], exclude: [] })).value;
}

function emitted(pages: readonly SourceFile[], settings: Partial<Settings> = {}): Emitted {
  const emit = ["interfaces", "validators", "zod"] as const;
  return emitUnformatted(pages, { ...defaultSettings, emit, ...settings });
}

const sections = ["recursion", "unions", "dates", "enums", "camel-case-properties"];

test.each([
  {},
  { dates: "Date", properties: "camelCase" },
  { layout: "single", enums: "open" },
] as const)("schemas compile beside the types they are annotated with: %j", async (variant) => {
  const files = await Promise.all(
    sections.map(async (name) =>
      emitted(await pagesOf(name), variant).files.map(({ path, text }) => {
        return { path: `${name}/${path}`, text };
      }),
    ),
  );
  // Most of the time goes into the types of zod, so all are compiled together.
  expect(await compile(files.flat(), "typescript", "bundler")).toEqual([]);
});

const variants: readonly Partial<Settings>[] = [
  {},
  { dates: "Date", properties: "camelCase" },
  { enums: "open", unsafeIntegers: "accept" },
];

describe.skipIf(!hasCorpora)("zod and our validators agree about values of", () => {
  test.each(corpusNames.flatMap((name) => variants.map((variant) => [name, variant] as const)))(
    "%s with %j",
    async (name, variant) => {
      expect(await compare(emitted(await readCorpus(name), variant), 30)).toEqual([]);
    },
  );
});

describe("zod and our validators agree about values of our own cases:", () => {
  const cases = [
    "recursion",
    "unions",
    "dates",
    "enums",
    "primitives",
    "untold-null",
    "containers",
  ];
  test.each(cases.flatMap((name) => variants.map((variant) => [name, variant] as const)))(
    "%s with %j",
    async (name, variant) => {
      expect(await compare(emitted(await pagesOf(name), variant), 60)).toEqual([]);
    },
  );
});

function page(title: string, section: string, rows: readonly (readonly string[])[]): SourceFile {
  const table = rows.map((cells) => `| ${cells.join(" | ")} |`);
  const text = [`# ${title}`, "", `## ${section}`, "", ...table, ""].join("\n");
  return { path: `models/shared/${title.toLowerCase()}.md`, text };
}

function objectPage(title: string, fields: readonly (readonly string[])[]): SourceFile {
  const head = [
    ["Field", "Type", "Required", "Description"],
    ["---", "---", "---", "---"],
  ];
  return page(title, "Fields", [...head, ...fields.map((field) => [...field, "N/A"])]);
}

const required = ":heavy_check_mark:";

function inheritingPage(title: string, mark: string): SourceFile {
  const texts = ["constructor", "toString", "hasOwnProperty"].map((key) => [
    key,
    "*::String*",
    mark,
  ]);
  const anything = ["valueOf", "*::Object*", mark];
  return objectPage(title, [["id", "*::Integer*", required], ...texts, anything]);
}

test.each(variants)(
  "zod takes no inherited property for a key of the value: %j",
  async (variant) => {
    const pages = [
      inheritingPage("Optional", ":heavy_minus_sign:"),
      inheritingPage("Required", required),
    ];
    const both = emitted(pages, { ...variant, wire: "verbatim" });
    expect(await compare(both, 100)).toEqual([]);
    expect(await compile(both.files, "typescript", "bundler")).toEqual([]);
  },
);

test("an object with an unknown tag has no key that other members give their tag", async () => {
  const names = ["Card", "Cash"];
  const members = names.flatMap((name) => [
    page(`${name}Kind`, "Values", [
      ["Name", "Value"],
      ["---", "---"],
      [name.toUpperCase(), name.toLowerCase()],
    ]),
    objectPage(`${name}Pay`, [
      [
        "pay_kind",
        `[Models::Shared::${name}Kind](../../models/shared/${name.toLowerCase()}kind.md)`,
        required,
      ],
    ]),
  ]);
  const union = names.map((name) => `Models::Shared::${name}Pay`).join(", ");
  const pages = [
    ...members,
    { path: "models/shared/pay.md", text: "# Pay\n" },
    objectPage("Holder", [["pay", `[T.any(${union})](../../models/shared/pay.md)`, required]]),
  ];
  const both = emitted(pages, { wire: "verbatim", enums: "open", properties: "camelCase" });
  expect(both.files.some(({ text }) => text.includes("taken: ["))).toBe(true);
  expect(await compare(both, 100)).toEqual([]);
  expect(await compile(both.files, "typescript", "bundler")).toEqual([]);
});
