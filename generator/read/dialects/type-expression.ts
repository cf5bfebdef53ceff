import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../../diagnostics/span.ts";

/** A type as a cell writes it: references are still names and addresses. */
export type TypeExpression =
  | {
      readonly kind: "primitive";
      readonly name:
        "string" | "integer" | "number" | "boolean" | "unknown" | "date" | "datetime" | "binary";
    }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  /** Whatever model has its page there. */
  | { readonly kind: "page"; readonly href: string; readonly span: SourceSpan }
  /** A link to the language's own date class; which of the two JSON formats it means is for the linker. */
  | { readonly kind: "date"; readonly written: "Date" | "DateTime" }
  /** Part of the HTTP exchange: `Faraday::Response`, a stream of events. */
  | { readonly kind: "transport" }
  /** A model by its class path; `modules` are those it lies in, lower-case, from the outermost. */
  | {
      readonly kind: "named";
      readonly modules: readonly string[];
      readonly name: string;
      readonly written: string;
      readonly span: SourceSpan;
    }
  | { readonly kind: "list"; readonly items: TypeExpression }
  | { readonly kind: "map"; readonly values: TypeExpression }
  | { readonly kind: "nullable"; readonly of: TypeExpression }
  | {
      readonly kind: "union";
      readonly members: readonly TypeExpression[];
      readonly span: SourceSpan;
    }
  /** `of` stands as the text of a link to `href`. */
  | {
      readonly kind: "linked";
      readonly href: string;
      readonly of: TypeExpression;
      readonly span: SourceSpan;
    }
  /**
   * Not understood. The finding is reported unless an override says what the type is; `null`: reported elsewhere.
   * `hrefs` are the links in it: what they lead to is not told by this cell, though it tries to.
   */
  | {
      readonly kind: "invalid";
      readonly finding: Diagnostic | null;
      /** What was taken for the name of a type; the name of a model may have been meant. */
      readonly unknownName?: string;
      readonly hrefs: readonly string[];
    };
