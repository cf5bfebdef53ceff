import type { Direction, RuleLevel } from "../config/diff-config.ts";
import type { RuleId } from "../diagnostics/rule-codes.ts";
import { axesIn, axesOf, worst, type Axes } from "./axes.ts";

/** How bad a change is that a rule finds, unless the change itself tells more exactly. */
export interface Rule {
  readonly axes: Axes;
  /** Reported only where a config asks for it. */
  readonly isQuiet?: true;
}

const harmless = axesOf("info", "info", "info", "info");
const allBreak = axesOf("error", "error", "error", "error");
const codeBreaks = axesOf("info", "info", "error", "error");
const codeMayBreak = axesOf("info", "info", "warn", "warn");
/** Less may be sent, and less is received: no more than before. */
const narrower = axesOf("error", "info", "error", "info");
/** The same, where code can name what is gone. */
const fewer = axesOf("error", "info", "error", "error");
/** More may be sent, and more is received, which readers do not know. */
const wider = axesOf("info", "error", "info", "error");

/**
 * Every rule by its id: what is sent, what is received, and the code of writers and of readers. A warning on what is
 * sent stands for a key that a server may ignore or refuse; one on code, for code that has another way to say the same.
 * `test/diff/axes.test.ts` lets validators and the compiler judge each.
 */
export const rules: Readonly<Record<RuleId, Rule>> = {
  "model-removed": { axes: codeBreaks },
  "model-renamed": { axes: codeBreaks },
  "model-added": { axes: harmless },
  "model-kind-changed": { axes: allBreak },
  "file-moved": { axes: codeMayBreak },
  "exported-name-removed": { axes: codeBreaks },
  "field-renamed": { axes: allBreak },
  "field-removed-required": { axes: axesOf("warn", "error", "error", "error") },
  "field-removed-optional": { axes: axesOf("warn", "info", "error", "error") },
  "field-added-required": { axes: narrower },
  "field-added-optional": { axes: harmless },
  "field-became-required": { axes: narrower },
  "field-became-optional": { axes: wider },
  "field-became-nullable": { axes: wider },
  "field-became-not-nullable": { axes: narrower },
  "field-type-changed": { axes: allBreak },
  "field-type-narrowed": { axes: fewer },
  "field-type-widened": { axes: wider },
  "field-array-changed": { axes: allBreak },
  "field-map-value-changed": { axes: allBreak },
  "field-format-changed": { axes: allBreak },
  "field-literal-changed": { axes: allBreak },
  "field-case-changed": { axes: allBreak },
  "enum-value-removed": { axes: fewer },
  "enum-value-added-closed": { axes: wider },
  "enum-value-added-open": { axes: harmless },
  "enum-value-wire-changed": { axes: allBreak },
  "enum-name-changed": { axes: codeMayBreak },
  "enum-opened": { axes: wider },
  "enum-closed": { axes: narrower },
  "union-member-removed": { axes: fewer },
  "union-member-added": { axes: wider },
  "union-tag-changed": { axes: axesOf("error", "error", "info", "info") },
  "additional-properties-closed": { axes: axesOf("warn", "info", "error", "error") },
  "additional-properties-opened": { axes: harmless },
  "additional-properties-type-changed": { axes: axesOf("error", "error", "info", "info") },
  deprecated: { axes: harmless },
  undeprecated: { axes: harmless },
  // A policy of teams, which says nothing about data or code.
  "removed-without-deprecation": { axes: axesOf("warn", "warn", "warn", "warn") },
  "example-changed": { axes: harmless, isQuiet: true },
  "description-changed": { axes: harmless, isQuiet: true },
  "order-changed": { axes: harmless, isQuiet: true },
};

/**
 * The level of a rule in a direction: the worst of the axes that count there.
 *
 * @param axes of the change, where it tells more exactly than its rule
 */
export function levelOf(
  rule: RuleId,
  direction: Direction,
  axes: Axes = rules[rule].axes,
): RuleLevel {
  return rules[rule].isQuiet === true ? "off" : worst(Object.values(axesIn(axes, direction)));
}
