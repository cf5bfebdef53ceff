import type { DataModel } from "../../model/model.ts";
import type { ModelId } from "../../model/type.ts";
import type { EmitContext } from "../define-emitter.ts";
import type { Expression, TypeCode } from "../typescript/code.ts";
import type { ConstDeclaration, FunctionDeclaration } from "../typescript/module-source.ts";
import { modulePath, namesOf } from "../names/model-path.ts";
import type { ModelNames } from "../names/name-plan.ts";
import { fixedName, identifier, name as nameOf, type Name } from "../typescript/code-text.ts";
import type * as runtime from "./runtime.ts";
import type { ImportLedger } from "../typescript/import-ledger.ts";
import { modelType, withNamespace } from "../typescript/model-type.ts";
import { atDepth, validatorNames, type ValidatorNames } from "../names/validator-names.ts";
import type { Form } from "../converting-models.ts";
import { hasPartial } from "./has-partial.ts";
import { runtimePath } from "./runtime-path.ts";
import type { ValidatorPlan } from "./validator-plan.ts";

/** The names of the exports of the shared file. */
export type RuntimeName =
  | keyof typeof runtime
  | ("ValidationOptions" | "ValidationResult" | "StandardSchema" | "Context" | "Shape")
  | ("Branch" | "TaggedBranch" | "Other");

/** The keys that a guard allows in objects: any keys, or only the listed ones. */
export type Keys = "any" | "listed";

/** How a module calls a function of a model. */
export interface Callee {
  /** The name of the function in this module. */
  readonly name: Name;
  /** Whether both models are in the same cycle. Then the call passes a depth of one level more. */
  readonly isDeeper: boolean;
}

/** Makes the name of something that is local to the module. */
function localName(words: string): Name {
  return identifier(words, "local") ?? nameOf`local`;
}

const local = { isExported: false, comment: null };

/** Writes the validators of one model. */
export class ModuleWriter {
  readonly model: DataModel;
  readonly plan: ValidatorPlan;
  readonly own: ModelNames;
  readonly names: ValidatorNames;
  readonly imports: ImportLedger;
  /** The local functions of this module, by their code. */
  readonly #functions = new Map<string, FunctionDeclaration>();
  /** The local constants of this module, by their code. */
  readonly #constants = new Map<string, ConstDeclaration>();
  readonly #context: EmitContext;

  /** @param imports the imports of the module, which several models may share */
  constructor(model: DataModel, plan: ValidatorPlan, context: EmitContext, imports: ImportLedger) {
    this.model = model;
    this.plan = plan;
    this.#context = context;
    this.own = namesOf(context.names, model.id);
    this.names = validatorNames(this.own);
    this.imports = imports;
  }

  /**
   * Whether the model gets a validator for parts of it. Without known keys it gets none, as it requires none anyway.
   */
  get hasPartial(): boolean {
    return this.#context.partialValidators && hasPartial(this.model);
  }

  /** Whether the model gets a guard that refuses unknown keys. If it converts, the check has to run anyway. */
  get hasStrictGuard(): boolean {
    return this.#context.strictGuards && !this.converts && this.model.kind !== "enum";
  }

  get converts(): boolean {
    return this.plan.converting.has(this.model.id);
  }

  /** Whether the model contains itself. */
  get isCyclic(): boolean {
    return this.plan.cycles.has(this.model.id);
  }

  /** Whether its guard remembers answers, or calls a guard that does. */
  get remembers(): boolean {
    return this.plan.remembering.has(this.model.id);
  }

  /** Imports the type of the model, and returns its local name. */
  type(): Name {
    return this.imports.use(modelType(this.#context.names, this.model.id, "memory"));
  }

  /** Imports the type for the wire form of the model, and returns its local name. */
  wireType(): Name {
    const form = this.converts ? "wire" : "memory";
    return this.imports.use(modelType(this.#context.names, this.model.id, form));
  }

  /** Imports an export of the shared file, and returns its local name. */
  runtime(name: RuntimeName, kind: "type" | "value" = "value"): Name {
    return this.imports.use({ module: runtimePath, name: fixedName(name), kind });
  }

  /** Imports the list of an enum's values, and returns its local name. */
  enumValues(): Name {
    const module = modulePath(this.#context.names, this.model.id, "models");
    return this.imports.use({ module, name: nameOf`${this.own.valueStem}Values`, kind: "value" });
  }

  /** Returns the name of a model's type in the module that declares it. */
  typeNameOf(id: ModelId): Name {
    return namesOf(this.#context.names, id).typeName;
  }

  /** Returns the guard of a model. An enum has only one, since it has no keys. */
  guardOf(id: ModelId, keys: Keys): Callee {
    const isStrict = keys === "listed" && this.plan.models.get(id)?.kind !== "enum";
    return this.#callee(id, (names) => (isStrict ? names.strictGuard : names.guard));
  }

  /** Returns the check for values of a model in one form. */
  checkOf(id: ModelId, from: Form): Callee {
    const encodes = from === "memory" && this.plan.converting.has(id);
    return this.#callee(id, (names) => (encodes ? names.encode : names.check));
  }

  /**
   * Declares a local function that returns a boolean. The same code is declared only once.
   *
   * @returns its name
   */
  localFunction(name: string, code: Pick<FunctionDeclaration, "parameters" | "body">): Name {
    const key = JSON.stringify(code);
    const earlier = this.#functions.get(key);
    if (earlier !== undefined) return earlier.name;
    const declared = this.imports.declare(localName(name));
    this.#functions.set(key, {
      ...{ declares: "function", ...local, name: declared, returnType: "boolean", ...code },
    });
    return declared;
  }

  /**
   * Declares a local constant. The same code is declared only once.
   *
   * @param type the type annotation, or `null` if the type is inferred
   * @returns its name
   */
  constant(name: string, value: Expression, type: TypeCode | null = null): Name {
    const key = JSON.stringify([value, type]);
    const earlier = this.#constants.get(key);
    if (earlier !== undefined) return earlier.name;
    const declared = this.imports.declare(localName(name));
    this.#constants.set(key, { declares: "const", ...local, name: declared, type, value });
    return declared;
  }

  /** Returns the local constants that were declared so far. */
  constants(): readonly ConstDeclaration[] {
    return [...this.#constants.values()];
  }

  /** Returns the local functions that were declared so far. */
  localFunctions(): readonly FunctionDeclaration[] {
    return [...this.#functions.values()];
  }

  #callee(id: ModelId, choose: (names: ValidatorNames) => Name): Callee {
    const { names } = this.#context;
    const cycle = this.plan.cycles.get(id);
    const isDeeper = cycle !== undefined && cycle === this.plan.cycles.get(this.model.id);
    const plain = choose(validatorNames(namesOf(names, id)));
    const name = isDeeper ? atDepth(plain) : plain;
    if (id === this.model.id) return { name, isDeeper };
    const module = modulePath(names, id, "validators");
    const alias = nameOf`${name}Of${withNamespace(names, id)}`;
    return { name: this.imports.use({ module, name, kind: "value", alias }), isDeeper };
  }
}
