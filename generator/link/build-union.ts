import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { ModelBase, UnionModel, UnknownModel } from "../model/model.ts";
import { discriminatorAt, inferDiscriminator } from "./discriminator.ts";
import type { ModelsById } from "./tag-values.ts";
import { unionMembers, type UnionUse } from "./union-uses.ts";

/** What other places say about a union. */
export interface UnionHints {
  /** The discriminating key that an override asks for. */
  readonly wanted: string | undefined;
  /** Whether a cell that should list the members was not understood, and a finding says so. */
  readonly isReported: boolean;
}

/**
 * Builds the union of a page that lists no members itself.
 *
 * @param uses The cells that list the members.
 * @param models All models that are not unions.
 */
export function buildUnion(
  base: ModelBase,
  uses: readonly UnionUse[],
  { wanted, isReported }: UnionHints,
  models: ModelsById,
): Outcome<UnionModel | UnknownModel> {
  const members = unionMembers(base.id, uses);
  if (members.value.length === 0) {
    const diagnostics = isReported ? [] : [diagnostic("MM4004", { id: base.id }, base.source)];
    return { value: { ...base, kind: "unknown" }, diagnostics };
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
