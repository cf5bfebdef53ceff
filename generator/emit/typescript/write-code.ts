import type {
  AssignedCode,
  BinaryCode,
  CallCode,
  EntryCode,
  Expression,
  IfCode,
  ItemCode,
  ListCode,
  ObjectCode,
  PrefixCode,
  ReturnCode,
  Statement,
  TypeCode,
} from "./code.ts";

/** Alternatives as one type; without repetitions. */
export function unionOf(alternatives: readonly TypeCode[]): TypeCode {
  const members = distinct(alternatives);
  const [only] = members;
  return members.length === 1 && only !== undefined ? only : { kind: "union", members };
}

/** `callee(…values)` */
export function call(callee: CallCode["callee"], ...values: readonly Expression[]): CallCode {
  return { kind: "call", callee, isNew: false, types: [], values, isPure: false };
}

/** A call at the top of a module, which bundlers may drop when nobody uses what it gives. */
export function pure(code: CallCode): CallCode {
  return { ...code, isPure: true };
}

/** `of[key]`; the key is written as it stands. */
export function item(of: ItemCode["of"], key: ItemCode["key"]): ItemCode {
  return { kind: "item", of, key };
}

export function not(of: Expression): PrefixCode {
  return { kind: "prefix", operator: "!", of };
}

export function typeOf(of: Expression): PrefixCode {
  return { kind: "prefix", operator: "typeof", of };
}

/** `(name = value)`, which gives the value. */
export function assigned(name: AssignedCode["name"], value: Expression): AssignedCode {
  return { kind: "assigned", name, value };
}

export function binary(
  left: Expression,
  operator: BinaryCode["operator"],
  right: Expression,
): BinaryCode {
  return { kind: "binary", operator, left, right };
}

/** Whether all conditions hold. */
export function and(...conditions: readonly Expression[]): Expression {
  return chain("&&", conditions);
}

/** Whether one of several conditions holds. */
export function or(...conditions: readonly Expression[]): Expression {
  return chain("||", distinct(conditions));
}

function chain(operator: "&&" | "||", conditions: readonly Expression[]): Expression {
  const operands = conditions.flatMap((one) =>
    typeof one !== "string" && one.kind === "chain" && one.operator === operator
      ? one.operands
      : [one],
  );
  const [only] = operands;
  return operands.length === 1 && only !== undefined ? only : { kind: "chain", operator, operands };
}

export function list(items: readonly Expression[]): ListCode {
  return { kind: "list", items };
}

export function object(entries: readonly EntryCode[]): ObjectCode {
  return { kind: "object", entries, isConst: false };
}

export function returns(value: Expression): ReturnCode {
  return { kind: "return", value };
}

export function when(test: Expression, then: Statement): IfCode {
  return { kind: "if", test, then };
}

/** Without repetitions. */
function distinct<Code extends TypeCode | Expression>(codes: readonly Code[]): readonly Code[] {
  return [...new Map(codes.map((code) => [JSON.stringify(code), code])).values()];
}
