import { builders } from "prettier/doc";
import type {
  MapCode,
  MemberCode,
  MembersCode,
  PredicateCode,
  TypeCode,
  UnionCode,
} from "../emit/typescript/code.ts";
import { assertNever } from "../model/type.ts";
import { plainKey, plainText } from "./layout-text.ts";

const { align, group, ifBreak, indent, join, line, softline } = builders;
type Doc = builders.Doc;

/** The place of a type, which decides how a union is indented there, and whether it needs parentheses. */
type Place = "annotation" | "argument" | "items" | "alias";

const keywords: ReadonlySet<string> = new Set([
  ...["any", "bigint", "boolean", "never", "null", "number", "object", "string", "symbol"],
  ...["undefined", "unknown", "void"],
]);

/** Lays out a type as prettier does (its `union-type.js`, `type-parameters.js` and `object.js`). */
export function layoutType(type: TypeCode, place: Place = "annotation"): Doc {
  if (typeof type === "string") return plainText(type);
  switch (type.kind) {
    case "union":
      return layoutUnion(type, place);
    case "array":
      return [layoutType(type.items, "items"), "[]"];
    case "generic":
      return [type.name, layoutTypeArguments(type.types)];
    case "map":
    case "members":
      return group(objectParts(type));
    case "readonly": {
      const doc = ["readonly ", layoutType(type.array)];
      return place === "items" ? ["(", ...doc, ")"] : doc;
    }
    default:
      return assertNever(type);
  }
}

/** Lays out the type after a parameter list, without the colon. */
export function layoutReturnType(type: TypeCode | PredicateCode): Doc {
  if (typeof type === "string" || type.kind !== "predicate") return layoutType(type);
  const { asserts, parameter } = type;
  return [asserts ? "asserts " : "", parameter, " is ", layoutType(type.type)];
}

/** Lays out type arguments: `<A, B>`, or nothing if there are none. */
export function layoutTypeArguments(types: readonly TypeCode[]): Doc {
  const [first] = types;
  if (first === undefined) return "";
  const docs = types.map((type) => layoutType(type, "argument"));
  if (types.length === 1 && isHugged(first)) return ["<", ...docs, ">"];
  return group(["<", indent([softline, join([",", line], docs)]), softline, ">"]);
}

/** Lays out an index signature: `[key: string]: T`. */
export function layoutIndexSignature(values: TypeCode, isReadonly: boolean): Doc {
  return [
    isReadonly ? "readonly " : "",
    "[",
    group([indent([softline, "key: string"]), softline]),
    "]: ",
    layoutType(values),
  ];
}

/** Tells whether a type is written in braces. */
export function isObjectType(type: TypeCode): type is MapCode | MembersCode {
  return typeof type !== "string" && (type.kind === "map" || type.kind === "members");
}

/** Returns the layout of an object type as parts, which the caller may put into a group. */
export function objectParts(type: MapCode | MembersCode): Doc[] {
  if (type.kind === "map") return braced([layoutIndexSignature(type.values, type.isReadonly)]);
  return braced([...type.members.map(layoutMember), layoutIndexSignature(type.rest, false)]);
}

function braced(signatures: readonly Doc[]): Doc[] {
  const docs = signatures.map((one) => group(one));
  return ["{", indent([line, join([";", line], docs)]), ifBreak(";"), line, "}"];
}

function layoutMember({ key, marks, type }: MemberCode): Doc {
  const before = marks === "readonly" ? "readonly " : "";
  return [before, plainKey(key), marks === "optional" ? "?" : "", ": ", layoutMemberType(type)];
}

function layoutMemberType(type: MemberCode["type"]): Doc {
  if (typeof type === "string" || type.kind !== "intersection") return layoutType(type);
  return [type.of, " & ", group(braced(type.members.map(layoutMember)))];
}

function layoutUnion(union: UnionCode, place: Place): Doc {
  if (isHuggedUnion(union)) {
    const inline = join(
      " | ",
      union.members.map((member) => layoutType(member)),
    );
    return place === "items" ? ["(", inline, ")"] : inline;
  }
  const parts = union.members.map((member, index): Doc => {
    const bar = index === 0 ? ifBreak("| ") : [line, "| "];
    return [bar, align(2, layoutType(member))];
  });
  const doc = group(parts);
  if (place === "items") return ["(", group([indent([softline, doc]), softline]), ")"];
  // A type alias and a list of type arguments already indent their content.
  return place === "annotation" ? group(indent([softline, doc])) : doc;
}

/** Tells whether a single type argument always goes directly between its brackets, without a line break. */
function isHugged(type: TypeCode): boolean {
  if (typeof type === "string") return !type.startsWith("(");
  return isObjectType(type) || (type.kind === "union" && isHuggedUnion(type));
}

/** Tells whether a type is a union that is broken at its bars if it is too long. */
export function breaksAtBars(type: TypeCode): boolean {
  return typeof type !== "string" && type.kind === "union" && !isHuggedUnion(type);
}

/**
 * Tells whether a union is one object type or named type, and otherwise only `null`. It is never broken at its bars.
 */
function isHuggedUnion({ members }: UnionCode): boolean {
  const main = members.find(
    (member) =>
      (typeof member === "string" && isName(member)) ||
      isObjectType(member) ||
      (typeof member !== "string" && member.kind === "generic"),
  );
  const isVoid = (member: TypeCode): boolean => member === "null" || member === "void";
  return main !== undefined && members.every((member) => member === main || isVoid(member));
}

/** Tells whether a text is the name of a type, and not a keyword, a literal or a type in parentheses. */
function isName(text: string): boolean {
  return !keywords.has(text) && /^[\p{L}_$]/u.test(text) && text !== "true" && text !== "false";
}
