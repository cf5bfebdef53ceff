import type { Overrides } from "../config/settings.ts";
import { componentsOf } from "../model/graph.ts";
import { mapTypes } from "../model/map-types.ts";
import type { Model, ObjectModel, UnionModel } from "../model/model.ts";
import { visitType } from "../model/type-visitor.ts";
import { assertNever, type ModelId, type OtherType, type TypeNode } from "../model/type.ts";
import { closeEnums, openType, type TagPositions } from "./close-enums.ts";
import { discriminatorAt, inferDiscriminator } from "./discriminator.ts";
import { aliasEdges } from "./flatten-circles.ts";
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
  return closeEnums(opened, tags.positions);
}

/** The keys and tags that tell the members of unions apart, for all unions of a spec. */
class OpenTags {
  readonly #models: ModelsById;
  readonly #overrides: Overrides;
  readonly #positions = new Map<ModelId, Set<string>>();
  /** The members of models with a member for unknown tags, `null` for a model without one. */
  readonly #openMembers = new Map<ModelId, readonly TypeNode[] | null>();
  readonly #objects = new Map<ModelId, readonly ObjectModel[]>();

  constructor(models: readonly Model[], overrides: Overrides) {
    this.#models = new Map(models.map((model) => [model.id, model]));
    this.#overrides = overrides;
    // Each model comes after those it refers to, so a chain of unions, however long, is never followed at once.
    for (const id of componentsOf(aliasEdges(models)).flat()) this.#flat({ kind: "ref", id });
  }

  /** The keys found so far. It is complete once all unions have been processed. */
  get positions(): TagPositions {
    return this.#positions;
  }

  /** Returns a model whose unions have members for unknown tags. */
  withOthers(model: Model): Model {
    const opened = model.kind === "union" ? this.#withMembers(model) : model;
    return mapTypes(opened, (type) => this.#inType(type));
  }

  #withMembers(model: UnionModel): UnionModel {
    const members = this.#membersOf(model);
    if (members === null) return model;
    const wanted = this.#overrides[model.id]?.discriminator;
    const discriminator =
      wanted === undefined
        ? inferDiscriminator(members, this.#models)
        : discriminatorAt(wanted, members, this.#models);
    return { ...model, members, discriminator: model.discriminator ?? discriminator };
  }

  /**
   * Returns the members of a union, or of the body of an envelope, with a member for unknown tags. Returns `null` for
   * any other model, and if no tag is open.
   */
  #membersOf(model: Model): readonly TypeNode[] | null {
    const earlier = this.#openMembers.get(model.id);
    if (earlier !== undefined) return earlier;
    // Unions no longer refer directly to each other in a circle, but a list may lead back to this union.
    this.#openMembers.set(model.id, null);
    const members = this.#findMembers(model);
    this.#openMembers.set(model.id, members);
    return members;
  }

  #findMembers(model: Model): readonly TypeNode[] | null {
    if (model.kind === "union") {
      const wanted = this.#overrides[model.id]?.discriminator ?? model.discriminator?.wireName;
      return this.#opened(model.members, wanted);
    }
    if (model.kind !== "envelope" || model.body === null) return null;
    const flat = this.#flat(this.#inType(model.body));
    return flat.some(({ kind }) => kind === "other") ? flat : null;
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
    const objects = this.#objectsIn({ kind: "union", members });
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

  /** Returns the objects among the members of a type, each once. */
  #objectsIn(type: TypeNode): readonly ObjectModel[] {
    if (type.kind === "nullable") return this.#objectsIn(type.of);
    if (type.kind === "union") return distinct(type.members.flatMap((one) => this.#objectsIn(one)));
    const model = type.kind === "ref" ? this.#models.get(type.id) : undefined;
    if (model === undefined) return [];
    const objects = this.#objects.get(model.id) ?? this.#objectsOf(model);
    this.#objects.set(model.id, objects);
    return objects;
  }

  #objectsOf(model: Model): readonly ObjectModel[] {
    switch (model.kind) {
      case "object":
        return [model];
      case "union":
        return this.#objectsIn(model);
      case "envelope":
        return model.body === null ? [] : this.#objectsIn(model.body);
      case "enum":
      case "unknown":
        return [];
      default:
        return assertNever(model);
    }
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
    return (model === undefined ? null : this.#membersOf(model)) ?? [type];
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

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
