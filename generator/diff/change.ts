import type { RuleId } from "../diagnostics/rule-codes.ts";
import type { SourceSpan } from "../diagnostics/span.ts";
import type { DataModel } from "../model/model.ts";
import type { TypeNode } from "../model/type.ts";
import type { Axes } from "./axes.ts";

/** One edit of the spec, not yet judged. */
export interface Change {
  readonly rule: RuleId;
  /** The old version of the model, or `null` if the model is new. */
  readonly before: DataModel | null;
  /** The new version of the model, or `null` if the model is gone. */
  readonly after: DataModel | null;
  /** The field or value, by its old name unless it is new; `null` if the change concerns the whole model. */
  readonly member: string | null;
  readonly from: string;
  readonly to: string;
  readonly span: SourceSpan;
  /** The spec that the span is in. */
  readonly side: "old" | "new";
  /** How bad the change is, if that is known more exactly than from its rule. */
  readonly axes?: Axes;
  /** The old type of the field or member that was changed or removed. */
  readonly type?: TypeNode;
  /** The names that are no longer generated because of the change. */
  readonly lostNames?: readonly string[];
  /** The rule to report by if the change's own rule is off. Only removals have one. */
  readonly instead?: RuleId;
}

/** The two versions of a model. */
export interface Pair<M extends DataModel = DataModel> {
  readonly before: M;
  readonly after: M;
}

/** Makes a change of a model that is in both specs, with its place in the new one. */
export function changeOf(rule: RuleId, { before, after }: Pair, detail: ChangeDetail): Change {
  const { member = null, from = "", to = "", span = after.source, side = "new" } = detail;
  return { ...detail, rule, before, after, member, from, to, span, side };
}

/** The optional details of {@link changeOf}. The default place is that of the new model. */
export type ChangeDetail = Partial<
  Pick<Change, "member" | "from" | "to" | "span" | "side" | "axes" | "type">
>;
