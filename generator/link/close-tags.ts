import type { Overrides } from "../config/settings.ts";
import { referencesOf, typesOf } from "../model/graph.ts";
import { mapTypes } from "../model/map-types.ts";
import type { EnumModel, Field, Model, ObjectModel, UnionModel } from "../model/model.ts";
import { visitType } from "../model/type-visitor.ts";
import type { ModelId, OtherType, TypeNode } from "../model/type.ts";
import { discriminatorAt, inferDiscriminator } from "./discriminator.ts";
import { tagValues, type ModelsById, type TagValue } from "./tag-values.ts";
import { tellingKeys, type TellingKey } from "./telling-keys.ts";
import { distinctTypes } from "./union-uses.ts";

/**
 * Closes open enums where they tell the members of unions apart, since a tag that may be anything tells nothing. What
 * such an enum may yet get is a member of its own of those unions.
 */
export function closeTags(models: readonly Model[], overrides: Overrides): readonly Model[] {
  if (!models.some((model) => model.kind === "enum" && model.open)) return models;
  const tags = new OpenTags(models, overrides);
  const opened = models.map((model) => tags.withOthers(model));
  return closed(opened, tags.positions);
}

/** By object, the keys that tell it from others. */
type Positions = ReadonlyMap<ModelId, ReadonlySet<string>>;

/** What tells the members of the unions of a spec apart. */
class OpenTags {
  readonly #models: ModelsById;
  readonly #overrides: Overrides;
  readonly #positions = new Map<ModelId, Set<string>>();
  /** The members of union models that have one for unknown tags. */
  readonly #known = new Map<ModelId, readonly TypeNode[] | null>();

  constructor(models: readonly Model[], overrides: Overrides) {
    this.#models = new Map(models.map((model) => [model.id, model]));
    this.#overrides = overrides;
  }

  /** As far as unions have been looked at. */
  get positions(): Positions {
    return this.#positions;
  }

  /** A model whose unions have members for unknown tags. */
  withOthers(model: Model): Model {
    if (model.kind !== "union") return mapTypes(model, (type) => this.#inType(type));
    const members = this.#membersOf(model);
    if (members === null) return mapTypes(model, (type) => this.#inType(type));
    const wanted = this.#overrides[model.id]?.discriminator;
    const found =
      wanted === undefined
        ? inferDiscriminator(members, this.#models)
        : discriminatorAt(wanted, members, this.#models);
    return { ...model, members, discriminator: model.discriminator ?? found };
  }

  /** The members of a union model with one for unknown tags; `null` where no tag is open. */
  #membersOf(model: UnionModel): readonly TypeNode[] | null {
    const known = this.#known.get(model.id);
    if (known !== undefined) return known;
    // No unions are left that name each other in a circle, but a list may lead back.
    this.#known.set(model.id, null);
    const wanted = this.#overrides[model.id]?.discriminator ?? model.discriminator?.wireName;
    const members = this.#opened(model.members, wanted);
    this.#known.set(model.id, members);
    return members;
  }

  #inType(type: TypeNode): TypeNode {
    return visitType<TypeNode>(type, {
      primitive: (kind) => ({ kind }),
      array: (items) => ({ kind: "array", items }),
      map: (values) => ({ kind: "map", values }),
      ref: (id) => ({ kind: "ref", id }),
      union: (members) => ({
        kind: "union",
        members: this.#opened(members, undefined) ?? members,
      }),
      nullable: (of) => ({ kind: "nullable", of }),
      literal: (value) => ({ kind: "literal", value }),
      other: (other) => other,
    });
  }

  #opened(members: readonly TypeNode[], wanted: string | undefined): readonly TypeNode[] | null {
    const objects = [...new Set(members.flatMap((member) => this.#objectsIn(member, [])))];
    const keys = tellingKeys(objects, this.#models, wanted);
    for (const { wireName, fields } of keys) {
      for (const { id } of fields.keys()) {
        this.#positions.set(id, (this.#positions.get(id) ?? new Set()).add(wireName));
      }
    }
    const others = keys.flatMap((key, index) =>
      othersBy(key, keys.slice(0, index), objects, this.#models),
    );
    if (others.length === 0) return null;
    // Members for unknown tags of a union inside this one would take what is known here.
    const plain = members.flatMap((member) => this.#flat(member));
    return distinctTypes([...plain.filter(({ kind }) => kind !== "other"), ...others]);
  }

  #objectsIn(type: TypeNode, seen: readonly ModelId[]): readonly ObjectModel[] {
    if (type.kind === "nullable") return this.#objectsIn(type.of, seen);
    if (type.kind === "union") return type.members.flatMap((one) => this.#objectsIn(one, seen));
    if (type.kind !== "ref" || seen.includes(type.id)) return [];
    const model = this.#models.get(type.id);
    const below = [...seen, type.id];
    if (model?.kind === "object") return [model];
    if (model?.kind === "union") return model.members.flatMap((one) => this.#objectsIn(one, below));
    if (model?.kind !== "envelope" || model.body === null) return [];
    return this.#objectsIn(model.body, below);
  }

  /** A member, or in place of a union with a member for unknown tags all of its members. */
  #flat(type: TypeNode): readonly TypeNode[] {
    if (type.kind === "union") return type.members.flatMap((member) => this.#flat(member));
    if (type.kind === "nullable") {
      const [first, ...others] = this.#flat(type.of);
      return first === undefined ? [type] : [{ kind: "nullable", of: first }, ...others];
    }
    const model = type.kind === "ref" ? this.#models.get(type.id) : undefined;
    if (model?.kind === "envelope" && model.body !== null) {
      const flat = this.#flat(this.#inType(model.body));
      return flat.some(({ kind }) => kind === "other") ? flat : [type];
    }
    return (model?.kind === "union" ? this.#membersOf(model) : null) ?? [type];
  }
}

/** The members for values of a key that no object has; none where no enum of the key is open. */
function othersBy(
  { wireName, propertyName, fields }: TellingKey,
  before: readonly TellingKey[],
  objects: readonly ObjectModel[],
  models: ModelsById,
): readonly OtherType[] {
  const valueTypes = new Set([...fields.values()].flatMap((one) => openType(one, models)));
  const all = objects.flatMap((one) => one.fields.filter((field) => field.wireName === wireName));
  const values = distinct(all.flatMap((field) => tagValues(field, models)));
  const given = before.flatMap((key) => givenBy(key, [...fields.keys()], models));
  return [...valueTypes].map((valueType) => {
    const isOfType = (value: TagValue): boolean =>
      (typeof value === "string") === (valueType === "string");
    const known = values.filter(isOfType);
    return { kind: "other", tag: { wireName, propertyName }, valueType, known, given };
  });
}

function givenBy(
  { wireName, propertyName, fields }: TellingKey,
  objects: readonly ObjectModel[],
  models: ModelsById,
): OtherType["given"] {
  const own = objects.flatMap((object) => fields.get(object) ?? []);
  if (own.length < objects.length) return [];
  const values = distinct(own.flatMap((field) => tagValues(field, models)));
  return [{ wireName, propertyName, values }];
}

function openType({ type }: Field, models: ModelsById): readonly EnumModel["valueType"][] {
  const model = type.kind === "ref" ? models.get(type.id) : undefined;
  return model?.kind === "enum" && model.open ? [model.valueType] : [];
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

/** Closes an enum that does nothing else than telling members apart, and writes out the values of others. */
function closed(models: readonly Model[], positions: Positions): readonly Model[] {
  const byId = new Map(models.map((model) => [model.id, model]));
  const isTag = ({ id }: Model, field: Field): boolean =>
    positions.get(id)?.has(field.wireName) === true && openType(field, byId).length > 0;
  const uses = countOf(models.flatMap(typesOf).flatMap(referencesOf));
  const tagUses = countOf(
    models.flatMap((model) =>
      model.kind !== "object"
        ? []
        : model.fields
            .filter((field) => !field.transport && isTag(model, field))
            .flatMap(({ type }) => referencesOf(type)),
    ),
  );
  const isOnlyTag = (id: ModelId): boolean => tagUses.get(id) === uses.get(id);
  return models.map((model): Model => {
    if (model.kind === "enum" && tagUses.has(model.id) && isOnlyTag(model.id)) {
      return { ...model, open: false, isOpenTag: true };
    }
    if (model.kind !== "object") return model;
    const fields = model.fields.map((field) => {
      const isWritten = isTag(model, field) && !referencesOf(field.type).every(isOnlyTag);
      return isWritten ? { ...field, type: listed(tagValues(field, byId)) } : field;
    });
    return { ...model, fields };
  });
}

function listed(values: readonly TagValue[]): TypeNode {
  const members = values.map((value): TypeNode => ({ kind: "literal", value }));
  const [only, ...more] = members;
  return only !== undefined && more.length === 0 ? only : { kind: "union", members };
}

function countOf(ids: readonly ModelId[]): ReadonlyMap<ModelId, number> {
  const counts = new Map<ModelId, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
