import type { DiffConfig, Direction, RuleLevel } from "../config/diff-config.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { ruleCodes, type RuleCode, type RuleId } from "../diagnostics/rule-codes.ts";
import { compareSpans, type SourceSpan } from "../diagnostics/span.ts";
import { dataSpec } from "../model/data-models.ts";
import type { SpecModel } from "../model/model.ts";
import type { Change } from "./change.ts";
import { directionOf, waysOf } from "./directions.ts";
import { findChanges } from "./find-changes.ts";
import { rules, type Breakage } from "./rules.ts";

/** One edit of the spec, judged. Texts may quote pages: escape them for where they are printed. */
export interface BreakingFinding {
  readonly rule: RuleId;
  readonly code: RuleCode;
  readonly level: Exclude<RuleLevel, "off">;
  readonly direction: Direction;
  readonly breaks: readonly Breakage[];
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
  const findings = findChanges(before, after).flatMap((change): readonly BreakingFinding[] => {
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
  const { rule, level } = chosen;
  const { member, from, to, span, side } = change;
  const model = change.before?.id ?? change.after?.id ?? "";
  const code = ruleCodes[rule];
  const where = member === null ? model : `${model}.${member}`;
  const { message, hint } = diagnostic(code, { where, from, to });
  const identity = JSON.stringify([rule, model, member, from, to]);
  const fingerprint = options.hash(identity).slice(0, 12);
  const allowed = Object.hasOwn(options.allowed, fingerprint) ? options.allowed[fingerprint] : null;
  return {
    ...{ rule, code, level, direction, breaks: rules[rule].breaks, model, member, message, hint },
    ...{ fingerprint, allowed: allowed ?? null, span, side },
  };
}

function chooseRule(
  { rule, instead }: Change,
  direction: Direction,
  options: DiffOptions,
): Pick<BreakingFinding, "rule" | "level"> | null {
  for (const one of instead === undefined ? [rule] : [rule, instead]) {
    const level = options.rules?.[one] ?? levelOf(one, direction);
    if (level !== "off") return { rule: one, level };
  }
  return null;
}

const ascending: readonly RuleLevel[] = ["off", "info", "warn", "error"];

/** The level of a rule in a direction; for both, the worse of the two. */
export function levelOf(rule: RuleId, direction: Direction): RuleLevel {
  const { request, response } = rules[rule];
  if (direction !== "both") return direction === "request" ? request : response;
  return ascending.indexOf(request) > ascending.indexOf(response) ? request : response;
}

function compareFindings(a: BreakingFinding, b: BreakingFinding): number {
  if (a.model !== b.model) return a.model < b.model ? -1 : 1;
  const bySpan = compareSpans(a.span, b.span);
  if (bySpan !== 0) return bySpan;
  const [left, right] = [`${a.code} ${a.message}`, `${b.code} ${b.message}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
