import type { DataModel } from "../../model/model.ts";
import type { ModelId } from "../../model/type.ts";
import type { EmitContext } from "../define-emitter.ts";
import { modulePath, namesOf } from "../names/model-path.ts";
import type { CallCode, Expression, TypeCode } from "../typescript/code.ts";
import { code, fixedName, name as nameOf, type Name } from "../typescript/code-text.ts";
import type { ImportLedger } from "../typescript/import-ledger.ts";
import { modelType, withNamespace } from "../typescript/model-type.ts";
import type { FunctionDeclaration } from "../typescript/module-source.ts";
import { call, pure, returns } from "../typescript/write-code.ts";
import { helpersPath } from "./helpers-text.ts";
import { schemaName } from "./schema-name.ts";

/** The functions of zod that schemas use. */
type ZodFunction =
  | ("string" | "number" | "boolean" | "int" | "literal" | "array" | "record" | "looseObject")
  | ("union" | "nullable" | "optional" | "lazy");

/** The exports of the file that all schemas share. */
type ZodHelper =
  | ("dateText" | "dateTimeText" | "dateFromText" | "dateTimeFromText" | "integer" | "anything")
  | ("openObject" | "renamed" | "tagged" | "otherTag" | "notInherited");

/** What is known about all models before the first schema is written. */
export interface SchemaPlan {
  readonly models: ReadonlyMap<ModelId, DataModel>;
  readonly converting: ReadonlySet<ModelId>;
  /** The number of the cycle of each model that contains itself. */
  readonly cycles: ReadonlyMap<ModelId, number>;
}

/** Writes the schema of one model. */
export class SchemaWriter {
  readonly model: DataModel;
  readonly plan: SchemaPlan;
  readonly context: EmitContext;
  readonly imports: ImportLedger;
  /** Functions that return the schemas of models in the same cycle, by model. */
  readonly #links = new Map<ModelId, FunctionDeclaration>();

  constructor(model: DataModel, plan: SchemaPlan, context: EmitContext, imports: ImportLedger) {
    this.model = model;
    this.plan = plan;
    this.context = context;
    this.imports = imports;
  }

  get name(): Name {
    return schemaName(namesOf(this.context.names, this.model.id));
  }

  /** The name of the model's type in the module. */
  get typeName(): Name {
    return this.imports.use(modelType(this.context.names, this.model.id, "memory"));
  }

  /** The local name of zod in the module. */
  get zod(): Name {
    return this.imports.use({
      ...{ module: { package: "zod" }, name: "*", kind: "value", alias: nameOf`z` },
    });
  }

  /** Returns a call of a zod function. */
  z(method: ZodFunction, ...values: readonly Expression[]): CallCode {
    return pure(call(code`${this.zod}.${fixedName<ZodFunction>(method)}`, ...values));
  }

  /** Imports an export of the file that all schemas share. */
  helper(helper: ZodHelper): Name {
    const name = fixedName<ZodHelper>(helper);
    return this.imports.use({ module: helpersPath, name, kind: "value" });
  }

  /** Returns the type of a model's schema: `z.ZodType<Pair, PairWire>`. */
  typeOf(id: ModelId): TypeCode {
    const { names } = this.context;
    const wire = this.plan.converting.has(id) ? "wire" : "memory";
    const types = [
      this.imports.use(modelType(names, id, "memory")),
      this.imports.use(modelType(names, id, wire)),
    ];
    return { kind: "generic", name: code`${this.zod}.ZodType`, types };
  }

  /** Returns the schema of a model by its name or, if both models are in one cycle, lazily through a function. */
  schemaOf(id: ModelId): Expression {
    const name = this.#nameOf(id);
    const cycle = this.plan.cycles.get(id);
    if (cycle === undefined || cycle !== this.plan.cycles.get(this.model.id)) return name;
    const link = this.#links.get(id) ?? this.#linkTo(id, name);
    this.#links.set(id, link);
    return this.z("lazy", link.name);
  }

  /** Returns the functions through which the module reaches schemas of the same cycle. */
  links(): readonly FunctionDeclaration[] {
    return [...this.#links.values()];
  }

  #nameOf(id: ModelId): Name {
    const { names } = this.context;
    const module = modulePath(names, id, "zod");
    const alias = nameOf`z${withNamespace(names, id)}`;
    return this.imports.use({ module, name: schemaName(namesOf(names, id)), kind: "value", alias });
  }

  #linkTo(id: ModelId, schema: Name): FunctionDeclaration {
    const name = this.imports.declare(nameOf`linkTo${namesOf(this.context.names, id).typeName}`);
    return {
      ...{ declares: "function", isExported: false, comment: null, name, parameters: [] },
      ...{ returnType: this.typeOf(id), body: [returns(schema)] },
    };
  }
}
