import type { Direction, RuleLevel } from "../config/diff-config.ts";
import type { RuleId } from "../diagnostics/rule-codes.ts";
import { axesIn, axesOf, worst, type Axes } from "./axes.ts";

/** How bad the changes of a rule are, unless a change has axes of its own. */
export interface Rule {
  readonly axes: Axes;
  /** Set if the rule reports only where a config asks for it. */
  readonly isQuiet?: true;
}

const harmless = axesOf("info", "info", "info", "info");
const allBreak = axesOf("error", "error", "error", "error");
const codeBreaks = axesOf("info", "info", "error", "error");
const codeMayBreak = axesOf("info", "info", "warn", "warn");
/** Fewer values are valid than before: old clients may send values that are refused, but receive nothing new. */
const narrower = axesOf("error", "info", "error", "info");
/** Like `narrower`, but code that reads may also refer to what is gone. */
const fewer = axesOf("error", "info", "error", "error");
/** More values are valid than before: old clients may receive values that they do not know. */
const wider = axesOf("info", "error", "info", "error");

/**
 * All rules by id, with four levels: sent data, received data, code that writes and code that reads. A warning for
 * sent data stands for a key that a server may ignore or refuse. A warning for code means that code has another way
 * to write the same. `test/diff/axes.test.ts` checks each rule against validators and the compiler.
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
  // This is a policy of teams, and says nothing about data or code.
  "removed-without-deprecation": { axes: axesOf("warn", "warn", "warn", "warn") },
  "example-changed": { axes: harmless, isQuiet: true },
  "description-changed": { axes: harmless, isQuiet: true },
  "order-changed": { axes: harmless, isQuiet: true },
};

/** Returns the axes of a change that breaks all code, whether it writes or reads. */
export function axesBreakingCode({ rule, axes = rules[rule].axes }: CodeChange): Axes {
  return { ...axes, compiles: codeBreaks.compiles };
}

/** The part of a change that says how bad it is. */
interface CodeChange {
  readonly rule: RuleId;
  readonly axes?: Axes;
}

/**
 * Returns the default level of a rule in a direction: the worst level of the axes that count there.
 *
 * @param axes The axes of the change, if they are known more exactly than from the rule.
 */
export function levelOf(
  rule: RuleId,
  direction: Direction,
  axes: Axes = rules[rule].axes,
): RuleLevel {
  return rules[rule].isQuiet === true ? "off" : worst(Object.values(axesIn(axes, direction)));
}
