import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { ModelBase, UnionModel, UnknownModel } from "../model/model.ts";
import { discriminatorAt, inferDiscriminator } from "./discriminator.ts";
import type { ModelsById } from "./tag-values.ts";
import { unionMembers, type UnionUse } from "./union-uses.ts";

/** What is said about a union elsewhere. */
export interface UnionHints {
  /** The discriminating key an override asks for. */
  readonly wanted: string | undefined;
  /** Whether a cell that was to spell it out was not understood, and is reported. */
  readonly isReported: boolean;
}

/**
 * The union of a page that lists no members itself.
 *
 * @param uses the cells that spell it out
 * @param models every model that is not a union
 */
export function buildUnion(
  base: ModelBase,
  uses: readonly UnionUse[],
  { wanted, isReported }: UnionHints,
  models: ModelsById,
): Outcome<UnionModel | UnknownModel> {
  const members = unionMembers(base.id, uses);
  if (members.value.length === 0) {
    const found = isReported ? [] : [diagnostic("MM4004", { id: base.id }, base.source)];
    return { value: { ...base, kind: "unknown" }, diagnostics: found };
  }
  const diagnostics: Diagnostic[] = [...members.diagnostics];
  const discriminator =
    wanted === undefined
      ? inferDiscriminator(members.value, models)
      : discriminatorAt(wanted, members.value, models);
  if (wanted !== undefined && discriminator === null) {
    const reason = `its members do not all require \`${wanted}\` with values of their own`;
    diagnostics.push(diagnostic("MM6005", { target: base.id, reason }, base.source));
  }
  return { value: { ...base, kind: "union", members: members.value, discriminator }, diagnostics };
}
