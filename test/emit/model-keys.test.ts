import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../generator/config/settings.ts";
import { modelKeys } from "../../generator/emit/model-keys.ts";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import type { Model, SpecModel } from "../../generator/model/model.ts";
import { buildModel } from "../../generator/pipeline.ts";
import { readSpec } from "../../generator/read/source/read-spec.ts";

// Files of a model are left as they are while its key stays, so whatever a model consists of must be part of the key.

const cases = ["unions", "enums", "bodies", "deprecated", "examples", "free-form"];

async function specOf(name: string): Promise<SpecModel> {
  const folder = join(import.meta.dirname, "../cases", name, "input");
  const pages = (await readSpec(folder, { include: ["**/*.md"], exclude: [] })).value;
  return buildModel(pages, { ...defaultSettings, wire: "verbatim" }).model;
}

interface Variant {
  /** Where the change is: `fields.0.type.kind`. */
  readonly at: string;
  readonly value: unknown;
}

/** Returns copies of a value in which one part, at any depth, is another. */
function variantsOf(value: unknown, at: string): readonly Variant[] {
  if (value instanceof Map) {
    const entries: readonly (readonly [unknown, unknown])[] = [...value];
    const reversed = { at: `${at} in another order`, value: new Map([...entries].reverse()) };
    const parts = variantsOf(entries, at).map((one) => {
      return { ...one, value: new Map(one.value as readonly (readonly [unknown, unknown])[]) };
    });
    return entries.length > 1 ? [...parts, reversed] : parts;
  }
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const shorter = items.length === 0 ? [] : [{ at: `${at} cut`, value: items.slice(0, -1) }];
    const inside = items.flatMap((item, index) =>
      variantsOf(item, `${at}.${index}`).map((one) => {
        return { ...one, value: items.with(index, one.value) };
      }),
    );
    return [...shorter, ...inside];
  }
  if (typeof value === "object" && value !== null) {
    // With another kind, it would be no model and no type.
    const entries = Object.entries(value).filter(([key]) => key !== "kind" && key !== "id");
    return entries.flatMap(([key, part]) =>
      variantsOf(part, `${at}.${key}`).map((one) => {
        return { ...one, value: { ...value, [key]: one.value } };
      }),
    );
  }
  switch (typeof value) {
    case "string":
      return [{ at, value: `${value}x` }];
    case "number":
      return [{ at, value: value + 1 }];
    case "boolean":
      return [{ at, value: !value }];
    default:
      // A type, where there may be one.
      return at.endsWith(".discriminator") ? [] : [{ at, value: { kind: "string" } }];
  }
}

describe.each(cases)("the keys of %s", (name) => {
  test("change with every part of a model", async () => {
    const spec = await specOf(name);
    const names = planNames(spec).value;
    const keysOf = (models: readonly Model[]) =>
      modelKeys({ ...spec, models }, names, "settings", (text) => text);
    const before = keysOf(spec.models);
    const unchanged = spec.models.flatMap((model, index) =>
      variantsOf(model, model.id).flatMap(({ at, value }) => {
        const keys = keysOf(spec.models.with(index, value as Model));
        return keys.get(model.id) === before.get(model.id) ? [at] : [];
      }),
    );
    expect(unchanged).toEqual([]);
  });
});
