import { describe, expect, test } from "vitest";
import { generate, type ApiSettings } from "../../generator/index.ts";
import { compile } from "../support/compile.ts";
import { importGenerated, type Result } from "../support/generated.ts";
import { objectPage } from "../support/object-page.ts";
import { generateFrom } from "../support/validators-of.ts";

// Settings that are off by default: what they do, and that they leave no trace while they are off.

const pages = [
  {
    path: "models/components/client.md",
    text: objectPage("Client", ["id", "*::String*", true], ["tags", "T::Array<*::String*>", true]),
  },
  {
    path: "models/operations/client.md",
    text: objectPage("Client", [
      ...([
        "client",
        "[Models::Components::Client](../../models/components/client.md)",
        true,
      ] as const),
    ]),
  },
  {
    path: "models/components/leaf.md",
    text: objectPage(
      "Leaf",
      ["next_", "[T.nilable(Models::Components::Leaf)](../../models/components/leaf.md)", false],
      ["extra", "T::Hash[Symbol, ::String]", false],
      ["at", "[Date](https://ruby-doc.org/Date.html)", true],
    ),
  },
];

async function filesWith(settings: ApiSettings): Promise<ReadonlyMap<string, string>> {
  const { files, diagnostics } = await generate({ pages, settings });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return new Map(files.map(({ path, text }) => [path, text]));
}

type Functions = Readonly<Record<string, (value: unknown, options?: object) => unknown>>;

async function functionsWith(settings: ApiSettings): Promise<Functions> {
  const files = await filesWith(settings);
  return (await importGenerated([...files].map(([path, text]) => ({ path, text })))) as Functions;
}

const code = (files: ReadonlyMap<string, string>): { path: string; text: string }[] =>
  [...files].flatMap(([path, text]) => (path.endsWith(".ts") ? [{ path, text }] : []));

describe("layout: single", () => {
  const settings: ApiSettings = { layout: "single", dates: "Date", readonly: true };

  test("has one module of types and one of validators, which compile", async () => {
    const files = code(await filesWith(settings));
    const paths = files.map(({ path }) => path).sort();
    expect(paths).toEqual(["index.ts", "models.ts", "runtime.ts", "validators.ts"]);
    expect(await compile(files, "typescript", "nodenext")).toEqual([]);
  });

  test("with types alone and no index, one module is all there is", async () => {
    const files = await filesWith({ layout: "single", index: false, emit: ["interfaces"] });
    expect([...files.keys()]).toEqual(["models.ts"]);
  });

  test("models of one name are told apart, and work", async () => {
    const functions = await functionsWith(settings);
    const client = { id: "a", tags: [] };
    expect(functions["isClient"]?.(client)).toBe(true);
    expect(functions["isClient2"]?.({ client })).toBe(true);
    expect(functions["isClient2"]?.({ client: {} })).toBe(false);
    const node = functions["parseLeaf"]?.({
      at: "2024-02-29T12:00:00Z",
      next: { at: "2024-02-29T12:00:00Z" },
    });
    expect(node).toMatchObject({
      at: new Date("2024-02-29T12:00:00Z"),
      next: { at: expect.any(Date) as Date },
    });
  });

  test("docs say where to import from", async () => {
    const files = await filesWith(settings);
    expect(files.get("docs/components/client.md")).toContain('from "./generated/validators.js"');
  });
});

test("readonly: properties, arrays and maps cannot be written to, and the rest is as it was", async () => {
  const files = await filesWith({ readonly: true });
  const types = [
    files.get("models/components/client.ts"),
    files.get("models/components/leaf.ts"),
  ].join("\n");
  expect(types).toContain("readonly tags: readonly string[];");
  expect(types).toContain("readonly extra?: Readonly<Record<string, string>> | null | undefined;");
  const use = (line: string): { path: string; text: string }[] => [
    ...code(files),
    {
      path: "use.ts",
      text: `import type { components } from "./index.js";\nexport function use(one: components.Client): void {\n  ${line}\n}\n`,
    },
  ];
  expect((await compile(use('one.tags.push("a");'), "typescript", "nodenext")).join()).toContain(
    "TS2339",
  );
  expect((await compile(use('one.id = "a";'), "typescript", "nodenext")).join()).toContain(
    "TS2540",
  );
  const writable = await filesWith({});
  expect(writable.get("validators/components/client.ts")).toBe(
    files.get("validators/components/client.ts"),
  );
});

describe("partialValidators", () => {
  test("take any part of an object, and nothing else", async () => {
    const functions = await functionsWith({ partialValidators: true });
    const validate = (functions["components"] as unknown as Functions)["validatePartialClient"];
    expect(validate?.({})).toEqual({ ok: true, value: {} });
    expect(validate?.({ tags: ["a"] })).toEqual({ ok: true, value: { tags: ["a"] } });
    expect(validate?.({ tags: [1] })).toMatchObject({ ok: false, issues: [{ path: ["tags", 0] }] });
    expect(validate?.(null)).toMatchObject({ ok: false, issues: [{ code: "type" }] });
    const outer = (functions["operations"] as unknown as Functions)["validatePartialClient"];
    // An object that is present must be complete.
    expect(outer?.({ client: {} })).toMatchObject({
      ok: false,
      issues: [{ code: "required" }, { code: "required" }],
    });
  });

  test("find keys that only reading finds, at any depth", async () => {
    const functions = await functionsWith({ partialValidators: true });
    const inner = (functions["components"] as unknown as Functions)["validatePartialClient"];
    const outer = (functions["operations"] as unknown as Functions)["validatePartialClient"];
    class WithGetter {
      #id = 5;
      get id(): number {
        return this.#id;
      }
    }
    const hidden = Object.defineProperty({}, "tags", { value: "a" });
    for (const [key, value] of [
      ["id", new WithGetter()],
      ["tags", hidden],
    ] as const) {
      for (const unknownKeys of ["passthrough", "strip", "strict"] as const) {
        const issue = { code: "type", path: [key], expected: "plain data" };
        expect(inner?.(value, { unknownKeys })).toMatchObject({ ok: false, issues: [issue] });
        const client = Object.assign(value, key === "id" ? { tags: [] } : { id: "a" });
        expect(outer?.({ client }, { unknownKeys })).toMatchObject({ ok: false });
      }
    }
    expect(inner?.(Object.defineProperty({}, "other", { value: 1 }))).toMatchObject({ ok: true });
  });

  test("are not there by default", async () => {
    const files = await filesWith({});
    expect(
      [...files].filter(
        ([path, text]) => path !== "runtime.ts" && text.includes("validatePartial"),
      ),
    ).toEqual([]);
  });
});

test("issueMessages: path says where in the message, once", async () => {
  const functions = await functionsWith({ issueMessages: "path" });
  const { validateClient, parseClient } = functions["operations"] as unknown as Functions;
  const result = validateClient?.({ client: { id: 1 } }) as Result & { ok: false };
  expect(result.issues.map(({ message }) => message)).toEqual([
    "client.id: expected string, received number",
    "client.tags: required, expected array",
  ]);
  expect(() => parseClient?.({ client: { id: 1, tags: [] } })).toThrow(
    /^Invalid Client: client\.id: expected string, received number$/,
  );
  expect(validateClient?.(1)).toMatchObject({
    issues: [{ message: "Expected object, received number" }],
  });
});

test("info: what documents say of themselves", async () => {
  const info = { title: "Acme", version: "2.3.4", schemaId: "https://acme.example/schema.json" };
  const files = await filesWith({ info });
  expect(JSON.parse(files.get("openapi.json") ?? "")).toMatchObject({
    info: { title: "Acme", version: "2.3.4" },
  });
  expect(JSON.parse(files.get("json-schema/schema.json") ?? "")).toMatchObject({
    $id: info.schemaId,
    title: "Acme",
  });
});

test.each([{ properties: "camelCase", partialValidators: true }, { strictGuards: true }] as const)(
  "functions of models in one module never share a name with %o",
  async (settings) => {
    const row = ["created_at", "*::String*", true] as const;
    const titles = ["Foo", "FooJson", "FooAt", "PartialFoo", "FooWire", "JsonFoo", "StrictlyFoo"];
    const pages = titles.flatMap((title) =>
      ["a", "b"].map(
        (folder) => [`${folder}/${title.toLowerCase()}.md`, objectPage(title, [...row])] as const,
      ),
    );
    const { files } = await generateFrom(Object.fromEntries(pages), {
      ...{ layout: "single", ...settings },
    });
    const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
    const declared = [
      ...(texts["validators.ts"] ?? "").matchAll(/^(?:export )?(?:function|const) (\w+)/gm),
    ];
    const names = declared.map(([, name]) => name);
    expect(names.length).toBeGreaterThan(100);
    expect(names).toEqual([...new Set(names)]);
  },
);
