import type { Settings } from "../config/settings.ts";
import type { TypedPage } from "../read/dialects/read-types.ts";
import type { TypeExpression } from "../read/dialects/type-expression.ts";
import type { FieldRow } from "../read/markdown/model-page.ts";
import { assertNever } from "../model/type.ts";
import { isResponse } from "./transport.ts";
import {
  toldNulls,
  untoldKind,
  untoldKinds,
  untoldNulls,
  type NullRule,
  type ToldNulls,
  type UntoldKind,
} from "./untold-null.ts";

/** What is assumed where the cells of a spec cannot say whether null is allowed. */
export interface NullPolicy {
  readonly rule: NullRule;
  /** The decision and the reason for it, in one line; `""` if every cell says whether null is allowed. */
  readonly decision: string;
}

/**
 * The share of nullable fields among a spec's required fields from which the spec counts as one that uses null there.
 * Among known specs, those that use it have a share of 7 % or more. Among the others, one has a single such field among
 * thousands, and the rest have none.
 */
const leastOfSpec = 0.01;

/** The share of nullable fields among a page's required fields from which its maps count as nullable. */
const leastOfPage = 1 / 4;

/** Decides once for a spec. `npm run corpus` shows the results of other rules. */
export function decideUntoldNull(
  pages: readonly TypedPage[],
  wanted: Settings["untoldNull"],
): NullPolicy {
  const tables = pages.filter(isData);
  const told = sum(tables.map(({ body }) => toldNulls(rowsOf(body))));
  const rule = nullRule(wanted, told);
  return { rule, decision: describe(tables, rule, wanted, told) };
}

/** Returns the rule for a setting and for the nulls that the cells of the spec show. */
export function nullRule(wanted: Settings["untoldNull"], spec: ToldNulls): NullRule {
  switch (wanted) {
    case "accept":
      return () => true;
    case "reject":
      return () => false;
    case "auto":
      return share(spec) < leastOfSpec ? () => false : byKind;
    default:
      return assertNever(wanted);
  }
}

/**
 * Decides by kind, in a spec that uses null. More than half of its dates accept null, on any page. Maps accept it on
 * pages where other fields do. Lists hardly ever accept it, because they are empty instead.
 */
function byKind(kind: UntoldKind, page: ToldNulls): boolean {
  switch (kind) {
    case "dates":
      return true;
    case "maps":
      return share(page) >= leastOfPage;
    case "lists":
      return false;
    default:
      return assertNever(kind);
  }
}

/**
 * Whether a page describes data: it is neither a page of our own docs, which state null explicitly, nor an HTTP
 * response of the SDK.
 */
function isData(page: TypedPage): boolean {
  return !page.isOwn && !isResponse(rowsOf(page.body).map(({ name }) => name));
}

function rowsOf(body: TypedPage["body"]): readonly FieldRow<TypeExpression>[] {
  return body.kind === "fields" ? body.rows : [];
}

function share({ told, nullable }: ToldNulls): number {
  return told === 0 ? 0 : nullable / told;
}

function sum(counts: readonly ToldNulls[]): ToldNulls {
  return {
    told: counts.reduce((total, { told }) => total + told, 0),
    nullable: counts.reduce((total, { nullable }) => total + nullable, 0),
  };
}

function describe(
  pages: readonly TypedPage[],
  rule: NullRule,
  wanted: Settings["untoldNull"],
  { told, nullable }: ToldNulls,
): string {
  const counts = countUntold(pages, rule);
  const kinds = untoldKinds.flatMap((kind) => {
    const { all, takeNull } = counts[kind];
    return all === 0 ? [] : [`${takeNull} of ${all} ${kind}`];
  });
  if (kinds.length === 0) return "";
  const because =
    wanted === "auto" ? `${nullable} of ${told} fields whose cells can tell do` : "as set";
  return `required ${kinds.join(", ")} may be null: ${because}`;
}

type UntoldCounts = Readonly<
  Record<UntoldKind, { readonly all: number; readonly takeNull: number }>
>;

function countUntold(pages: readonly TypedPage[], rule: NullRule): UntoldCounts {
  const counts = {
    dates: { all: 0, takeNull: 0 },
    lists: { all: 0, takeNull: 0 },
    maps: { all: 0, takeNull: 0 },
  };
  for (const page of pages) {
    const takeNull = untoldNulls(page, rule);
    for (const { name, required, type } of rowsOf(page.body)) {
      const kind = untoldKind(type);
      if (!required || kind === null) continue;
      counts[kind].all += 1;
      if (takeNull.has(name)) counts[kind].takeNull += 1;
    }
  }
  return counts;
}
