import type { Settings } from "../../generator/config/settings.ts";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import type { SourceFile } from "../../generator/read/source/source-file.ts";

/** A request of the page to the worker; `id` is repeated in the response. */
export type Request =
  | {
      readonly kind: "generate";
      readonly id: number;
      readonly pages: readonly SourceFile[];
      readonly settings: Settings;
    }
  | {
      readonly kind: "validate";
      readonly id: number;
      readonly model: string;
      readonly json: string;
    };

export type Response =
  | { readonly kind: "generated"; readonly id: number; readonly value: Generated }
  | { readonly kind: "validated"; readonly id: number; readonly value: Validated }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };

/** The output of some pages. There are no `models` if a diagnostic is an error. */
export interface Generated {
  readonly models: readonly ModelOutput[];
  readonly diagnostics: readonly Diagnostic[];
}

/** All outputs of one model. */
export interface ModelOutput {
  /** The id of the model: `namespace/Name`. */
  readonly id: string;
  /** The page that the model was read from. */
  readonly page: string;
  readonly typescript: string;
  readonly validator: string;
  readonly schema: string;
  /** HTML that is safe to show. */
  readonly docs: string;
  /** An example object as JSON, or `""`. */
  readonly example: string;
}

/** The verdict of a validator about some JSON. */
export type Validated =
  { readonly ok: true } | { readonly ok: false; readonly issues: readonly Issue[] };

export interface Issue {
  readonly path: string;
  readonly message: string;
}
