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
      body: model.kind === "enum" ? body : guarded(body, writer),
    });
  const body = rememberedBody(guardBody(model, writer), writer);
  if (!writer.isCyclic) return [guard(body)];
  const inner = atDepth(names.guard);
  return [
    guard(`return ${inner}(value, 0);`),
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

function guarded(body: string, writer: ModuleWriter): string {
  if (!writer.remembers) return `try { ${body} } catch { return false; }`;
  const { enter, leave } = { enter: writer.runtime("enter"), leave: writer.runtime("leave") };
  return `${enter}(); try { ${body} } catch { return false; } finally { ${leave}(); }`;
}

/** The statements of a guard that is asked about a part of a value once only, where several would ask. */
function rememberedBody(body: string, writer: ModuleWriter): string {
  if (!writer.plan.remembered.has(writer.model.id)) return body;
  const test = writer.localFunction("test", `(value: unknown, depth: number): boolean {${body}}`);
  return `return ${writer.runtime("once")}(${test}, value, ${writer.isCyclic ? "depth" : "0"});`;
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
