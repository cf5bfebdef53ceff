import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../../diagnostics/span.ts";

/** A type as a cell writes it. References are still names and addresses. */
export type TypeExpression =
  | {
      readonly kind: "primitive";
      readonly name:
        "string" | "integer" | "number" | "boolean" | "unknown" | "date" | "datetime" | "binary";
    }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  /** The model whose page is at `href`. */
  | { readonly kind: "page"; readonly href: string; readonly span: SourceSpan }
  /** A link to the language's own date class. The linker decides which of the two JSON formats it means. */
  | { readonly kind: "date"; readonly written: "Date" | "DateTime" }
  /** A part of the HTTP exchange: `Faraday::Response`, or a stream of events. */
  | { readonly kind: "transport" }
  /** A model by its class path. `modules` are the enclosing modules in lower case, outermost first. */
  | {
      readonly kind: "named";
      readonly modules: readonly string[];
      readonly name: string;
      readonly written: string;
      readonly span: SourceSpan;
      /** A built-in type that may have been meant, if no model has this name. */
      readonly nearBuiltIn?: string;
    }
  | { readonly kind: "list"; readonly items: TypeExpression }
  | { readonly kind: "map"; readonly values: TypeExpression }
  | { readonly kind: "nullable"; readonly of: TypeExpression }
  | {
      readonly kind: "union";
      readonly members: readonly TypeExpression[];
      readonly span: SourceSpan;
    }
  /** The type `of`, written as the text of a link to `href`. */
  | {
      readonly kind: "linked";
      readonly href: string;
      readonly of: TypeExpression;
      readonly span: SourceSpan;
    }
  /**
   * A type that was not understood. The finding is reported unless an override gives the type; it is `null` if it is
   * reported elsewhere. `hrefs` are the links in the type. Their pages are linked to from here, but this cell does
   * not tell their types.
   */
  | {
      readonly kind: "invalid";
      readonly finding: Diagnostic | null;
      /** The word that was taken for the name of a type. The name of a model may have been meant. */
      readonly unknownName?: string;
      readonly hrefs: readonly string[];
    };
