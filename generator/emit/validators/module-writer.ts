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

/** What the shared file exports. */
export type RuntimeName =
  | keyof typeof runtime
  | ("ValidationOptions" | "ValidationResult" | "StandardSchema" | "Context" | "Shape")
  | ("Branch" | "TaggedBranch" | "Other");

/** Which keys a guard lets objects have: any beside those that are listed, or none. */
export type Keys = "any" | "listed";

/** How one module calls another model's function. */
export interface Callee {
  /** Its name in this module. */
  readonly name: Name;
  /** Whether both models are part of one cycle: the call is then a level deeper. */
  readonly isDeeper: boolean;
}

/** The name of something of this module alone, from words. */
function localName(words: string): Name {
  return identifier(words, "local") ?? nameOf`local`;
}

const local = { isExported: false, comment: null };

/** Everything the text of one module of validators is written with. */
export class ModuleWriter {
  readonly model: DataModel;
  readonly plan: ValidatorPlan;
  readonly own: ModelNames;
  readonly names: ValidatorNames;
  readonly imports: ImportLedger;
  /** Functions of this module alone, by their code. */
  readonly #functions = new Map<string, FunctionDeclaration>();
  /** Constants of this module alone, by their code. */
  readonly #constants = new Map<string, ConstDeclaration>();
  readonly #context: EmitContext;

  /** @param imports of the module, which several models may share */
  constructor(model: DataModel, plan: ValidatorPlan, context: EmitContext, imports: ImportLedger) {
    this.model = model;
    this.plan = plan;
    this.#context = context;
    this.own = namesOf(context.names, model.id);
    this.names = validatorNames(this.own);
    this.imports = imports;
  }

  /** Whether there is a validator for a part of the model; where no key is known, none has to be there anyway. */
  get hasPartial(): boolean {
    return this.#context.partialValidators && hasPartial(this.model);
  }

  /** Whether a guard that refuses unknown keys stands beside the plain one: never where values are converted anyway. */
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

  /** Whether its guard, or one that it calls, remembers answers. */
  get remembers(): boolean {
    return this.plan.remembering.has(this.model.id);
  }

  /** The name of the model's type. */
  type(): Name {
    return this.imports.use(modelType(this.#context.names, this.model.id, "memory"));
  }

  /** The name of the type of the model as it is on the wire. */
  wireType(): Name {
    const form = this.converts ? "wire" : "memory";
    return this.imports.use(modelType(this.#context.names, this.model.id, form));
  }

  /** Something of the shared file. */
  runtime(name: RuntimeName, kind: "type" | "value" = "value"): Name {
    return this.imports.use({ module: runtimePath, name: fixedName(name), kind });
  }

  /** The list of an enum's values. */
  enumValues(): Name {
    const module = modulePath(this.#context.names, this.model.id, "models");
    return this.imports.use({ module, name: nameOf`${this.own.valueStem}Values`, kind: "value" });
  }

  /** What a model's type is called where it is declared. */
  typeNameOf(id: ModelId): Name {
    return namesOf(this.#context.names, id).typeName;
  }

  /** The guard of a model; to an enum, keys mean nothing. */
  guardOf(id: ModelId, keys: Keys): Callee {
    const isStrict = keys === "listed" && this.plan.models.get(id)?.kind !== "enum";
    return this.#callee(id, (names) => (isStrict ? names.strictGuard : names.guard));
  }

  /** The check of a model's values in one form. */
  checkOf(id: ModelId, from: Form): Callee {
    const encodes = from === "memory" && this.plan.converting.has(id);
    return this.#callee(id, (names) => (encodes ? names.encode : names.check));
  }

  /**
   * A function of this module alone, which answers a question; two with the same code are one.
   *
   * @returns its name
   */
  localFunction(name: string, code: Pick<FunctionDeclaration, "parameters" | "body">): Name {
    const key = JSON.stringify(code);
    const known = this.#functions.get(key);
    if (known !== undefined) return known.name;
    const declared = this.imports.declare(localName(name));
    this.#functions.set(key, {
      ...{ declares: "function", ...local, name: declared, returnType: "boolean", ...code },
    });
    return declared;
  }

  /**
   * A constant of this module alone; two with the same code are one.
   *
   * @param type its type, where that does not follow
   * @returns its name
   */
  constant(name: string, value: Expression, type: TypeCode | null = null): Name {
    const key = JSON.stringify([value, type]);
    const known = this.#constants.get(key);
    if (known !== undefined) return known.name;
    const declared = this.imports.declare(localName(name));
    this.#constants.set(key, { declares: "const", ...local, name: declared, type, value });
    return declared;
  }

  /** The constants of this module alone, as they have been asked for. */
  constants(): readonly ConstDeclaration[] {
    return [...this.#constants.values()];
  }

  /** The functions of this module alone, as they have been asked for. */
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
