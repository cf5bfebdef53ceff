import type { DiffConfig, Direction, RuleLevel } from "../config/diff-config.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { ruleCodes, type RuleCode, type RuleId } from "../diagnostics/rule-codes.ts";
import { compareSpans, type SourceSpan } from "../diagnostics/span.ts";
import { dataSpec } from "../model/data-models.ts";
import type { SpecModel } from "../model/model.ts";
import type { Change } from "./change.ts";
import { directionOf, waysOf } from "./directions.ts";
import { findChanges } from "./find-changes.ts";
import { axesIn, brokenAxes, type Axes, type Axis, type JudgedAxes } from "./axes.ts";
import { lostNames, type ExportedNames } from "./lost-names.ts";
import { levelOf, rules } from "./rules.ts";

/** What a finding breaks: code that no longer compiles, data that old code refuses, or only what people read. */
export type Breakage = "types" | "data" | "docs";

/** One edit of the spec, judged. Texts may quote pages: escape them for where they are printed. */
export interface BreakingFinding {
  readonly rule: RuleId;
  readonly code: RuleCode;
  readonly level: Exclude<RuleLevel, "off">;
  readonly direction: Direction;
  readonly breaks: readonly Breakage[];
  /** How bad it is on each axis that counts in the direction, whatever level a config gives the rule. */
  readonly axes: JudgedAxes;
  /** Id of the model, as it was unless it is new. */
  readonly model: string;
  /** The field or value; `null` for the model as a whole. */
  readonly member: string | null;
  readonly message: string;
  /** How to avoid or allow it, one sentence. */
  readonly hint: string;
  /** 12 hex digits that stay the same while the edit does, whatever its wording and place. */
  readonly fingerprint: string;
  /** Why it does not count, or `null` if it does. */
  readonly allowed: string | null;
  readonly span: SourceSpan;
  /** Which of the two specs the span is in. */
  readonly side: "old" | "new";
}

/** How two specs are compared. */
export interface DiffOptions extends Pick<DiffConfig, "rules" | "direction"> {
  /** Reasons by fingerprint. */
  readonly allowed: Readonly<Record<string, string>>;
  /** SHA-256 of a text, in hex. */
  readonly hash: (text: string) => string;
  /** What dates are in TypeScript; without it, strings. */
  readonly dates?: "string" | "Date";
  /** What code can import of a spec; without it, nothing is found about that. */
  readonly exportedNames?: (spec: SpecModel, before: SpecModel | null) => ExportedNames;
}

/** What leads from one spec to another. */
export interface DiffResult {
  /** By model, then by place. */
  readonly findings: readonly BreakingFinding[];
  /** Fingerprints that are allowed and match nothing. */
  readonly unusedAllowances: readonly string[];
}

/** Compares two versions of a spec by meaning: one finding for each edit, with what it breaks. Pure. */
export function diffModels(
  specBefore: SpecModel,
  specAfter: SpecModel,
  options: DiffOptions,
): DiffResult {
  const [before, after] = [dataSpec(specBefore), dataSpec(specAfter)];
  const configured = options.direction ?? {};
  const [oldWays, newWays] = [waysOf(before, configured), waysOf(after, configured)];
  const { dates = "string", exportedNames } = options;
  const { changes, world } = findChanges(before, after, dates);
  const lost =
    exportedNames === undefined
      ? []
      : lostNames(world, exportedNames(specBefore, null), exportedNames(specAfter, specBefore));
  const findings = [...changes, ...lost].flatMap((change): readonly BreakingFinding[] => {
    const ways = [
      ...(change.before === null ? [] : [oldWays.get(change.before.id)]),
      ...(change.after === null ? [] : [newWays.get(change.after.id)]),
    ];
    const found = judge(change, directionOf(ways), options);
    return found === null ? [] : [found];
  });
  const seen = new Set(findings.map(({ fingerprint }) => fingerprint));
  return {
    findings: findings.sort(compareFindings),
    unusedAllowances: Object.keys(options.allowed).filter((one) => !seen.has(one)),
  };
}

function judge(change: Change, direction: Direction, options: DiffOptions): BreakingFinding | null {
  const chosen = chooseRule(change, direction, options);
  if (chosen === null) return null;
  const { rule, level, axes } = chosen;
  const { member, from, to, span, side } = change;
  const model = change.before?.id ?? change.after?.id ?? "";
  const code = ruleCodes[rule];
  const where = member === null ? model : `${model}.${member}`;
  const { message, hint } = diagnostic(code, { where, from, to });
  const identity = JSON.stringify([rule, model, member, from, to]);
  const fingerprint = options.hash(identity).slice(0, 12);
  const allowed = Object.hasOwn(options.allowed, fingerprint) ? options.allowed[fingerprint] : null;
  return {
    ...{
      rule,
      code,
      level,
      direction,
      breaks: breakages(axes),
      axes,
      model,
      member,
      message,
      hint,
    },
    ...{ fingerprint, allowed: allowed ?? null, span, side },
  };
}

function chooseRule(
  { rule, instead, axes: own }: Change,
  direction: Direction,
  options: DiffOptions,
): Pick<BreakingFinding, "rule" | "level" | "axes"> | null {
  const axes: Axes = own ?? rules[rule].axes;
  const usual = { rule, level: options.rules?.[rule] ?? levelOf(rule, direction, axes) };
  const other =
    instead === undefined
      ? []
      : [{ rule: instead, level: options.rules?.[instead] ?? levelOf(instead, direction) }];
  for (const { rule: one, level } of [usual, ...other]) {
    // What an edit breaks stays the same, whichever rule it is reported by.
    if (level !== "off") return { rule: one, level, axes: axesIn(axes, direction) };
  }
  return null;
}

const breakageOf: Readonly<Record<Axis, Breakage>> = {
  compiles: "types",
  sent: "data",
  received: "data",
};

function breakages(axes: JudgedAxes): readonly Breakage[] {
  const broken = new Set(brokenAxes(axes).map((axis) => breakageOf[axis]));
  const listed = (["types", "data"] as const).filter((one) => broken.has(one));
  return listed.length === 0 ? ["docs"] : listed;
}

function compareFindings(a: BreakingFinding, b: BreakingFinding): number {
  if (a.model !== b.model) return a.model < b.model ? -1 : 1;
  const bySpan = compareSpans(a.span, b.span);
  if (bySpan !== 0) return bySpan;
  const [left, right] = [`${a.code} ${a.message}`, `${b.code} ${b.message}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
