import type { RuleLevel } from "../config/diff-config.ts";
import type { RuleId } from "../diagnostics/rule-codes.ts";

/** What a finding of a rule breaks: code that no longer compiles, data that old code refuses, or only what people read. */
export type Breakage = "types" | "data" | "docs";

/** How bad a change is where we send the model, and where we receive it. */
export interface Rule {
  readonly request: RuleLevel;
  readonly response: RuleLevel;
  readonly breaks: readonly Breakage[];
}

/** Every rule by its id. Narrowing what is sent and widening what is received breaks clients; the opposites do not. */
export const rules: Readonly<Record<RuleId, Rule>> = {
  "model-removed": { request: "error", response: "error", breaks: ["types"] },
  "model-renamed": { request: "error", response: "error", breaks: ["types"] },
  "model-added": { request: "info", response: "info", breaks: ["docs"] },
  "model-kind-changed": { request: "error", response: "error", breaks: ["types", "data"] },
  "file-moved": { request: "warn", response: "warn", breaks: ["types"] },
  "field-renamed": { request: "error", response: "error", breaks: ["types", "data"] },
  "field-removed-required": { request: "error", response: "error", breaks: ["types", "data"] },
  "field-removed-optional": { request: "warn", response: "error", breaks: ["types", "data"] },
  "field-added-required": { request: "error", response: "info", breaks: ["types", "data"] },
  "field-added-optional": { request: "info", response: "info", breaks: ["docs"] },
  "field-became-required": { request: "error", response: "info", breaks: ["types", "data"] },
  "field-became-optional": { request: "info", response: "error", breaks: ["types", "data"] },
  "field-became-nullable": { request: "info", response: "error", breaks: ["types", "data"] },
  "field-became-not-nullable": { request: "error", response: "info", breaks: ["types", "data"] },
  "field-type-changed": { request: "error", response: "error", breaks: ["types", "data"] },
  "field-type-narrowed": { request: "error", response: "info", breaks: ["types", "data"] },
  "field-type-widened": { request: "info", response: "error", breaks: ["types", "data"] },
  "field-array-changed": { request: "error", response: "error", breaks: ["types", "data"] },
  "field-map-value-changed": { request: "error", response: "error", breaks: ["types", "data"] },
  "field-format-changed": { request: "error", response: "error", breaks: ["types", "data"] },
  "field-literal-changed": { request: "error", response: "error", breaks: ["types", "data"] },
  "field-case-changed": { request: "error", response: "error", breaks: ["types", "data"] },
  "enum-value-removed": { request: "error", response: "info", breaks: ["types", "data"] },
  "enum-value-added-closed": { request: "info", response: "error", breaks: ["types", "data"] },
  "enum-value-added-open": { request: "info", response: "info", breaks: ["docs"] },
  "enum-value-wire-changed": { request: "error", response: "error", breaks: ["data"] },
  "enum-name-changed": { request: "warn", response: "warn", breaks: ["types"] },
  "enum-opened": { request: "info", response: "error", breaks: ["types", "data"] },
  "enum-closed": { request: "error", response: "info", breaks: ["types", "data"] },
  "union-member-removed": { request: "error", response: "info", breaks: ["types", "data"] },
  "union-member-added": { request: "info", response: "error", breaks: ["types", "data"] },
  "union-tag-changed": { request: "error", response: "error", breaks: ["types", "data"] },
  "additional-properties-closed": { request: "error", response: "info", breaks: ["types", "data"] },
  "additional-properties-opened": { request: "info", response: "warn", breaks: ["types"] },
  "additional-properties-type-changed": {
    request: "error",
    response: "error",
    breaks: ["types", "data"],
  },
  deprecated: { request: "info", response: "info", breaks: ["docs"] },
  undeprecated: { request: "info", response: "info", breaks: ["docs"] },
  "removed-without-deprecation": { request: "warn", response: "warn", breaks: ["types", "data"] },
  "example-changed": { request: "off", response: "off", breaks: ["docs"] },
  "description-changed": { request: "off", response: "off", breaks: ["docs"] },
  "order-changed": { request: "off", response: "off", breaks: ["docs"] },
};
