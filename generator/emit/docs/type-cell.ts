import type { PhrasingContent } from "mdast";
import { visitType, type TypeVisitor } from "../../model/type-visitor.ts";
import { assertNever, type ModelId, type PrimitiveKind, type TypeNode } from "../../model/type.ts";
import { literal } from "../typescript/code-text.ts";
import { code, emphasis, link } from "./nodes.ts";
import { pageUrl, typeName, type PageContext } from "./page-context.ts";

/** A piece of a type: TypeScript code, a reference to a model, or a format that TypeScript has no word for. */
type Piece =
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "ref"; readonly id: ModelId }
  | { readonly kind: "format"; readonly text: string };

/** The alternatives of a type, as pieces. Only a union has more than one. */
type Alternatives = readonly (readonly Piece[])[];

/**
 * Returns a type as TypeScript, with its references as links. Where TypeScript has no word for the format of the JSON,
 * that follows in italics: `number` _integer_, `string` _date-time_.
 *
 * @param from the path of the page, without extension
 */
export function typeCell(
  type: TypeNode,
  from: string,
  context: PageContext,
): readonly PhrasingContent[] {
  const pieces = merged(joined(visitType(type, visitor(context.emit.dates))));
  return pieces.map((piece): PhrasingContent => {
    switch (piece.kind) {
      case "code":
        return code(piece.text);
      case "ref":
        return link(pageUrl(context, from, piece.id), code(typeName(context, piece.id)));
      case "format":
        return emphasis(piece.text);
      default:
        return assertNever(piece);
    }
  });
}

function visitor(dates: "string" | "Date"): TypeVisitor<Alternatives> {
  return {
    primitive: (kind) => [primitive(kind, dates)],
    array: (items) => [
      items.length > 1
        ? [codeOf("("), ...joined(items), codeOf(")[]")]
        : [...joined(items), codeOf("[]")],
    ],
    map: (values) => [[codeOf("Record<string, "), ...joined(values), codeOf(">")]],
    ref: (id) => [[{ kind: "ref", id }]],
    union: (members) => members.flat(),
    nullable: (of) => [...of, [codeOf("null")]],
    literal: (value) => [[codeOf(literal(value))]],
    // The page of a union describes this member in words, so that the page can be read as a model page again.
    other: () => [],
  };
}

function codeOf(text: string): Piece {
  return { kind: "code", text };
}

function joined(alternatives: Alternatives): readonly Piece[] {
  return alternatives.flatMap((pieces, index) =>
    index === 0 ? pieces : [codeOf(" | "), ...pieces],
  );
}

/** Merges neighbouring pieces of code, since markdown cannot have two code spans side by side. */
function merged(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.kind === "code" && last?.kind === "code") {
      result[result.length - 1] = codeOf(last.text + piece.text);
    } else result.push(piece);
  }
  return result;
}

function primitive(kind: PrimitiveKind, dates: "string" | "Date"): readonly Piece[] {
  switch (kind) {
    case "string":
    case "boolean":
    case "unknown":
    case "number":
      return [codeOf(kind)];
    case "integer":
      return [codeOf("number"), { kind: "format", text: "integer" }];
    case "binary":
      return [codeOf("string"), { kind: "format", text: "binary" }];
    case "date":
      return [codeOf(dates), { kind: "format", text: "date" }];
    case "datetime":
      return [codeOf(dates), { kind: "format", text: "date-time" }];
    default:
      return assertNever(kind);
  }
}
