import type { DataModel, Field, SpecModel } from "../../generator/model/model.ts";
import { modelId, type ModelId, type TypeNode } from "../../generator/model/type.ts";
import type { Random } from "./random.ts";

// Specs whose unions have no key that tells their members apart, and whose members share keys, at any depth.

const objectCount = 14;
const unionCount = 20;

const idOf = (name: string): ModelId => modelId("shared", name);

const keys = ["id", "created_at", "birth_day", "sub_items", "by_name", "next_part", "state"];

/** Returns a spec with such unions, and the ids of the unions. */
export function randomUnions(random: Random): {
  readonly model: SpecModel;
  readonly unions: readonly ModelId[];
} {
  const objects = Array.from({ length: objectCount }, (_, index) => objectOf(index, random));
  const unions = Array.from({ length: unionCount }, (_, index) => unionOf(index, random));
  const state: DataModel = {
    ...base("State"),
    ...{ kind: "enum", valueType: "string", open: false },
    members: [{ name: "On", value: "on" }],
  };
  const models = [...objects, ...unions, state].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { model: { models }, unions: unions.map(({ id }) => id) };
}

/** Returns the same spec with the members of all unions in the opposite order. */
export function withMembersReversed({ models }: SpecModel): SpecModel {
  return {
    models: models.map((model) =>
      model.kind === "union" ? { ...model, members: model.members.toReversed() } : model,
    ),
  };
}

function base(
  name: string,
): Pick<DataModel, "id" | "namespace" | "name" | "description" | "deprecation" | "source"> {
  return {
    ...{ id: idOf(name), namespace: "shared", name, description: "", deprecation: null },
    source: {
      file: `models/shared/${name.toLowerCase()}.md`,
      start: { line: 1, column: 1 },
      end: { line: 1, column: 1 },
    },
  };
}

function objectOf(index: number, random: Random): DataModel {
  const { source } = base("");
  const fields = keys
    .filter(() => random.chance(0.5))
    .map((wireName): Field => {
      const type = fieldType(random);
      const isPlain = ["string", "date", "datetime", "integer"].includes(type.kind);
      return {
        ...{ docName: wireName, wireName, propertyName: camelCase(wireName), type, source },
        // Only fields with plain types may be required, so that every value ends.
        ...{ required: isPlain && random.chance(0.3), nullable: random.chance(0.2) },
        ...{ deprecation: null, description: "", examples: [], transport: false },
      };
    });
  return { ...base(`Object${index}`), kind: "object", fields, additionalProperties: null };
}

function camelCase(name: string): string {
  return name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

function fieldType(random: Random): TypeNode {
  const inner = (): TypeNode =>
    random.chance(0.5)
      ? { kind: "ref", id: idOf(`Union${random.below(unionCount)}`) }
      : { kind: "ref", id: idOf(`Object${random.below(objectCount)}`) };
  return random.pick<() => TypeNode>([
    () => ({ kind: "string" }),
    () => ({ kind: "date" }),
    () => ({ kind: "datetime" }),
    () => ({ kind: "integer" }),
    () => ({ kind: "ref", id: idOf("State") }),
    inner,
    inner,
    () => ({ kind: "array", items: inner() }),
    () => ({ kind: "map", values: inner() }),
    () => ({ kind: "union", members: [inner(), { kind: "array", items: inner() }] }),
  ])();
}

function unionOf(index: number, random: Random): DataModel {
  const object = (): TypeNode => ({ kind: "ref", id: idOf(`Object${random.below(objectCount)}`) });
  const others: (() => TypeNode)[] = [
    () => ({ kind: "array", items: object() }),
    () => ({ kind: "map", values: object() }),
    // A union may refer only to unions before it, because it cannot be its own member.
    () => (index === 0 ? object() : { kind: "ref", id: idOf(`Union${random.below(index)}`) }),
    () => ({ kind: "string" }),
    () => ({ kind: "date" }),
  ];
  const members = [object(), object()];
  while (random.chance(0.5)) members.push(random.chance(0.5) ? object() : random.pick(others)());
  return { ...base(`Union${index}`), kind: "union", members, discriminator: null };
}
