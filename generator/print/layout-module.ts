import { builders } from "prettier/doc";
import type { Literal } from "../emit/typescript/code-text.ts";
import type { TypeCode } from "../emit/typescript/code.ts";
import type { ModuleImport } from "../emit/typescript/import-ledger.ts";
import type {
  ConstDeclaration,
  Declaration,
  FunctionDeclaration,
  InterfaceDeclaration,
  ModuleSource,
  ParameterCode,
  PropertyCode,
  Reexport,
  TypeDeclaration,
} from "../emit/typescript/module-source.ts";
import { assertNever } from "../model/type.ts";
import { layoutAssignment, layoutBelow, layoutBeside, layoutFluid } from "./layout-assignment.ts";
import { layoutExpression } from "./layout-expression.ts";
import { layoutBlock } from "./layout-statement.ts";
import { plainKey, plainText } from "./layout-text.ts";
import {
  breaksAtBars,
  isObjectType,
  layoutIndexSignature,
  layoutReturnType,
  layoutType,
  objectParts,
} from "./layout-type.ts";
import { printDocument } from "./print-document.ts";

const { group, hardline, ifBreak, indent, join, line, softline } = builders;
type Doc = builders.Doc;

/**
 * Returns the text of a module, formatted as by prettier. The document for the printer of `prettier/doc` is made
 * directly from the data, without parsing. Tests check that the result is the same as that of prettier itself.
 */
export function layoutModule({ header, imports, statements }: ModuleSource): string {
  const head = join(hardline, [...header.split("\n"), ...imports.map(layoutImport)]);
  const docs = statements.map((one, index) => {
    const isListed = one.declares === "reexport" && statements[index - 1]?.declares === "reexport";
    return [hardline, isListed ? "" : hardline, layoutDeclaration(one)];
  });
  return printDocument([head, docs, hardline]);
}

function layoutImport({ specifier, isTypeOnly, names }: ModuleImport): Doc {
  const docs = names.map(({ name, alias }) => (alias === null ? name : `${name} as ${alias}`));
  const [first = ""] = docs;
  const listed = names[0]?.name === "*" ? first : layoutNames(docs);
  return ["import ", isTypeOnly ? "type " : "", listed, ...from(specifier)];
}

function layoutReexport({ specifier, exports }: Reexport): Doc {
  if (exports.kind === "all") {
    return ["export *", exports.as === null ? "" : ` as ${exports.as}`, ...from(specifier)];
  }
  const kind = exports.kind === "types" ? "type " : "";
  return ["export ", kind, layoutNames([...exports.names]), ...from(specifier)];
}

function from(specifier: Literal): Doc[] {
  return [" from ", plainText(specifier), ";"];
}

function layoutNames(names: string[]): Doc {
  if (names.length < 2) return `{ ${names.join("")} }`;
  return group(["{", indent([line, join([",", line], names)]), ifBreak(","), line, "}"]);
}

function layoutDeclaration(declaration: Declaration): Doc {
  if (declaration.declares === "reexport") return layoutReexport(declaration);
  const { comment, isExported } = declaration;
  return [...layoutComment(comment), isExported ? "export " : "", layoutDeclared(declaration)];
}

function layoutDeclared(declaration: Exclude<Declaration, Reexport>): Doc {
  switch (declaration.declares) {
    case "interface":
      return layoutInterface(declaration);
    case "type":
      return layoutTypeAlias(declaration);
    case "const":
      return layoutConst(declaration);
    case "function":
      return layoutFunction(declaration);
    default:
      return assertNever(declaration);
  }
}

/** Returns a comment and the end of its line, or nothing. The text of the comment is already escaped. */
function layoutComment(comment: string | null): Doc[] {
  if (comment === null) return [];
  if (!comment.includes("\n")) return [`/** ${comment} */`, hardline];
  const lines = comment.split("\n").map((text) => ` * ${text}`.trimEnd());
  return [join(hardline, ["/**", ...lines.slice(lines[0] === " *" ? 1 : 0), " */"]), hardline];
}

function layoutInterface({ name, properties, rest }: InterfaceDeclaration): Doc {
  const signatures = rest === null ? [] : [[layoutIndexSignature(rest.type, rest.isReadonly), ";"]];
  const docs = [...signatures, ...properties.map(layoutProperty)];
  return ["interface ", name, " {", indent([hardline, join(hardline, docs)]), hardline, "}"];
}

function layoutProperty({ key, isOptional, isReadonly, type, comment }: PropertyCode): Doc {
  const optional = isOptional ? "?" : "";
  const signature = [
    isReadonly ? "readonly " : "",
    plainKey(key),
    optional,
    ": ",
    layoutType(type),
    ";",
  ];
  return [...layoutComment(comment), group(signature)];
}

function layoutTypeAlias({ name, type }: TypeDeclaration): Doc {
  const left = ["type ", name];
  const doc = layoutType(type, "alias");
  return [(breaksAtBars(type) ? layoutBelow : layoutFluid)(left, doc, " ="), ";"];
}

function layoutConst({ name, type, value }: ConstDeclaration): Doc {
  const left = [name, ...(type === null ? [] : [": ", layoutType(type)])];
  const doc = layoutExpression(value, "assigned");
  const isLeftBroken = type !== null && isComplex(type);
  const assignment = isLeftBroken ? layoutBeside(left, doc) : layoutAssignment(left, value, doc);
  return ["const ", assignment, ";"];
}

/**
 * Tells whether the type of a constant is so complex that prettier breaks the line in the type instead of the value.
 */
function isComplex(type: TypeCode): boolean {
  if (typeof type === "string" || type.kind !== "generic" || type.types.length < 2) return false;
  return type.types.some((one) => typeof one !== "string" && one.kind === "generic");
}

function layoutFunction({ name, parameters, returnType, body }: FunctionDeclaration): Doc {
  const returned = [": ", layoutReturnType(returnType)];
  const list = layoutParameters(parameters);
  const isKeptApart = parameters.length === 1 && isObjectReturned(returnType);
  const signature = group([isKeptApart ? group(list) : list, returned]);
  return ["function ", name, signature, " ", layoutBlock(body)];
}

function isObjectReturned(type: FunctionDeclaration["returnType"]): boolean {
  return typeof type !== "string" && type.kind !== "predicate" && isObjectType(type);
}

function layoutParameters(parameters: readonly ParameterCode[]): Doc {
  const [first] = parameters;
  const docs = parameters.map(({ name, isOptional, type }): Doc => {
    const isHugged = parameters.length === 1 && isObjectType(type);
    const doc = isHugged ? objectParts(type) : layoutType(type);
    return [name, isOptional ? "?" : "", ": ", doc];
  });
  if (first === undefined) return "()";
  if (parameters.length === 1 && isObjectType(first.type)) return ["(", ...docs, ")"];
  return ["(", indent([softline, join([",", line], docs)]), ifBreak(","), softline, ")"];
}
