import { camelCase, kebabCase, pascalCase } from "change-case";
import { diagnostic, type Diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import type { Model, SpecModel } from "../../model/model.ts";
import type { ModelId } from "../../model/type.ts";
import type { EmitSettings } from "../emit-settings.ts";
import { identifier, name, type Name } from "../typescript/code-text.ts";
import { globalNames } from "./global-names.ts";
import { NamespacePlan } from "./namespace-plan.ts";
import { deviceNames, reservedWords } from "./reserved-names.ts";
import { foldName, shortStem, withoutInvisible } from "./short-stem.ts";
import { declaredNames } from "./validator-names.ts";

/** What one model is called in generated code. */
export interface ModelNames {
  /** The TypeScript type: `TokenIssueResponse`. */
  readonly typeName: Name;
  /** The type of its JSON on the wire, where that differs: `TokenIssueResponseWire`. */
  readonly wireTypeName: Name;
  /** The same as the start of a value's name: `tokenIssueResponse`. */
  readonly valueStem: Name;
  /** File name without ending: `token-issue-response`. */
  readonly fileStem: string;
  /** Folder below `models/`, with a slash at its end, or `""`. */
  readonly folder: string;
  /** Name of the namespace object in the root index; `null` outside any namespace. */
  readonly namespaceName: Name | null;
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
    const valueStem = valueStemOf(typeName);
    const isShared = layout === "single";
    const wireTypeName = typeName;
    const names = { typeName, wireTypeName, valueStem, fileStem, folder, namespaceName, isShared };
    plan.set(one.id, names);
  }
  // Names of pages go before names made from them.
  for (const [id, names] of plan) {
    const takenHere = taken.get(names.isShared ? "" : names.folder);
    const wire = takenHere?.take(name`${names.typeName}Wire`);
    const wireTypeName = wire?.typeName ?? names.typeName;
    plan.set(id, { ...names, wireTypeName });
  }
  return { value: plan, diagnostics };
}

function valueStemOf(typeName: Name): Name {
  return identifier(camelCase(typeName), "data") ?? name`data`;
}

interface BaseName extends Outcome<Name> {
  /** The title as an identifier, before anything stood in its way. */
  readonly identifier: Name;
}

function baseName(model: Model): BaseName {
  const { value: plain, diagnostics } = identifierOf(model);
  const value = isTaken(plain) ? name`${plain}Model` : plain;
  return { identifier: plain, value, diagnostics };
}

function identifierOf(model: Model): Outcome<Name> {
  const visible = withoutInvisible(model.name.normalize("NFC"));
  const words = pascalCase(visible, { mergeAmbiguousCharacters: true });
  const isPlain = /^[A-Z][A-Za-z0-9]*$/.test(model.name);
  const found = identifier(isPlain ? model.name : words, "Model");
  const title = model.name;
  if (found === null) {
    return { value: name`Model`, diagnostics: [diagnostic("MM5005", { title }, model.source)] };
  }
  const told = isPlain ? [] : [diagnostic("MM5002", { title, name: found }, model.source)];
  return { value: found, diagnostics: told };
}

function isTaken(plain: string): boolean {
  return globalNames.has(plain) || reservedWords.has(plain) || deviceNames.has(kebabCase(plain));
}

function renameReason(plain: string, base: string): string {
  if (base === plain) return "is taken by another model, letter case aside";
  return globalNames.has(plain) ? "is a global of TypeScript or the browser" : "is a reserved name";
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
  take(base: Name): { typeName: Name; fileStem: string } {
    const stem = shortStem(kebabCase(base));
    const key = foldName(base);
    for (let count = this.#next.get(key) ?? 1; ; count += 1) {
      const typeName = count === 1 ? base : name`${base}${count}`;
      const fileStem = count === 1 ? stem : `${stem}-${count}`;
      const own = { typeName, valueStem: valueStemOf(typeName) };
      // `parseFooJson` is a function of `Foo`, and one of `FooJson`.
      const functions = this.#isModule ? declaredNames(own).map((one) => `${one}()`) : [];
      const names = [foldName(typeName), foldName(fileStem), ...functions];
      if (names.some((name) => this.#names.has(name))) continue;
      for (const name of names) this.#names.add(name);
      this.#next.set(key, count + 1);
      return { typeName, fileStem };
    }
  }
}
