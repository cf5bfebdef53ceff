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
 * Closes open enums that tell the members of unions apart, because a tag that may have any value tells nothing apart.
 * Each such union gets an extra member for unknown tags instead.
 */
export function closeTags(models: readonly Model[], overrides: Overrides): readonly Model[] {
  if (!models.some((model) => model.kind === "enum" && model.open)) return models;
  const tags = new OpenTags(models, overrides);
  const opened = models.map((model) => tags.withOthers(model));
  return closed(opened, tags.positions);
}

/** The keys that tell an object from others, by object. */
type Positions = ReadonlyMap<ModelId, ReadonlySet<string>>;

/** The keys and tags that tell the members of unions apart, for all unions of a spec. */
class OpenTags {
  readonly #models: ModelsById;
  readonly #overrides: Overrides;
  readonly #positions = new Map<ModelId, Set<string>>();
  /** The members of union models with a member for unknown tags, `null` for a union without one. */
  readonly #openMembers = new Map<ModelId, readonly TypeNode[] | null>();

  constructor(models: readonly Model[], overrides: Overrides) {
    this.#models = new Map(models.map((model) => [model.id, model]));
    this.#overrides = overrides;
  }

  /** The keys found so far. It is complete once all unions have been processed. */
  get positions(): Positions {
    return this.#positions;
  }

  /** Returns a model whose unions have members for unknown tags. */
  withOthers(model: Model): Model {
    if (model.kind !== "union") return mapTypes(model, (type) => this.#inType(type));
    const members = this.#membersOf(model);
    if (members === null) return mapTypes(model, (type) => this.#inType(type));
    const wanted = this.#overrides[model.id]?.discriminator;
    const discriminator =
      wanted === undefined
        ? inferDiscriminator(members, this.#models)
        : discriminatorAt(wanted, members, this.#models);
    return { ...model, members, discriminator: model.discriminator ?? discriminator };
  }

  /** Returns the members of a union model with a member for unknown tags, or `null` if no tag is open. */
  #membersOf(model: UnionModel): readonly TypeNode[] | null {
    const earlier = this.#openMembers.get(model.id);
    if (earlier !== undefined) return earlier;
    // Unions no longer refer directly to each other in a circle, but a list may lead back to this union.
    this.#openMembers.set(model.id, null);
    const wanted = this.#overrides[model.id]?.discriminator ?? model.discriminator?.wireName;
    const members = this.#opened(model.members, wanted);
    this.#openMembers.set(model.id, members);
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
    // An inner union's member for unknown tags would also match tags that are known here, so it is left out.
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

  /**
   * Returns a member. If it is a union with a member for unknown tags, returns all of that union's members instead.
   */
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

/** Returns members for key values that no object has. There are none if no enum of the key is open. */
function othersBy(
  { wireName, propertyName, fields }: TellingKey,
  before: readonly TellingKey[],
  objects: readonly ObjectModel[],
  models: ModelsById,
): readonly OtherType[] {
  const valueTypes = new Set([...fields.values()].flatMap((one) => openType(one, models)));
  const all = objects.flatMap((one) => one.fields.filter((field) => field.wireName === wireName));
  const values = distinct(all.flatMap((field) => tagValues(field, models)));
  const earlierTags = before.flatMap((key) => givenBy(key, [...fields.keys()], models));
  return [...valueTypes].map((valueType) => {
    const isOfType = (value: TagValue): boolean =>
      (typeof value === "string") === (valueType === "string");
    const valuesOfType = values.filter(isOfType);
    const tag = { wireName, propertyName };
    // eslint-disable-next-line id-denylist -- `OtherType` is exported, so its properties keep their names.
    return { kind: "other", tag, valueType, known: valuesOfType, given: earlierTags };
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

/**
 * Closes each open enum that is used only to tell members apart. If an enum has other uses too, it stays open, and
 * the fields that are tags get its values as literals.
 */
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
