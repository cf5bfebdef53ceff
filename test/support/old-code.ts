import type { DataModel, EnumModel, Field, UnionModel } from "../../generator/model/model.ts";
import { dataSpec } from "../../generator/model/data-models.ts";
import { dataFields } from "../../generator/model/object-parts.ts";
import type { SpecModel } from "../../generator/model/model.ts";
import type { ModelId, TypeNode } from "../../generator/model/type.ts";

// The client from before a spec changed: payloads, code that writes them, and code that reads them. All of it is made
// from the old model alone, so whether it still works is not a matter of opinion.

type Models = ReadonlyMap<ModelId, DataModel>;

/** The client of a spec. */
export class OldClient {
  readonly #models: Models;

  constructor(spec: SpecModel) {
    this.#models = new Map(dataSpec(spec).models.map((model) => [model.id, model]));
  }

  get ids(): readonly ModelId[] {
    return [...this.#models.keys()];
  }

  /**
   * Returns valid values of a model: each field absent and in each of its forms, each enum value, and each union
   * member.
   */
  samples(id: ModelId, depth = 0): readonly unknown[] {
    const model = this.#models.get(id);
    if (model === undefined || depth > 3) return [];
    if (model.kind === "enum") {
      return [...model.members.map(({ value }) => value), ...(model.open ? ["unlisted"] : [])];
    }
    if (model.kind === "union") return model.members.flatMap((one) => this.#of(one, depth));
    return this.#objects(dataFields(model), model.additionalProperties, depth);
  }

  #objects(
    fields: readonly Field[],
    rest: TypeNode | null,
    depth: number,
  ): readonly Record<string, unknown>[] {
    const forms = fields.map((field) => ({ field, values: this.#ofField(field, depth) }));
    const base = Object.fromEntries(
      forms.flatMap(({ field, values: [first] }) =>
        first === undefined ? [] : [[field.wireName, first] as const],
      ),
    );
    const varied = forms.flatMap(({ field: { wireName }, values }) =>
      values.map((value) => ({ ...base, [wireName]: value })),
    );
    const required = fields.filter((one) => one.required).map(({ wireName }) => wireName);
    const least = Object.fromEntries(
      Object.entries(base).filter(([key]) => required.includes(key)),
    );
    const open =
      rest === null ? [] : this.#of(rest, depth).map((value) => ({ ...base, more: value }));
    return [...varied, least, ...open];
  }

  #ofField({ type, nullable }: Field, depth: number): readonly unknown[] {
    return [...this.#of(type, depth), ...(nullable ? [null] : [])];
  }

  #of(type: TypeNode, depth: number): readonly unknown[] {
    switch (type.kind) {
      case "string":
        return ["any text"];
      case "binary":
        return ["aGVsbG8="];
      case "integer":
        return [1];
      case "number":
        return [1, 1.5];
      case "boolean":
        return [true];
      case "date":
        return ["2020-02-29"];
      case "datetime":
        return ["2020-02-29T12:00:00Z"];
      case "unknown":
        return ["any text", 1.5, true, { a: 1 }, []];
      case "literal":
        return [type.value];
      case "array":
        return this.#of(type.items, depth).map((item) => [item]);
      case "map":
        return this.#of(type.values, depth).map((value) => ({ key: value }));
      case "nullable":
        return [...this.#of(type.of, depth), null];
      case "union":
        return type.members.flatMap((one) => this.#of(one, depth));
      case "other":
        // Code cannot write such a value, because the type of its tag accepts no literal.
        return [];
      case "ref":
        return this.samples(type.id, depth + 1);
    }
  }

  /** Returns code that creates every sample of a model as a value of its type. */
  writer(id: ModelId): string {
    const name = this.#name(id);
    const lines = this.samples(id).map(
      (value, index) => `export const made${index}: ${name} = ${JSON.stringify(value)};`,
    );
    return [`import type { ${name} } from "./index.js";`, ...lines].join("\n");
  }

  /** Returns code that reads every part of a model with its old type, and names each value and member. */
  reader(id: ModelId): string {
    const used = new Set<ModelId>();
    const pending = [id];
    const functions: string[] = [];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (used.has(next)) continue;
      used.add(next);
      const call = (other: ModelId): string => {
        pending.push(other);
        return `read${this.#name(other)}`;
      };
      const model = this.#models.get(next);
      if (model === undefined) continue;
      const body = this.#readModel(model, call);
      functions.push(`export function read${model.name}(v: ${model.name}): void {\n${body}\n}`);
    }
    const names = [...used].map((one) => this.#name(one)).join(", ");
    return [
      `import type { ${names} } from "./index.js";`,
      "function take<T>(value: T): void { void value; }",
      ...functions,
    ].join("\n");
  }

  /** Returns code that uses the values of an enum by their names. */
  named(id: ModelId): string {
    const model = this.#models.get(id);
    if (model?.kind !== "enum") return "export {};";
    const lines = model.members.map(
      ({ name }, at) => `export const n${at} = ${model.name}.${name};`,
    );
    return [`import { ${model.name} } from "./index.js";`, ...lines].join("\n");
  }

  #readModel(model: DataModel, call: (id: ModelId) => string): string {
    switch (model.kind) {
      case "object":
        return this.#readObject(dataFields(model), model.additionalProperties, call);
      case "enum":
        return readEnum(model);
      case "union":
        return this.#readUnion(model, call);
    }
  }

  #readObject(
    fields: readonly Field[],
    rest: TypeNode | null,
    call: (id: ModelId) => string,
  ): string {
    const reads = fields.map(({ wireName, type, required, nullable }) => {
      const value = `v[${JSON.stringify(wireName)}]`;
      const read = this.#read("f", type, call);
      const isThere = [required ? "" : "f !== undefined", nullable ? "f !== null" : ""];
      const test = isThere.filter((one) => one !== "").join(" && ");
      return `{ const f = ${value}; ${test === "" ? read : `if (${test}) { ${read} }`} }`;
    });
    return [...reads, ...(rest === null ? [] : ['take(v["more"]);'])].join("\n");
  }

  /** Reads a union whose members are all told apart by keys of their own, as if no other member could come. */
  #readUnion({ members }: UnionModel, call: (id: ModelId) => string): string {
    const types = members.map((type) => this.#text(type, call)).join(" | ");
    const lines = members.map((type) => {
      const model = type.kind === "ref" ? this.#models.get(type.id) : undefined;
      if (model?.kind !== "object" || type.kind !== "ref") return "";
      const [first] = dataFields(model);
      if (first === undefined) return "";
      const key = JSON.stringify(first.wireName);
      const tag = first.type.kind === "ref" ? this.#models.get(first.type.id) : undefined;
      if (tag?.kind === "enum") {
        const value = JSON.stringify(tag.members[0]?.value);
        return `if (v[${key}] === ${value}) ${call(type.id)}(v);`;
      }
      return `if (${key} in v) { const f = v[${key}]; ${this.#read("f", first.type, call)} }`;
    });
    return [...lines, `const all: ${types} = v; take(all);`].join("\n");
  }

  #read(value: string, type: TypeNode, call: (id: ModelId) => string): string {
    switch (type.kind) {
      case "array":
        return `for (const in_${value} of ${value}) { ${this.#read(`in_${value}`, type.items, call)} }`;
      case "map":
        return `for (const in_${value} of Object.values(${value})) { ${this.#read(`in_${value}`, type.values, call)} }`;
      case "nullable":
        return `if (${value} !== null) { ${this.#read(value, type.of, call)} }`;
      case "ref":
        return `${this.#compare(value, type.id)} ${call(type.id)}(${value});`;
      default:
        return `take<${this.#text(type, call)}>(${value});`;
    }
  }

  /** Compares an enum with each of its values, as readers do. */
  #compare(value: string, id: ModelId): string {
    const model = this.#models.get(id);
    if (model?.kind !== "enum") return "";
    const values = model.members.map((member) => JSON.stringify(member.value));
    return values.map((one) => `if (${value} === ${one}) take(${value});`).join(" ");
  }

  #text(type: TypeNode, call: (id: ModelId) => string): string {
    switch (type.kind) {
      case "string":
      case "date":
      case "datetime":
      case "binary":
        return "string";
      case "integer":
      case "number":
        return "number";
      case "boolean":
      case "unknown":
        return type.kind;
      case "literal":
        return JSON.stringify(type.value);
      case "array":
        return `readonly (${this.#text(type.items, call)})[]`;
      case "map":
        return `Readonly<Record<string, ${this.#text(type.values, call)}>>`;
      case "nullable":
        return `${this.#text(type.of, call)} | null`;
      case "union":
        return type.members.map((one) => this.#text(one, call)).join(" | ");
      case "other":
        return "Readonly<Record<string, unknown>>";
      case "ref":
        call(type.id);
        return this.#name(type.id);
    }
  }

  #name(id: ModelId): string {
    return this.#models.get(id)?.name ?? "unknown";
  }
}

function readEnum({ members, open, name }: EnumModel): string {
  const values = members.map(({ value }) => JSON.stringify(value));
  if (open) return values.map((value) => `if (v === ${value}) take(v);`).join("\n");
  const cases = values.map((value) => `case ${value}: take<${name}>(v); return;`);
  return `switch (v) {\n${cases.join("\n")}\ndefault: { const never: never = v; take(never); }\n}`;
}
