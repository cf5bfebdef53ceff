import { camelCase, kebabCase, pascalCase } from "change-case";
import { diagnostic, type Diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import type { Model, SpecModel } from "../../model/model.ts";
import type { ModelId } from "../../model/type.ts";
import type { EmitSettings } from "../emit-settings.ts";
import { globalNames } from "./global-names.ts";
import { NamespacePlan } from "./namespace-plan.ts";
import { deviceNames, reservedWords } from "./reserved-names.ts";
import { foldName, shortStem, withoutInvisible } from "./short-stem.ts";
import { declaredNames } from "./validator-names.ts";

/** What one model is called in generated code. */
export interface ModelNames {
  /** The TypeScript type: `TokenIssueResponse`. */
  readonly typeName: string;
  /** The type of its JSON on the wire, where that differs: `TokenIssueResponseWire`. */
  readonly wireTypeName: string;
  /** The same as the start of a value's name: `tokenIssueResponse`. */
  readonly valueStem: string;
  /** File name without ending: `token-issue-response`. */
  readonly fileStem: string;
  /** Folder below `models/`, with a slash at its end, or `""`. */
  readonly folder: string;
  /** Name of the namespace object in the root index; `null` outside any namespace. */
  readonly namespaceName: string | null;
  /** Whether its code stands in modules with that of all other models. */
  readonly isShared: boolean;
}

/** The names of all models; no two share a file, not even where case does not count. */
export type NamePlan = ReadonlyMap<ModelId, ModelNames>;

/**
 * Names every model before anything is emitted, so that no emitter meets a collision. Models are taken in the
 * order of their ids, which makes the outcome the same on every run; each change of name is reported.
 *
 * @param layout whether models of different namespaces stand in one module, and so cannot share a name
 */
export function planNames(
  model: SpecModel,
  layout: EmitSettings["layout"] = "per-model",
): Outcome<NamePlan> {
  const namespaces = new NamespacePlan();
  const taken = new Map<string, TakenNames>();
  const diagnostics: Diagnostic[] = [];
  const plan = new Map<ModelId, ModelNames>();
  for (const one of model.models) {
    const { folder, name: namespaceName } = namespaces.of(one.namespace);
    const module = layout === "single" ? "" : folder;
    const takenHere = taken.get(module) ?? new TakenNames(layout === "single");
    taken.set(module, takenHere);
    const base = baseName(one);
    diagnostics.push(...base.diagnostics);
    const { typeName, fileStem } = takenHere.take(base.value);
    const why = renameReason(base.identifier, base.value);
    if (typeName !== base.identifier) {
      const params = { id: one.id, from: base.identifier, to: typeName, why };
      diagnostics.push(diagnostic("MM5001", params, one.source));
    }
    const valueStem = camelCase(typeName);
    const isShared = layout === "single";
    const wireTypeName = typeName;
    const names = { typeName, wireTypeName, valueStem, fileStem, folder, namespaceName, isShared };
    plan.set(one.id, names);
  }
  // Names of pages go before names made from them.
  for (const [id, names] of plan) {
    const takenHere = taken.get(names.isShared ? "" : names.folder);
    const { typeName: wireTypeName = "" } = takenHere?.take(`${names.typeName}Wire`) ?? {};
    plan.set(id, { ...names, wireTypeName });
  }
  return { value: plan, diagnostics };
}

interface BaseName extends Outcome<string> {
  /** The title as an identifier, before anything stood in its way. */
  readonly identifier: string;
}

function baseName(model: Model): BaseName {
  const { identifier, diagnostics } = identifierOf(model);
  const value = isTaken(identifier) ? `${identifier}Model` : identifier;
  return { identifier, value, diagnostics };
}

function identifierOf(model: Model): { identifier: string; diagnostics: readonly Diagnostic[] } {
  if (/^[A-Z][A-Za-z0-9]*$/.test(model.name)) return { identifier: model.name, diagnostics: [] };
  const visible = withoutInvisible(model.name.normalize("NFC"));
  const words = pascalCase(visible, { mergeAmbiguousCharacters: true });
  const letters = words.replaceAll(/[^\p{ID_Continue}]/gu, "");
  const title = model.name;
  if (letters === "") {
    const found = diagnostic("MM5005", { title }, model.source);
    return { identifier: "Model", diagnostics: [found] };
  }
  const identifier = /^\p{ID_Start}/u.test(letters) ? letters : `Model${letters}`;
  const found = diagnostic("MM5002", { title, name: identifier }, model.source);
  return { identifier, diagnostics: [found] };
}

function isTaken(identifier: string): boolean {
  return (
    globalNames.has(identifier) ||
    reservedWords.has(identifier) ||
    deviceNames.has(kebabCase(identifier))
  );
}

function renameReason(identifier: string, base: string): string {
  if (base === identifier) return "is taken, letter case aside, by another model";
  return globalNames.has(identifier)
    ? "is a global of TypeScript or the browser"
    : "is a reserved name";
}

/** The names one folder, or one module, has given away. */
class TakenNames {
  readonly #isModule: boolean;
  readonly #names = new Set<string>();
  /** By what was asked for, the number to try next: many models of one name are not tried over and over. */
  readonly #next = new Map<string, number>();

  /** @param isModule whether the functions of all its models are declared in one module, too */
  constructor(isModule: boolean) {
    this.#isModule = isModule;
  }

  /** The first free names made from a base, which are taken from then on. */
  take(base: string): { typeName: string; fileStem: string } {
    const stem = shortStem(kebabCase(base));
    const key = foldName(base);
    for (let count = this.#next.get(key) ?? 1; ; count += 1) {
      const typeName = count === 1 ? base : `${base}${count}`;
      const fileStem = count === 1 ? stem : `${stem}-${count}`;
      const own = { typeName, valueStem: camelCase(typeName) };
      // `parseFooJson` is a function of `Foo`, and one of `FooJson`.
      const functions = this.#isModule ? declaredNames(own).map((name) => `${name}()`) : [];
      const names = [foldName(typeName), foldName(fileStem), ...functions];
      if (names.some((name) => this.#names.has(name))) continue;
      for (const name of names) this.#names.add(name);
      this.#next.set(key, count + 1);
      return { typeName, fileStem };
    }
  }
}
