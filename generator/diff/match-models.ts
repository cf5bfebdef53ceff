import { dataFields } from "../model/object-parts.ts";
import type { DataSpec } from "../model/data-models.ts";
import type { DataModel } from "../model/model.ts";
import { assertNever, type ModelId } from "../model/type.ts";
import { pairByKey, pairsToCompare, type Paired } from "./pairing.ts";
import { bestMatches, overlap, textSimilarity, type Candidate } from "./similarity.ts";
import { typeText } from "./type-text.ts";
import { byId, type World } from "./world.ts";

/** The score from which two models count as one renamed model. */
const threshold = 0.65;

/** Matches the models of both specs: by id, or else by structure, name and description. */
export function matchModels(
  before: DataSpec,
  after: DataSpec,
  settings: Pick<World, "dates" | "unresolved">,
): World {
  const [old, now] = [byId(before), byId(after)];
  const gone = before.models.filter(({ id }) => !now.has(id));
  const fresh = after.models.filter(({ id }) => !old.has(id));
  const isKnown = (id: ModelId): boolean => old.has(id) && now.has(id);
  const moved = findMoved(gone.map(measure(isKnown)), fresh.map(measure(isKnown)));
  const sameIds = before.models.flatMap(({ id }) => (now.has(id) ? [[id, id] as const] : []));
  return { before: old, after: now, renamed: new Map([...sameIds, ...moved]), ...settings };
}

/** A model with the parts it consists of. */
interface Measured {
  readonly model: DataModel;
  readonly parts: readonly string[];
}

function measure(isKnown: (id: ModelId) => boolean): (model: DataModel) => Measured {
  return (model) => ({ model, parts: partsOf(model, isKnown) });
}

/**
 * The limit of model parts that are compared with others. Beyond it, only models at similar positions in the order of
 * ids are.
 */
const mostParts = 2_000_000;

function findMoved(
  gone: readonly Measured[],
  fresh: readonly Measured[],
): readonly (readonly [ModelId, ModelId])[] {
  const parts = [...gone, ...fresh].reduce((sum, one) => sum + one.parts.length, 0);
  const each = Math.max(10, parts / Math.max(1, gone.length + fresh.length));
  const sameName = pairByKey(gone, fresh, ({ model }) => `${model.kind} ${model.name}`);
  const candidates: Candidate<Measured>[] = [];
  const consider = ({ before, after }: Paired<Measured>): void => {
    const score = likeness(before, after);
    if (score >= threshold) candidates.push({ before, after, score });
  };
  for (const pair of sameName) consider(pair);
  for (const pair of pairsToCompare(gone, fresh, mostParts / each)) consider(pair);
  return bestMatches(candidates).map(
    ({ before, after }) => [before.model.id, after.model.id] as const,
  );
}

/**
 * Scores how alike two models are. A model with the same name and kind in another folder is the same model; otherwise
 * the structure decides.
 */
function likeness({ model: before, parts: old }: Measured, after: Measured): number {
  const { model, parts: now } = after;
  if (before.kind !== model.kind) return 0;
  const structure = overlap(old, now);
  if (before.name === model.name) return 1 + structure;
  if (structure < 0.5) return 0;
  // Structure counts more the more parts there are: a single text field says little, three or more say much.
  const weight = Math.min(0.7, 0.4 + 0.1 * Math.min(old.length, now.length));
  const name = textSimilarity(before.name.toLowerCase(), model.name.toLowerCase());
  const described = before.description !== "" && model.description !== "";
  const words = described
    ? (name + textSimilarity(before.description, model.description)) / 2
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
