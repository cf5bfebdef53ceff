import { emittedSpec } from "../../generator/model/envelope.ts";
import { containing, typesOf } from "../../generator/model/graph.ts";
import type { JsonValue, Model } from "../../generator/model/model.ts";
import { visitType } from "../../generator/model/type-visitor.ts";
import type { TypeNode } from "../../generator/model/type.ts";
import type { TypeDifference } from "./compare-types.ts";
import type { Fixture } from "./fixtures.ts";

// The known differences, and why no document could prevent them. Each explanation says exactly where its difference
// may occur.

/** A difference that is expected in every model that contains a cause. */
interface Explanation {
  readonly reason: string;
  /** The tools that have the difference; `null` for all of them. */
  readonly readers: readonly string[] | null;
  /** The direction in which types may differ. */
  readonly way: TypeDifference["way"];
  /** Whether verdicts differ too, because values that we refuse are accepted. */
  readonly passes: boolean;
  /** Whether a model causes the difference. The models that contain it then have it too. */
  readonly isCause: (model: Model) => boolean;
}

const explanations: readonly Explanation[] = [
  {
    reason:
      "no type says “any text but these”, and no tool reads `not`: a known tag passes with an unknown tag's member",
    ...{ readers: null, way: "wider", passes: true },
    isCause: (model) => typesOf(model).some(holdsOther),
  },
  {
    reason: "quicktype makes one object of the objects of a union, its keys optional",
    ...{ readers: ["quicktype-core"], way: "wider", passes: false },
    isCause: (model) =>
      (model.kind === "union" && model.members.length > 1) || typesOf(model).some(holdsUnion),
  },
  {
    reason: "quicktype makes numbers of integers that are listed",
    ...{ readers: ["quicktype-core"], way: "wider", passes: false },
    isCause: (model) => model.kind === "enum" && model.valueType === "integer",
  },
];

/** Explains why the differences of a fixture are not caused by our documents. */
export interface Explainer {
  /** @returns the reason, or `null` where there is none */
  readonly types: (reader: string, difference: TypeDifference) => string | null;
  /** Explains why a value passes that we refuse. */
  readonly verdict: (reader: string, definition: string) => string | null;
}

/** Finds out where in a fixture each known difference may occur. */
export function explainerOf({ model, definitions }: Fixture): Explainer {
  const spec = emittedSpec(model);
  const known = explanations.map((one) => {
    const ids = [...containing(spec, one.isCause)];
    return { ...one, where: new Set(ids.map((id) => definitions.get(id) ?? "")) };
  });
  const find = (reader: string, definition: string) =>
    known.filter(
      ({ readers, where }) => readers?.includes(reader) !== false && where.has(definition),
    );
  return {
    types: (reader, { definition, way }) =>
      find(reader, definition).find((one) => one.way === way)?.reason ?? null,
    verdict: (reader, definition) =>
      find(reader, definition).find(({ passes }) => passes)?.reason ?? null,
  };
}

/** Why a date-time that we accept may be refused. */
export const timesOfZod =
  "zod knows no leap seconds, and `T` and `Z` of date-times as capitals only; RFC 3339 has both";

/** Returns the same value, with its date-times in the form that zod accepts. */
export function withTimesOfZod(value: JsonValue): JsonValue {
  if (typeof value === "string") {
    return value.replace(/^\d{4}-\d\d-\d\dt.+$/i, (all) =>
      all.toUpperCase().replace(/:60(?=[.Z+-])/, ":59"),
    );
  }
  if (Array.isArray(value)) return value.map(withTimesOfZod);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withTimesOfZod(item)]),
  );
}

const holdsOther = holds({ other: true, union: false });
const holdsUnion = holds({ other: false, union: true });

function holds(what: { readonly other: boolean; readonly union: boolean }) {
  return (type: TypeNode): boolean =>
    visitType<boolean>(type, {
      primitive: () => false,
      literal: () => false,
      ref: () => false,
      array: (items) => items,
      map: (values) => values,
      nullable: (of) => of,
      union: (members) => what.union || members.includes(true),
      other: () => what.other,
    });
}
