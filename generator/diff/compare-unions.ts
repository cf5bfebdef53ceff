import type { Discriminator, UnionModel } from "../model/model.ts";
import { referencesOf } from "../model/graph.ts";
import type { ModelId, TypeNode } from "../model/type.ts";
import { axesOf } from "./axes.ts";
import { changeOf, type Change, type Pair } from "./change.ts";
import { textAfter, textLeftBehind } from "./compare-types.ts";
import { typeText } from "./type-text.ts";
import type { World } from "./world.ts";

/**
 * Compares two versions of a union: its members, and the key that tells them apart.
 *
 * @param isChanged Whether a model, or a model it refers to, has findings of its own. A change of the key then
 *   follows from them.
 */
export function compareUnions(
  pair: Pair<UnionModel>,
  world: World,
  isChanged: (id: ModelId) => boolean,
): readonly Change[] {
  const [old, now] = [pair.before.members, pair.after.members];
  const oldTexts = new Set(old.map((type) => textAfter(type, world)));
  const newTexts = new Set(now.map((type) => typeText(type)));
  const removed = old.filter((type) => !newTexts.has(textAfter(type, world)));
  const added = now.filter((type) => !oldTexts.has(typeText(type)));
  // A cell that still names a removed model lists `unknown` instead. The removal of the model itself is reported.
  const isUnresolved = world.unresolved.models.has(pair.after.id);
  const left = new Set(isUnresolved ? removed.map((type) => textLeftBehind(type, world)) : []);
  const isLeft = (type: TypeNode): boolean =>
    isUnresolved && newTexts.has(textLeftBehind(type, world));
  const changes = [
    ...removed
      // A union of anything still takes what it took before.
      .filter((type) => !newTexts.has("unknown") && !isLeft(type))
      .map((type) => {
        const from = typeText(type);
        return changeOf("union-member-removed", pair, {
          from,
          type,
          side: "old",
          span: pair.before.source,
        });
      }),
    ...added
      .filter((type) => !left.has(typeText(type)))
      .map((type) => changeOf("union-member-added", pair, { to: typeText(type) })),
  ];
  return removed.length + added.length > 0 ? changes : compareTags(pair, world, isChanged);
}

function compareTags(
  pair: Pair<UnionModel>,
  world: World,
  isChanged: (id: ModelId) => boolean,
): readonly Change[] {
  const { renamed } = world;
  const from = tagText(pair.before.discriminator, (id) => renamed.get(id) ?? id);
  const to = tagText(pair.after.discriminator, (id) => id);
  const members = pair.after.members.flatMap(referencesOf);
  if (from === to || members.some(isChanged)) return [];
  const key = (one: Discriminator | null): string =>
    one === null ? "no key" : `\`${one.wireName}\``;
  return [
    changeOf("union-tag-changed", pair, {
      from: key(pair.before.discriminator),
      to: key(pair.after.discriminator),
      ...(isToldByBoth(pair, world) ? { axes: axesOf("info", "info", "info", "info") } : {}),
    }),
  ];
}

/**
 * Whether each member has a fixed value under the old key and one under the new key. Then data and code go on as
 * before.
 */
function isToldByBoth({ before, after }: Pair<UnionModel>, world: World): boolean {
  return (
    before.discriminator !== null &&
    after.discriminator !== null &&
    isFixedBy(before.discriminator, world.before) &&
    isFixedBy(after.discriminator, world.after)
  );
}

function isFixedBy({ wireName, mapping }: Discriminator, models: World["after"]): boolean {
  return [...mapping].every(([value, id]) => {
    const model = models.get(id);
    if (model?.kind !== "object") return false;
    const field = model.fields.find((one) => one.wireName === wireName && one.required);
    return field !== undefined && isOnly(field.type, value, models);
  });
}

function isOnly(type: TypeNode, value: string | number, models: World["after"]): boolean {
  if (type.kind === "literal") return type.value === value;
  const model = type.kind === "ref" ? models.get(type.id) : undefined;
  if (model?.kind !== "enum" || model.open) return false;
  return model.members.every((member) => member.value === value);
}

function tagText(tag: Discriminator | null, nameOf: (id: ModelId) => ModelId): string {
  if (tag === null) return "";
  const values = [...tag.mapping].map(([value, id]) => JSON.stringify([value, nameOf(id)])).sort();
  return JSON.stringify([tag.wireName, values]);
}
