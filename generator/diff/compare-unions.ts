import type { Discriminator, UnionModel } from "../model/model.ts";
import { referencesOf } from "../model/graph.ts";
import type { ModelId } from "../model/type.ts";
import { changeOf, type Change, type Pair } from "./change.ts";
import { textAfter } from "./compare-types.ts";
import { typeText } from "./type-text.ts";
import type { World } from "./world.ts";

/**
 * What became of a union: its members, and the key that tells them apart.
 *
 * @param isChanged whether a member, or an enum it uses, has findings of its own: the key follows from them
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
  const isGone = (id: ModelId): boolean => !world.renamed.has(id);
  const changes = [
    ...removed
      // A model that is gone is reported itself.
      .filter((type) => !referencesOf(type).some(isGone))
      .map((type) => {
        const from = typeText(type);
        return changeOf("union-member-removed", pair, {
          from,
          side: "old",
          span: pair.before.source,
        });
      }),
    ...added.map((type) => changeOf("union-member-added", pair, { to: typeText(type) })),
  ];
  return removed.length + added.length > 0 ? changes : compareTags(pair, world, isChanged);
}

function compareTags(
  pair: Pair<UnionModel>,
  { renamed }: World,
  isChanged: (id: ModelId) => boolean,
): readonly Change[] {
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
    }),
  ];
}

function tagText(tag: Discriminator | null, nameOf: (id: ModelId) => ModelId): string {
  if (tag === null) return "";
  const values = [...tag.mapping].map(([value, id]) => JSON.stringify([value, nameOf(id)])).sort();
  return JSON.stringify([tag.wireName, values]);
}
