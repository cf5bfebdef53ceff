import type { RuleId } from "../diagnostics/rule-codes.ts";

/** How bad a finding of `modelmark diff` is; `off` finds nothing. */
export type RuleLevel = "off" | "info" | "warn" | "error";

/** Whether a model is sent, received, or both. */
export type Direction = "request" | "response" | "both";

/** What a config says about comparing two versions of a spec. */
export interface DiffConfig {
  /** Levels other than those of the catalog, for both directions. */
  readonly rules?: Readonly<Partial<Record<RuleId, RuleLevel>>>;
  /** By a pattern for model ids (`components/*Input`) or, without a slash, for names (`*Input`). */
  readonly direction?: Readonly<Record<string, Direction>>;
  /** JSON or YAML file of findings that are allowed: reasons by fingerprint. */
  readonly allow?: string;
}
