import type { RuleId } from "../diagnostics/rule-codes.ts";

/** The level of a finding of `modelmark diff`. With `off`, a rule reports nothing. */
export type RuleLevel = "off" | "info" | "warn" | "error";

/** Whether a model is sent, received, or both. */
export type Direction = "request" | "response" | "both";

/** The settings for comparing two versions of a spec. */
export interface DiffConfig {
  /** Levels of rules that replace those of the catalog, in requests and responses alike. */
  readonly rules?: Readonly<Partial<Record<RuleId, RuleLevel>>>;
  /**
   * Whether models are sent, received or both, by a pattern for model ids (`components/*Input`) or, without a slash,
   * for names (`*Input`).
   */
  readonly direction?: Readonly<Record<string, Direction>>;
  /** The path of a JSON or YAML file of allowed findings: the reason why each is allowed, by fingerprint. */
  readonly allow?: string;
}
