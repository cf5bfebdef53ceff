import type {
  DataModel,
  EnumModel,
  Field,
  ObjectModel,
  UnionModel,
} from "../../generator/model/model.ts";
import { modelId, type TypeNode } from "../../generator/model/type.ts";

// Models that are made without pages, for tests of one function.

const start = { line: 1, column: 1 };
const source = { file: "page.md", start, end: start };

function base(id: string) {
  const [name = "", ...folders] = id.split("/").toReversed();
  const namespace = folders.toReversed().join("/");
  return {
    ...{ id: modelId(namespace, name), namespace, name, source },
    ...{ description: "", deprecation: null },
  };
}

/** A required string field, unless the test says otherwise. */
export function plainField(wireName: string, more: Partial<Field> = {}): Field {
  return {
    ...{ wireName, docName: wireName, propertyName: wireName, required: true, nullable: false },
    ...{ deprecation: null, description: "", examples: [], transport: false, source },
    ...{ type: { kind: "string" }, ...more },
  };
}

export function plainObject(id: string, fields: readonly Field[] = []): ObjectModel {
  return { ...base(id), kind: "object", fields, additionalProperties: null };
}

export function plainEnum(id: string, values: readonly (string | number)[]): EnumModel {
  const valueType = values.every((value) => typeof value === "number") ? "integer" : "string";
  const members = values.map((value) => ({ name: String(value), value }));
  return { ...base(id), kind: "enum", valueType, open: false, members };
}

export function plainUnion(id: string, members: readonly TypeNode[]): UnionModel {
  return { ...base(id), kind: "union", members, discriminator: null };
}

export function refTo({ id }: Pick<DataModel, "id">): TypeNode {
  return { kind: "ref", id };
}
