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
 * TypeScript as data: what emitters put modules together from, and what `print/` lays out. Plain objects, which can be
 * compared by their JSON. There are only the shapes that generated code has.
 *
 * Wherever a text may stand, it is something that is never broken, and of a type that text of a page does not have: what
 * is fixed (`fixed-code.ts`), or what was made for its place (`code-text.ts`).
 */

/** A type. A text is a keyword, a literal, the name of a type, or another short type in its final form. */
export type TypeCode =
  FixedType | CodeText | UnionCode | ArrayCode | GenericCode | MapCode | MembersCode | ReadonlyCode;

export interface UnionCode {
  readonly kind: "union";
  /** At least two, none of them a union. */
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
  /** What other keys have. */
  readonly rest: TypeCode;
}

/** A key of an object type that has no name. */
export interface MemberCode {
  readonly key: Key;
  readonly marks: "readonly" | "optional" | "";
  readonly type: TypeCode | IntersectionCode;
}

/** `of & { key: T }`, which stands where it needs no parentheses. */
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

/** What a function that tests its parameter returns: `asserts value is T`. */
export interface PredicateCode {
  readonly kind: "predicate";
  readonly asserts: boolean;
  readonly parameter: FixedVariable | Name;
  readonly type: TypeCode;
}

/** An expression. A text is a name, a keyword or a literal. */
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
  /** A name, or a method of a name: `Number.isFinite`. */
  readonly callee: FixedFunction | CodeText;
  readonly isNew: boolean;
  readonly types: readonly TypeCode[];
  readonly values: readonly Expression[];
  /** Whether bundlers may drop the call when nobody uses what it gives. */
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
  /** At least two, none of them a chain with the same operator. */
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
  /** As it is written: bare, quoted or in brackets. */
  readonly key: FixedKey | Key;
  readonly value: Expression;
}

/** A statement of a function. A text is a whole one that is short; an empty text is an empty line. */
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
    /** The value as a literal, or `null` for any other. */
    readonly value: Literal | null;
    readonly body: readonly Statement[];
  }[];
}

/** `try … catch …`, without the error in hand. */
export interface TryCode {
  readonly kind: "try";
  readonly body: readonly Statement[];
  readonly recover: readonly Statement[];
  /** None where there is no `finally`. */
  readonly leave: readonly Statement[];
}

/** An expression for what it does. */
export interface EvaluateCode {
  readonly kind: "evaluate";
  readonly value: Expression;
}
