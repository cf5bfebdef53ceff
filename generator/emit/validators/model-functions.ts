import type { PredicateCode, Statement } from "../typescript/code.ts";
import { comment as commentOf, type CommentText, type Name } from "../typescript/code-text.ts";
import type { Declaration } from "../typescript/module-source.ts";
import { call, returns } from "../typescript/write-code.ts";
import { atDepth } from "../names/validator-names.ts";
import { describeAtDepth, describeGuard, describeStrictGuard } from "./describe-functions.ts";
import { exportedFunction, parameter, valueParameter, type Signature } from "./api-functions.ts";
import { checkBody } from "./check-body.ts";
import { guardBody } from "./guard-body.ts";
import type { Keys, ModuleWriter } from "./module-writer.ts";
import type { Form } from "../converting-models.ts";

/**
 * Declares the guards of a model. If the model contains itself, each guard also has a variant that counts the depth.
 */
export function guardFunctions(writer: ModuleWriter): readonly Declaration[] {
  const { guard, strictGuard } = writer.names;
  const plain = guardPair(guard, "any", describeGuard(writer), writer);
  if (!writer.hasStrictGuard) return plain;
  return [...plain, ...guardPair(strictGuard, "listed", describeStrictGuard(writer), writer)];
}

function guardPair(
  name: Name,
  keys: Keys,
  comment: CommentText,
  writer: ModuleWriter,
): readonly Declaration[] {
  const { model } = writer;
  const returnType: PredicateCode = {
    ...{ kind: "predicate", asserts: false, parameter: "value", type: writer.type() },
  };
  const guard = (body: readonly Statement[]): Declaration =>
    exportedFunction(
      { name, parameters: [valueParameter], returnType, comment },
      // Getters and proxies may throw, but the guard of an enum reads no properties.
      ...(model.kind === "enum" ? body : guarded(body, writer)),
    );
  const body = rememberedBody(guardBody(model, keys, writer), writer);
  if (!writer.isCyclic) return [guard(body)];
  const inner = atDepth(name);
  return [
    guard([returns(call(inner, "value", "0"))]),
    exportedFunction(
      {
        name: inner,
        parameters: [valueParameter, depthParameter],
        returnType,
        comment: describeAtDepth(name),
      },
      ...body,
    ),
  ];
}

const depthParameter = parameter("depth", "number");

function guarded(body: readonly Statement[], writer: ModuleWriter): readonly Statement[] {
  const recover = [returns("false")];
  if (!writer.remembers) return [{ kind: "try", body, recover, leave: [] }];
  const { enter, leave } = { enter: writer.runtime("enter"), leave: writer.runtime("leave") };
  return [
    { kind: "evaluate", value: call(enter) },
    { kind: "try", body, recover, leave: [{ kind: "evaluate", value: call(leave) }] },
  ];
}

/** Wraps the statements of a guard so that it remembers its answers, if the plan says that it should. */
function rememberedBody(body: readonly Statement[], writer: ModuleWriter): readonly Statement[] {
  if (!writer.plan.remembered.has(writer.model.id)) return body;
  const parameters = [valueParameter, depthParameter];
  const test = writer.localFunction("test", { parameters, body });
  const once = writer.runtime("once");
  return [returns(call(once, test, "value", writer.isCyclic ? "depth" : "0"))];
}

/** Declares the functions that find the issues of a value: from the wire and, if the model converts, to the wire. */
export function checkFunctions(writer: ModuleWriter): readonly Declaration[] {
  const { names, converts } = writer;
  const read = checkPair(
    names.check,
    "wire",
    writer,
    commentOf`Finds the issues of a value, for the validators of other models.
@internal`,
  );
  if (!converts) return read;
  return [
    ...read,
    ...checkPair(
      names.encode,
      "memory",
      writer,
      commentOf`Converts a value to its form on the wire, for the validators of other models.
@internal`,
    ),
  ];
}

function checkPair(
  name: Name,
  from: Form,
  writer: ModuleWriter,
  comment: CommentText,
): readonly Declaration[] {
  const signature: Omit<Signature, "name"> = {
    parameters: [valueParameter, parameter("context", writer.runtime("Context", "type"))],
    returnType: "unknown",
    comment,
  };
  const body = returns(checkBody(writer.model, from, writer));
  if (!writer.isCyclic) return [exportedFunction({ ...signature, name }, body)];
  const inner = atDepth(name);
  const outer = returns(call(writer.runtime("outermost"), "value", "context", inner));
  return [
    exportedFunction({ ...signature, name }, outer),
    exportedFunction({ ...signature, name: inner }, body),
  ];
}
