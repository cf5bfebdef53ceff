import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { ModelBase, UnionModel } from "../model/model.ts";
import { discriminatorAt, inferDiscriminator, type ModelsById } from "./discriminator.ts";
import { unionMembers, type UnionUse } from "./union-uses.ts";

/**
 * The union of a page that lists no members itself.
 *
 * @param uses the cells that spell it out
 * @param wanted the discriminating key an override asks for
 * @param models every model that is no union
 */
export function buildUnion(
  base: ModelBase,
  uses: readonly UnionUse[],
  wanted: string | undefined,
  models: ModelsById,
): Outcome<UnionModel> {
  const members = unionMembers(base.id, uses);
  const diagnostics: Diagnostic[] = [...members.diagnostics];
  if (uses.length === 0) diagnostics.push(diagnostic("MM4004", { id: base.id }, base.source));
  const discriminator =
    wanted === undefined
      ? inferDiscriminator(members.value, models)
      : discriminatorAt(wanted, members.value, models);
  if (wanted !== undefined && discriminator === null) {
    const reason = `its members do not all require \`${wanted}\` with one value each, all different`;
    diagnostics.push(diagnostic("MM6005", { target: base.id, reason }, base.source));
  }
  return { value: { ...base, kind: "union", members: members.value, discriminator }, diagnostics };
}
