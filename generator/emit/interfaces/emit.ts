import type { StatementStructures } from "ts-morph";
import type { Model } from "../../model/model.ts";
import { assertNever } from "../../model/type.ts";
import type { EmitContext, Emitter, ModuleExports } from "../emitter.ts";
import { typescriptHeader } from "../header.ts";
import { ImportLedger, modelPath, namesOf } from "../typescript/import-ledger.ts";
import { createPrinter, type ModuleSource } from "../typescript/print-module.ts";
import { enumStatements } from "./enum-statements.ts";
import { objectStatements } from "./object-statements.ts";
import { unionStatements } from "./union-statements.ts";

/**
 * One module per model: interfaces for objects, a const object with its union type and values for enums, type
 * aliases for unions. The smallest emitter, and so the one to copy.
 */
export const interfaces: Emitter = {
  emit: ({ models }, context) => {
    const print = createPrinter();
    const files = models.map((model) => ({
      path: `${modelPath(context.names, model.id)}.ts`,
      text: print(moduleSource(model, context)),
      language: "typescript" as const,
    }));
    return { files, exports: models.map((model) => exportsOf(model, context)), diagnostics: [] };
  },
};

function moduleSource(model: Model, context: EmitContext): ModuleSource {
  const path = modelPath(context.names, model.id);
  const imports = new ImportLedger(context.names, model.id, path, context.importExtension);
  const statements = statementsOf(model, imports, context);
  return { header: typescriptHeader(model.source.file), imports: imports.imports(), statements };
}

function statementsOf(
  model: Model,
  imports: ImportLedger,
  { names }: EmitContext,
): readonly StatementStructures[] {
  switch (model.kind) {
    case "object":
      return objectStatements(model, namesOf(names, model.id).typeName, imports);
    case "enum":
      return enumStatements(model, namesOf(names, model.id));
    case "union":
      return unionStatements(model, namesOf(names, model.id).typeName, imports);
    default:
      return assertNever(model);
  }
}

function exportsOf(model: Model, { names }: EmitContext): ModuleExports {
  const { typeName, valueStem, folder, namespaceName } = namesOf(names, model.id);
  const path = modelPath(names, model.id);
  const place = { path, folder, namespaceName };
  // An enum's type goes with its const object: one export carries both.
  return model.kind === "enum"
    ? { ...place, types: [], values: [typeName, `${valueStem}Values`] }
    : { ...place, types: [typeName], values: [] };
}
