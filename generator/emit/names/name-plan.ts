import { kebabCase, pascalCase } from "change-case";
import { diagnostic, type Diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import type { Model, SpecModel } from "../../model/model.ts";
import type { ModelId } from "../../model/type.ts";
import type { EmitSettings } from "../emit-settings.ts";
import { groupBy } from "../group-by.ts";
import { identifier, name, type Name } from "../typescript/code-text.ts";
import { meetingGroups, noArrivals, ranksIn, type Arrivals } from "./arrival.ts";
import { globalNames } from "./global-names.ts";
import { NamespacePlan } from "./namespace-plan.ts";
import { deviceNames, reservedWords, sharedStems } from "./reserved-names.ts";
import { foldName, withoutInvisible } from "./short-stem.ts";
import { TakenNames, valueStemOf } from "./taken-names.ts";
import { declaredNames } from "./validator-names.ts";

/** The names of one model in generated code. */
export interface ModelNames {
  /** The name of the TypeScript type: `TokenIssueResponse`. */
  readonly typeName: Name;
  /** The name of the type for the JSON on the wire, for models whose wire form differs: `TokenIssueResponseWire`. */
  readonly wireTypeName: Name;
  /** The start of the names of values: `tokenIssueResponse`. */
  readonly valueStem: Name;
  /** The file name without extension: `token-issue-response`. */
  readonly fileStem: string;
  /** The folder below the folder of an emitter, with a slash at its end, or `""`. */
  readonly folder: string;
  /** The name of the namespace object in the root index, or `null` outside any namespace. */
  readonly namespaceName: Name | null;
  /** Whether its code shares a module with the code of all other models. */
  readonly isShared: boolean;
  /** Its rank by arrival among the models that want the same names: 0 if it arrived first or if rank is irrelevant. */
  readonly rank: number;
  /** Whether its names depend on the order in which models arrived. */
  readonly isContested: boolean;
  /** Whether only its namespace tells its type from another type with the same name, ignoring case. */
  readonly needsNamespace: boolean;
}

/** The names of all models. No two models share a file, not even on a disk that ignores case. */
export type NamePlan = ReadonlyMap<ModelId, ModelNames>;

/**
 * Names all models before anything is emitted, so that emitters never meet a collision. Models are named in the order
 * in which they arrived, and models that arrived together in the order of their ids, so every run has the same
 * result. Each change of a name is reported.
 *
 * @param layout with `single`, all models are in one module, so models of different namespaces cannot share a name
 */
export function planNames(
  { models }: SpecModel,
  layout: EmitSettings["layout"] = "per-model",
  arrivals: Arrivals = noArrivals,
): Outcome<NamePlan> {
  const bases = new Map(models.map((one) => [one.id, baseName(one)]));
  const baseOf = (one: Model): BaseName => bases.get(one.id) ?? baseName(one);
  const groups = meetingGroups(models, (one) => wantedNames(baseOf(one)));
  const ranks = ranksIn(groups, arrivals);
  const rankOf = ({ id }: Model): number => ranks.get(id) ?? 0;
  const ownNames = giveNames(models, baseOf, rankOf, layout);
  const others = namesakes(models, ({ id }) => ownNames.value.get(id)?.typeName ?? "", rankOf);
  const isRenamed = (one: Model): boolean =>
    others.has(one.id) || ownNames.value.get(one.id)?.typeName !== baseOf(one).value;
  const contested = new Set(
    groups
      .filter((group) => group.some(isRenamed) || wantTwins(group.map(baseOf)))
      .flatMap((group) => group.map(({ id }) => id)),
  );
  const plan = models.flatMap((one): readonly [ModelId, ModelNames][] => {
    const names = ownNames.value.get(one.id);
    const needsNamespace = others.has(one.id);
    const isContested = contested.has(one.id);
    const place = { rank: isContested ? rankOf(one) : 0, isContested, needsNamespace };
    return names === undefined ? [] : [[one.id, { ...names, ...place }]];
  });
  return {
    value: new Map(plan),
    diagnostics: [
      ...[...bases.values()].flatMap((one) => one.diagnostics),
      ...ownNames.diagnostics,
    ],
  };
}

/**
 * Returns the ranks of models that want the same names, by id, sorted. The lock keeps them for the next run, since the
 * pages may have other paths by then.
 */
export function contestedRanks(plan: NamePlan): ReadonlyMap<ModelId, number> {
  const ranks = [...plan].flatMap(([id, { rank, isContested }]) =>
    isContested ? [[id, rank] as const] : [],
  );
  return new Map(ranks.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Returns all names that a model might get or declare, in a form that is equal for names that collide. It drops a
 * number at the end of a type's name, since such a number may come from an earlier collision.
 */
function wantedNames({ value, functions }: BaseName): readonly string[] {
  const types = [value, name`${value}Wire`].map((one) => foldName(one).replace(/\d+$/, ""));
  // Folded names have no small letters, and names of functions always have some.
  return [...types, ...functions];
}

/** Whether functions of different models would have the same name. One model gives each function another name. */
function wantTwins(bases: readonly BaseName[]): boolean {
  if (bases.length < 2) return false;
  const names = bases.flatMap(({ functions }) => functions);
  return new Set(names).size < names.length;
}

/** The names of a model before they are compared with the names in other namespaces. */
type GivenNames = Omit<ModelNames, "rank" | "isContested" | "needsNamespace">;

function giveNames(
  models: readonly Model[],
  baseOf: (model: Model) => BaseName,
  rankOf: (model: Model) => number,
  layout: EmitSettings["layout"],
): Outcome<ReadonlyMap<ModelId, GivenNames>> {
  const namespaces = new NamespacePlan();
  const namesByModule = new Map<string, TakenNames>();
  const isShared = layout === "single";
  const takenIn = (folder: string): TakenNames => {
    const module = isShared ? "" : folder;
    const names = namesByModule.get(module) ?? new TakenNames(isShared);
    namesByModule.set(module, names);
    return names;
  };
  const value = new Map<ModelId, GivenNames>();
  const diagnostics: Diagnostic[] = [];
  const ranks = [...new Set(models.map(rankOf))].sort((a, b) => a - b);
  for (const rank of ranks) {
    const together = models.filter((one) => rankOf(one) === rank);
    for (const one of together) {
      const { folder, name: namespaceName } = namespaces.of(one.namespace);
      const base = baseOf(one);
      const { typeName, fileStem } = takenIn(folder).claim(base.value, base.words);
      diagnostics.push(...renamed(one, base, typeName));
      const place = { fileStem, folder, namespaceName, isShared };
      const valueStem = typeName === base.value ? base.valueStem : valueStemOf(typeName);
      const own = { typeName, wireTypeName: typeName, valueStem };
      value.set(one.id, { ...own, ...place });
    }
    // Names from pages take precedence over names that are derived from them.
    for (const { id } of together) {
      const names = value.get(id);
      if (names === undefined) continue;
      const { typeName: wireTypeName } = takenIn(names.folder).claim(name`${names.typeName}Wire`);
      value.set(id, { ...names, wireTypeName });
    }
  }
  return { value, diagnostics };
}

/**
 * Returns the models that only their namespace tells from another model with the same name. Among models with one name,
 * these are all but the model without a namespace or, if there is none, the one that arrived first.
 */
function namesakes(
  models: readonly Model[],
  typeNameOf: (model: Model) => string,
  rankOf: (model: Model) => number,
): ReadonlySet<ModelId> {
  // Other tools write a file per type, and some disks ignore case.
  const groups = groupBy(models, (one) => typeNameOf(one).toLowerCase());
  const ids = [...groups.values()].flatMap((group) => {
    const first = Math.min(...group.map(rankOf));
    const firsts = group.filter((one) => rankOf(one) === first);
    const holder =
      group.find((one) => one.namespace === "") ?? (firsts.length === 1 ? firsts[0] : null);
    return group.filter((one) => one !== holder).map(({ id }) => id);
  });
  return new Set(ids);
}

interface BaseName extends Outcome<Name> {
  /** The title as an identifier, before it is changed because of globals, reserved words or device names. */
  readonly identifier: Name;
  /** The name in kebab case. */
  readonly words: string;
  readonly valueStem: Name;
  /** The names of the functions that go with it. */
  readonly functions: readonly Name[];
}

function baseName(model: Model): BaseName {
  const { value: plain, diagnostics } = identifierOf(model);
  const plainWords = kebabCase(plain);
  const isFree = !isTaken(plain, plainWords, model.namespace);
  const value = isFree ? plain : name`${plain}Model`;
  const words = isFree ? plainWords : kebabCase(value);
  const valueStem = valueStemOf(value);
  const functions = declaredNames({ typeName: value, valueStem });
  return { identifier: plain, value, words, valueStem, functions, diagnostics };
}

function identifierOf(model: Model): Outcome<Name> {
  const isPlain = /^[A-Z][A-Za-z0-9]*$/.test(model.name);
  const typeName = identifier(isPlain ? model.name : inPascalCase(model.name), "Model");
  const title = model.name;
  if (typeName === null) {
    return { value: name`Model`, diagnostics: [diagnostic("MM5005", { title }, model.source)] };
  }
  const told = isPlain ? [] : [diagnostic("MM5002", { title, name: typeName }, model.source)];
  return { value: typeName, diagnostics: told };
}

function inPascalCase(title: string): string {
  return pascalCase(withoutInvisible(title.normalize("NFC")), { mergeAmbiguousCharacters: true });
}

function isTaken(plain: string, stem: string, namespace: string): boolean {
  if (globalNames.has(plain) || reservedWords.has(plain)) return true;
  return deviceNames.has(stem) || (namespace === "" && sharedStems.has(stem));
}

function renamed(
  model: Model,
  { identifier: from, value }: BaseName,
  to: Name,
): readonly Diagnostic[] {
  if (to === from) return [];
  const params = { id: model.id, from, to, why: renameReason(from, value) };
  return [diagnostic("MM5001", params, model.source)];
}

function renameReason(plain: string, base: string): string {
  if (base === plain) return "is taken by another model, letter case aside";
  return globalNames.has(plain) ? "is a global of TypeScript or the browser" : "is a reserved name";
}
