import { describe, expect, test } from "vitest";
import type { Overrides, Settings } from "../generator/config/settings.ts";
import type { TypeNode } from "../generator/model/type.ts";
import { modelId } from "../generator/model/type.ts";
import { compile, typescriptVersions } from "./support/compile.ts";
import { objectPage } from "./support/object-page.ts";
import { generateFrom, validatorsOf } from "./support/validators-of.ts";

// Unions that contain themselves, or a type that absorbs all others.

interface OddUnion {
  /** The type in the cell that links to the page of the union. */
  readonly cell?: string;
  readonly overrides?: Overrides;
  /** The type of the union, as it is printed. */
  readonly type: string;
}

const ref: TypeNode = { kind: "ref", id: modelId("shared", "V") };
const text: TypeNode = { kind: "string" };
const nullable = (of: TypeNode): TypeNode => ({ kind: "nullable", of });
const union = (...members: readonly TypeNode[]): TypeNode => ({ kind: "union", members });
const members = (...some: readonly (TypeNode | string)[]): Overrides => ({
  "shared/V": { members: some },
});

const unions: Readonly<Record<string, OddUnion>> = {
  "itself in a nested union": {
    cell: "T.any(T.any(Models::Shared::V, ::String), ::Integer)",
    type: "string | number",
  },
  "itself in a nullable union": {
    overrides: members(nullable(union({ kind: "boolean" }, ref)), "string"),
    type: "boolean | null | string",
  },
  "itself or null": {
    cell: "T.any(T.nilable(Models::Shared::V), ::String)",
    type: "string | null",
  },
  "itself or null, by an override": {
    overrides: members(nullable(ref), "string"),
    type: "string | null",
  },
  "itself beside a type that is null already": {
    overrides: members(nullable(ref), "integer", nullable(text)),
    type: "number | string | null",
  },
  "itself in a list": {
    overrides: members({ kind: "array", items: ref }, "string"),
    type: "V[] | string",
  },
  "nothing but itself": { overrides: members(nullable(union(ref, ref))), type: "unknown" },
  "a model that does not exist": {
    cell: "T.any(Models::Shared::P, Models::Shared::Gone)",
    type: "unknown",
  },
  "unknown and a model": { overrides: members("unknown", "P"), type: "unknown" },
  "unknown deep inside": {
    overrides: members(
      nullable(union({ kind: "array", items: ref }, nullable({ kind: "unknown" }))),
      "P",
    ),
    type: "unknown",
  },
  "a member that is ignored": {
    cell: "T.any(Models::Shared::P, Models::Shared::Q)",
    overrides: { "shared/Q": { ignore: true } },
    type: "unknown",
  },
};

/** Returns the pages of a union. Its own page has only a title, so cells or an override list its members. */
function pagesOf({ cell }: OddUnion): Readonly<Record<string, string>> {
  const type = `[${cell ?? "Models::Shared::V"}](../../models/shared/v.md)`;
  return {
    "shared/v.md": "# V\n",
    "shared/p.md": objectPage("P", ["p", "*::String*", true]),
    "shared/q.md": objectPage("Q", ["q", "*::String*", true]),
    "shared/holder.md": objectPage(
      "Holder",
      ["v", type, true],
      ["list", `T::Array<${type}>`, false],
    ),
  };
}

const emit: Settings["emit"] = ["interfaces", "validators", "zod"];

async function generated(one: OddUnion, settings: Partial<Settings> = {}) {
  const overrides = one.overrides ?? {};
  const { files } = await generateFrom(pagesOf(one), { ...settings, emit, overrides });
  return files.filter(({ path }) => path.endsWith(".ts"));
}

describe("a union of", () => {
  test.each(Object.entries(unions))("%s has a type", async (_what, one) => {
    const files = await generated(one);
    const file = files.find(({ path }) => path === "models/shared/v.ts");
    expect(/export type V =(?<type>[^;]*)/.exec(file?.text ?? "")?.groups?.["type"]?.trim()).toBe(
      one.type,
    );
  });

  test.each(typescriptVersions)(
    "each kind compiles with %s",
    async (version) => {
      const made = Object.values(unions).flatMap((one) =>
        (["per-model", "single"] as const).map((layout) =>
          generated(one, { layout, dates: "Date" }),
        ),
      );
      const code = (await Promise.all(made)).flatMap((files, at) =>
        files.map(({ path, text: content }) => ({ path: `${at}/${path}`, text: content })),
      );
      expect(await compile(code, version, "nodenext")).toEqual([]);
    },
    120_000,
  );

  test("itself beside others is checked by the others", async () => {
    const one = unions["itself in a nullable union"];
    const of = await validatorsOf(pagesOf({ type: "" }), { overrides: one?.overrides ?? {} });
    const { is, validate } = of("shared/V");
    for (const value of [true, null, "a"]) {
      expect(is(value)).toBe(true);
      expect(validate(value)).toEqual({ ok: true, value });
    }
    expect(is(1)).toBe(false);
    expect(validate(1)).toMatchObject({ issues: [{ code: "union" }] });
  });
});
