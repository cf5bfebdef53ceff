import { dataFields } from "../model/object-parts.ts";
import type { DataSpec } from "../model/data-models.ts";
import type { DataModel } from "../model/model.ts";
import { assertNever, type ModelId } from "../model/type.ts";
import { bestMatches, overlap, textSimilarity, type Candidate } from "./similarity.ts";
import { typeText } from "./type-text.ts";
import { byId, type World } from "./world.ts";

/** From here on two models are one that was renamed. */
const threshold = 0.65;

/** Finds which model of the new spec is which of the old one: by id, else by structure, name and description. */
export function matchModels(
  before: DataSpec,
  after: DataSpec,
  dates: World["dates"] = "string",
): World {
  const [old, now] = [byId(before), byId(after)];
  const gone = before.models.filter(({ id }) => !now.has(id));
  const fresh = after.models.filter(({ id }) => !old.has(id));
  const isKnown = (id: ModelId): boolean => old.has(id) && now.has(id);
  const candidates = gone.flatMap((one) =>
    fresh.flatMap((other): readonly Candidate<DataModel>[] => {
      const score = likeness(one, other, isKnown);
      return score < threshold ? [] : [{ before: one, after: other, score }];
    }),
  );
  const kept = before.models.flatMap(({ id }) => (now.has(id) ? [[id, id] as const] : []));
  const moved = bestMatches(candidates).map((one) => [one.before.id, one.after.id] as const);
  return { before: old, after: now, renamed: new Map([...kept, ...moved]), dates };
}

/** The same title in another folder is the same model if it is still the same kind; else structure must tell. */
function likeness(before: DataModel, after: DataModel, isKnown: (id: ModelId) => boolean): number {
  if (before.kind !== after.kind) return 0;
  const [old, now] = [partsOf(before, isKnown), partsOf(after, isKnown)];
  const structure = overlap(old, now);
  if (before.name === after.name) return 1 + structure;
  if (structure < 0.5) return 0;
  // One field of text says little, five that agree say everything.
  const weight = Math.min(0.7, 0.4 + 0.1 * Math.min(old.length, now.length));
  const name = textSimilarity(before.name.toLowerCase(), after.name.toLowerCase());
  const described = before.description !== "" && after.description !== "";
  const words = described
    ? (name + textSimilarity(before.description, after.description)) / 2
    : name;
  return weight * structure + (1 - weight) * words;
}

function partsOf(model: DataModel, isKnown: (id: ModelId) => boolean): readonly string[] {
  const nameOf = (id: ModelId): string => (isKnown(id) ? id : "(another)");
  switch (model.kind) {
    case "object":
      return dataFields(model).map(
        ({ wireName, type }) => `${wireName}: ${typeText(type, nameOf)}`,
      );
    case "enum":
      return model.members.map(({ value }) => String(value));
    case "union":
      return model.members.map((member) => typeText(member, nameOf));
    default:
      return assertNever(model);
  }
}
