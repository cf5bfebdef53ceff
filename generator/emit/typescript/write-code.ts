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

/** Returns the union of alternatives, without duplicates. */
export function unionOf(alternatives: readonly TypeCode[]): TypeCode {
  const members = distinct(alternatives);
  const [only] = members;
  return members.length === 1 && only !== undefined ? only : { kind: "union", members };
}

/** `callee(…values)` */
export function call(callee: CallCode["callee"], ...values: readonly Expression[]): CallCode {
  return { kind: "call", callee, isNew: false, types: [], values, isPure: false };
}

/** Marks a call at the top level of a module as pure, so that bundlers may drop it if its result is not used. */
export function pure(code: CallCode): CallCode {
  return { ...code, isPure: true };
}

/** `of[key]`. The key is code. */
export function item(of: ItemCode["of"], key: ItemCode["key"]): ItemCode {
  return { kind: "item", of, key };
}

export function not(of: Expression): PrefixCode {
  return { kind: "prefix", operator: "!", of };
}

export function typeOf(of: Expression): PrefixCode {
  return { kind: "prefix", operator: "typeof", of };
}

/** `(name = value)`, an expression with that value. */
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

/** Joins conditions with `&&`. */
export function and(...conditions: readonly Expression[]): Expression {
  return chain("&&", conditions);
}

/** Joins conditions with `||`, without duplicates. */
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

/** Removes duplicates. */
function distinct<Code extends TypeCode | Expression>(codes: readonly Code[]): readonly Code[] {
  return [...new Map(codes.map((code) => [JSON.stringify(code), code])).values()];
}
