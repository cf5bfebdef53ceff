import type { Settings } from "../../generator/config/settings.ts";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import type { SourceFile } from "../../generator/read/source/source-file.ts";

/** What the page asks of the worker; `id` comes back with the answer. */
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

/** What some pages give; without `models` when a diagnostic is an error. */
export interface Generated {
  readonly models: readonly ModelOutput[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything there is about one model. */
export interface ModelOutput {
  /** `namespace/Name`. */
  readonly id: string;
  /** The page it comes from. */
  readonly page: string;
  readonly typescript: string;
  readonly validator: string;
  readonly schema: string;
  /** HTML, safe to show. */
  readonly docs: string;
  /** An example object as JSON, or `""`. */
  readonly example: string;
}

/** What a validator says of some JSON. */
export type Validated =
  { readonly ok: true } | { readonly ok: false; readonly issues: readonly Issue[] };

export interface Issue {
  readonly path: string;
  readonly message: string;
}
