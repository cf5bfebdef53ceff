import { exportedFunction } from "./api-functions.ts";
import { checkBody } from "./check-body.ts";
import { guardBody } from "./guard-body.ts";
import type { Declaration } from "../typescript/module-source.ts";
import type { ModuleWriter } from "./module-writer.ts";
import { atDepth } from "../names/validator-names.ts";
import type { Form } from "./validator-plan.ts";

/** A model's guard: one question, no allocation; and its form with a depth, for a model that contains itself. */
export function guardFunctions(writer: ModuleWriter): readonly Declaration[] {
  const { names, model } = writer;
  const returnType = `value is ${writer.type()}`;
  const comment = `Whether a value is ${withArticle(writer.own.typeName)}. Never throws.`;
  const guard = (body: string): Declaration =>
    exportedFunction({
      ...{ name: names.guard, parameters: "value: unknown", returnType, comment },
      // Getters and proxies may throw, but only of what has keys.
      body: model.kind === "enum" ? body : `try { ${body} } catch { return false; }`,
    });
  const body = guardBody(model, writer);
  if (!writer.isCyclic) return [guard(body)];
  const inner = atDepth(names.guard);
  return [
    guard(
      `return ${writer.mayTryLong ? `${writer.runtime("countTries")}() && ` : ""}${inner}(value, 0);`,
    ),
    exportedFunction({
      name: inner,
      parameters: "value: unknown, depth: number",
      returnType,
      body,
      comment:
        "The same, for other validators: `depth` levels inside a cycle of models.\n@internal",
    }),
  ];
}

/** What finds a model's issues, for other validators: from the wire, and back where that differs. */
export function checkFunctions(writer: ModuleWriter): readonly Declaration[] {
  const { names, converts } = writer;
  const read = checkPair(names.check, "wire", writer, "Finds the issues of a value.");
  if (!converts) return read;
  return [...read, ...checkPair(names.encode, "memory", writer, "Converts a value to the wire.")];
}

function checkPair(
  name: string,
  from: Form,
  writer: ModuleWriter,
  comment: string,
): readonly Declaration[] {
  const parameters = `value: unknown, context: ${writer.runtime("Context", "type")}`;
  const declaration = { parameters, returnType: "unknown", comment: `${comment}\n@internal` };
  const body = checkBody(writer.model, from, writer);
  if (!writer.isCyclic) return [exportedFunction({ ...declaration, name, body })];
  const inner = atDepth(name);
  const outer = `return ${writer.runtime("outermost")}(value, context, ${inner});`;
  return [
    exportedFunction({ ...declaration, name, body: outer }),
    exportedFunction({ ...declaration, name: inner, body }),
  ];
}

function withArticle(name: string): string {
  return /^[AEIO]/.test(name) ? `an {@link ${name}}` : `a {@link ${name}}`;
}
