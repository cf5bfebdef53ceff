import type { RuleId } from "../diagnostics/rule-codes.ts";
import type { SourceSpan } from "../diagnostics/span.ts";
import type { DataModel } from "../model/model.ts";
import type { Axes } from "./axes.ts";

/** One edit, before anybody says how bad it is. */
export interface Change {
  readonly rule: RuleId;
  /** The model as it was, unless it is new. */
  readonly before: DataModel | null;
  /** The model as it is, unless it is gone. */
  readonly after: DataModel | null;
  /** The field or value, as it was unless it is new; `null` for the model as a whole. */
  readonly member: string | null;
  readonly from: string;
  readonly to: string;
  readonly span: SourceSpan;
  /** In which of the two specs the span is. */
  readonly side: "old" | "new";
  /** How bad it is, where the change tells more exactly than its rule. */
  readonly axes?: Axes;
  /** The rule to report by where the own one is off; only removals have one. */
  readonly instead?: RuleId;
}

/** The two versions of a model. */
export interface Pair<M extends DataModel = DataModel> {
  readonly before: M;
  readonly after: M;
}

/** A change of a model that is in both specs, found in the new one. */
export function changeOf(rule: RuleId, { before, after }: Pair, detail: ChangeDetail): Change {
  const { member = null, from = "", to = "", span = after.source, side = "new", axes } = detail;
  const change = { rule, before, after, member, from, to, span, side };
  return axes === undefined ? change : { ...change, axes };
}

/** What {@link changeOf} may be told; the place is that of the new model unless something else is. */
export type ChangeDetail = Partial<
  Pick<Change, "member" | "from" | "to" | "span" | "side" | "axes">
>;
