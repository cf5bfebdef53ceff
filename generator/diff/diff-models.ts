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
import { withLostNames, type ExportedNames } from "./lost-names.ts";
import { levelOf, rules } from "./rules.ts";
import { unresolvedOf } from "./unresolved.ts";

/** What a change breaks: code that no longer compiles, data that old code refuses, or only the docs. */
export type Breakage = "types" | "data" | "docs";

/** One judged edit of the spec. Its texts may quote pages, so escape them for the place where they are printed. */
export interface BreakingFinding {
  readonly rule: RuleId;
  readonly code: RuleCode;
  readonly level: Exclude<RuleLevel, "off">;
  readonly direction: Direction;
  readonly breaks: readonly Breakage[];
  /** How bad the change is on each axis that counts in the direction, independent of the levels in a config. */
  readonly axes: JudgedAxes;
  /** The id of the model: the old one, unless the model is new. */
  readonly model: string;
  /** The field or value; `null` if the change concerns the whole model. */
  readonly member: string | null;
  readonly message: string;
  /** One sentence on how to avoid or allow the change. */
  readonly hint: string;
  /** 12 hexadecimal digits that depend only on the edit itself, not on the wording or the place of the finding. */
  readonly fingerprint: string;
  /** The reason why the finding is allowed, or `null` if it counts. */
  readonly allowed: string | null;
  readonly span: SourceSpan;
  /** The spec that the span is in. */
  readonly side: "old" | "new";
}

/** How two specs are compared. */
export interface DiffOptions extends Pick<DiffConfig, "rules" | "direction"> {
  /** The reasons of allowed findings, by fingerprint. */
  readonly allowed: Readonly<Record<string, string>>;
  /** Returns the SHA-256 hash of a text, in hexadecimal. */
  readonly hash: (text: string) => string;
  /** The TypeScript type of dates, `"string"` by default. */
  readonly dates?: "string" | "Date";
  /** Returns the names that code can import from a spec. Without it, lost names are not found. */
  readonly exportedNames?: (spec: SpecModel, before: SpecModel | null) => ExportedNames;
}

/** The result of comparing two specs. */
export interface DiffResult {
  /** The findings, ordered by model and then by place. */
  readonly findings: readonly BreakingFinding[];
  /** The allowed fingerprints that match no finding. */
  readonly unusedAllowances: readonly string[];
}

/** Compares two versions of a spec by meaning. Each edit gives one finding that says what it breaks. Pure. */
export function diffModels(
  specBefore: SpecModel,
  specAfter: SpecModel,
  options: DiffOptions,
): DiffResult {
  const [before, after] = [dataSpec(specBefore), dataSpec(specAfter)];
  const configured = options.direction ?? {};
  const [oldWays, newWays] = [waysOf(before, configured), waysOf(after, configured)];
  const { dates = "string", exportedNames } = options;
  const unresolved = unresolvedOf(specAfter);
  const { changes, world } = findChanges(before, after, { dates, unresolved });
  const names = exportedNames && {
    old: exportedNames(specBefore, null),
    now: exportedNames(specAfter, specBefore),
  };
  const isReported = ({ rule, instead = rule }: Change): boolean =>
    [rule, instead].some((one) => options.rules?.[one] !== "off");
  const all = names === undefined ? changes : withLostNames(changes, world, names, isReported);
  const findings = all.flatMap((change): readonly BreakingFinding[] => {
    const ways = [
      ...(change.before === null ? [] : [oldWays.get(change.before.id)]),
      ...(change.after === null ? [] : [newWays.get(change.after.id)]),
    ];
    const finding = judge(change, directionOf(ways), options);
    return finding === null ? [] : [finding];
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
  const { message: edit, hint } = diagnostic(code, { where, from, to });
  const message = edit + lostNamesText(change.lostNames ?? []);
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

/** The number of lost names that a message lists. */
const mostNames = 3;

function lostNamesText(names: readonly string[]): string {
  if (names.length === 0) return "";
  const listed = names.slice(0, mostNames).map((name) => `\`${name}\``);
  const more = names.length > mostNames ? [`${names.length - mostNames} more`] : [];
  const all = [...listed, ...more];
  const last = all.pop() ?? "";
  return `; ${all.length === 0 ? last : `${all.join(", ")} and ${last}`} can no longer be imported`;
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
    // The axes are those of the edit, whichever rule reports it.
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
