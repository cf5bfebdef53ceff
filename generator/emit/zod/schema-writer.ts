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

/** What schemas are made of, of zod's own. */
type ZodFunction =
  | ("string" | "number" | "boolean" | "int" | "literal" | "array" | "record" | "looseObject")
  | ("union" | "nullable" | "optional" | "lazy");

/** What the file that all schemas share exports. */
type ZodHelper =
  | ("dateText" | "dateTimeText" | "dateFromText" | "dateTimeFromText" | "integer" | "anything")
  | ("openObject" | "renamed" | "tagged" | "otherTag");

/** What is known of all models before the first schema is written. */
export interface SchemaPlan {
  readonly models: ReadonlyMap<ModelId, DataModel>;
  readonly converting: ReadonlySet<ModelId>;
  /** Models that contain themselves, by the number of their cycle. */
  readonly cycles: ReadonlyMap<ModelId, number>;
}

/** Everything the schema of one model is written with. */
export class SchemaWriter {
  readonly model: DataModel;
  readonly plan: SchemaPlan;
  readonly context: EmitContext;
  readonly imports: ImportLedger;
  /** Functions that give the schemas of models in the same cycle, by the model. */
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

  /** What the model's type is called in the module. */
  get typeName(): Name {
    return this.imports.use(modelType(this.context.names, this.model.id, "memory"));
  }

  /** The name by which the module knows zod. */
  get zod(): Name {
    return this.imports.use({
      ...{ module: { package: "zod" }, name: "*", kind: "value", alias: nameOf`z` },
    });
  }

  /** A call of a function of zod. */
  z(method: ZodFunction, ...values: readonly Expression[]): CallCode {
    return pure(call(code`${this.zod}.${fixedName<ZodFunction>(method)}`, ...values));
  }

  /** Something of the file that all schemas share. */
  helper(helper: ZodHelper): Name {
    const name = fixedName<ZodHelper>(helper);
    return this.imports.use({ module: helpersPath, name, kind: "value" });
  }

  /** `z.ZodType<Pair, PairWire>` */
  typeOf(id: ModelId): TypeCode {
    const { names } = this.context;
    const wire = this.plan.converting.has(id) ? "wire" : "memory";
    const types = [
      this.imports.use(modelType(names, id, "memory")),
      this.imports.use(modelType(names, id, wire)),
    ];
    return { kind: "generic", name: code`${this.zod}.ZodType`, types };
  }

  /** The schema of a model: itself, or where both contain each other, by way of a function. */
  schemaOf(id: ModelId): Expression {
    const name = this.#nameOf(id);
    const cycle = this.plan.cycles.get(id);
    if (cycle === undefined || cycle !== this.plan.cycles.get(this.model.id)) return name;
    const link = this.#links.get(id) ?? this.#linkTo(id, name);
    this.#links.set(id, link);
    return this.z("lazy", link.name);
  }

  /** The functions that schemas of the same cycle are reached by. */
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
