import type { CodeText, Key, Literal, Name } from "./code-text.ts";
import type {
  FixedExpression,
  FixedFunction,
  FixedGeneric,
  FixedHead,
  FixedKey,
  FixedStatement,
  FixedType,
  FixedVariable,
} from "./fixed-code.ts";

/**
 * TypeScript as data: emitters put modules together from it, and `print/` lays it out. It consists of plain objects,
 * which can be compared by their JSON. It only has the shapes that generated code needs.
 *
 * A string in it is a piece of code that is never broken across lines. Its type rules out text of pages: it is either
 * fixed (`fixed-code.ts`) or made for its place (`code-text.ts`).
 */

/** A type. A string is a keyword, a literal, the name of a type, or another short type in its final form. */
export type TypeCode =
  FixedType | CodeText | UnionCode | ArrayCode | GenericCode | MapCode | MembersCode | ReadonlyCode;

export interface UnionCode {
  readonly kind: "union";
  /** At least two types, none of them a union. */
  readonly members: readonly TypeCode[];
}

/** `T[]` */
export interface ArrayCode {
  readonly kind: "array";
  readonly items: TypeCode;
}

/** `Record<string, T>` */
export interface GenericCode {
  readonly kind: "generic";
  readonly name: FixedGeneric | CodeText;
  readonly types: readonly TypeCode[];
}

/** `{ [key: string]: T }` */
export interface MapCode {
  readonly kind: "map";
  readonly values: TypeCode;
  readonly isReadonly: boolean;
}

/** `{ key: T; other?: U; [key: string]: V }` */
export interface MembersCode {
  readonly kind: "members";
  readonly members: readonly MemberCode[];
  /** The type of the values of all other keys. */
  readonly rest: TypeCode;
}

/** A member of an object type without a name. */
export interface MemberCode {
  readonly key: Key;
  readonly marks: "readonly" | "optional" | "";
  readonly type: TypeCode | IntersectionCode;
}

/** `of & { key: T }`. It only appears where it needs no parentheses. */
export interface IntersectionCode {
  readonly kind: "intersection";
  readonly of: FixedType | Literal;
  readonly members: readonly MemberCode[];
}

/** `readonly T[]` */
export interface ReadonlyCode {
  readonly kind: "readonly";
  readonly array: TypeCode;
}

/** The return type of a function that tests its parameter: `value is T` or `asserts value is T`. */
export interface PredicateCode {
  readonly kind: "predicate";
  readonly asserts: boolean;
  readonly parameter: FixedVariable | Name;
  readonly type: TypeCode;
}

/** An expression. A string is a name, a keyword or a literal. */
export type Expression =
  | CallCode
  | ItemCode
  | PrefixCode
  | AssignedCode
  | BinaryCode
  | ChainCode
  | ListCode
  | ObjectCode
  | FixedExpression
  | CodeText;

export interface CallCode {
  readonly kind: "call";
  /** A name, or a method: `Number.isFinite`. */
  readonly callee: FixedFunction | CodeText;
  readonly isNew: boolean;
  readonly types: readonly TypeCode[];
  readonly values: readonly Expression[];
  /** Whether bundlers may drop the call if its result is not used. */
  readonly isPure: boolean;
}

/** `of[key]` */
export interface ItemCode {
  readonly kind: "item";
  readonly of: FixedVariable | Name;
  readonly key: FixedVariable | CodeText;
}

/** `!of`, `typeof of` */
export interface PrefixCode {
  readonly kind: "prefix";
  readonly operator: "!" | "typeof";
  readonly of: Expression;
}

/** `(name = value)` */
export interface AssignedCode {
  readonly kind: "assigned";
  readonly name: FixedVariable | Name;
  readonly value: Expression;
}

export interface BinaryCode {
  readonly kind: "binary";
  readonly operator: "===" | "!==" | "==" | "<=" | "+";
  readonly left: Expression;
  readonly right: Expression;
}

/** `a && b && c` */
export interface ChainCode {
  readonly kind: "chain";
  readonly operator: "&&" | "||";
  /** At least two expressions, none of them a chain with the same operator. */
  readonly operands: readonly Expression[];
}

export interface ListCode {
  readonly kind: "list";
  readonly items: readonly Expression[];
}

export interface ObjectCode {
  readonly kind: "object";
  readonly entries: readonly EntryCode[];
  readonly isConst: boolean;
}

export interface EntryCode {
  /** The key in its written form: bare, quoted or in brackets. */
  readonly key: FixedKey | Key;
  readonly value: Expression;
}

/** A statement of a function. A string is a whole short statement, and the empty string is an empty line. */
export type Statement =
  FixedStatement | ReturnCode | IfCode | BlockCode | SwitchCode | TryCode | EvaluateCode;

export interface ReturnCode {
  readonly kind: "return";
  readonly value: Expression;
}

export interface IfCode {
  readonly kind: "if";
  readonly test: Expression;
  readonly then: Statement;
}

/** Statements in braces, after the head of a loop. */
export interface BlockCode {
  readonly kind: "block";
  readonly head: FixedHead;
  readonly body: readonly Statement[];
}

export interface SwitchCode {
  readonly kind: "switch";
  readonly value: Expression;
  readonly cases: readonly {
    /** The literal of the case, or `null` for the default case. */
    readonly value: Literal | null;
    readonly body: readonly Statement[];
  }[];
}

/** `try { … } catch { … }`, without a variable for the error. */
export interface TryCode {
  readonly kind: "try";
  readonly body: readonly Statement[];
  readonly recover: readonly Statement[];
  /** The statements of `finally`. If there are none, it is left out. */
  readonly leave: readonly Statement[];
}

/** An expression that is evaluated for its effect. */
export interface EvaluateCode {
  readonly kind: "evaluate";
  readonly value: Expression;
}
