import type { Settings } from "../config/settings.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { TypedPage } from "../dialects/read-types.ts";
import type { TypeExpression } from "../dialects/type-expression.ts";
import type { Model, ModelBase, SpecModel } from "../model/model.ts";
import { assertNever, type ModelId, type TypeNode } from "../model/type.ts";
import type { WirePolicy } from "../naming/wire-policy.ts";
import { buildEnum } from "./build-enum.ts";
import { buildObject, type ObjectContext } from "./build-object.ts";
import { buildUnion } from "./build-union.ts";
import { attachExamples } from "./attach-examples.ts";
import { flattenCircularUnions } from "./flatten-unions.ts";
import type { NullPolicy } from "./null-policy.ts";
import { indexPages, type PageEntry } from "./page-index.ts";
import { resolveType } from "./resolve-type.ts";
import type { UnionUse } from "./union-uses.ts";
import { unusedOverrides } from "./unused-overrides.ts";

export type LinkSettings = Pick<
  Settings,
  "optionalNull" | "dateLinks" | "enums" | "properties" | "overrides"
>;

/**
 * Makes the model of a spec from its pages: finds what each reference names, gathers the members of unions
 * from the cells that spell them out, infers discriminators, applies overrides.
 *
 * @param pages in the order of their paths
 */
export function link(
  pages: readonly TypedPage[],
  policy: WirePolicy,
  nulls: NullPolicy,
  settings: LinkSettings,
): Outcome<SpecModel> {
  const index = indexPages(pages, settings.overrides);
  const context = { index: index.value, policy, nulls, settings };
  const built = buildAll(index.value.entries, context, settings);
  const linked = finish(built, settings);
  const complete = attachExamples(linked.value, index.value.entries);
  return {
    value: { models: complete.value },
    diagnostics: [
      ...index.diagnostics,
      ...built.diagnostics,
      ...linked.diagnostics,
      ...complete.diagnostics,
      ...unusedOverrides(settings.overrides, pages),
    ],
  };
}

/** Everything but unions is a model already; a union waits until all cells have been seen. */
type Draft = Model | { readonly kind: "pending union"; readonly base: ModelBase };

interface Drafts {
  readonly drafts: readonly Draft[];
  readonly unionUses: ReadonlyMap<ModelId, readonly UnionUse[]>;
  readonly diagnostics: readonly Diagnostic[];
}

function buildAll(
  entries: readonly PageEntry[],
  context: ObjectContext,
  { overrides, enums }: LinkSettings,
): Drafts {
  const unionUses = new Map<ModelId, UnionUse[]>();
  const diagnostics: Diagnostic[] = [];
  const drafts = entries.map((entry): Draft => {
    const override = overrides[entry.id];
    const base = modelBase(entry, override?.rename);
    const { body } = entry.page;
    switch (body.kind) {
      case "fields": {
        const built = buildObject(base, entry, body.rows, override, context);
        diagnostics.push(...built.diagnostics);
        for (const { id, ...use } of built.value.unionUses) {
          unionUses.set(id, [...(unionUses.get(id) ?? []), use]);
        }
        return built.value.model;
      }
      case "values": {
        const built = buildEnum(base, body, override, enums);
        diagnostics.push(...built.diagnostics);
        return built.value;
      }
      case "members": {
        const built = ownMembers(body.types, entry, context);
        diagnostics.push(...built.diagnostics);
        unionUses.set(entry.id, [built.value]);
        return { kind: "pending union", base };
      }
      case "bare":
        return { kind: "pending union", base };
      default:
        return assertNever(body);
    }
  });
  return { drafts, unionUses, diagnostics };
}

/** The members of a union whose page lists them itself. */
function ownMembers(
  types: readonly TypeExpression[],
  { page }: PageEntry,
  { index, settings }: ObjectContext,
): Outcome<UnionUse> {
  const resolved = types.map((type) => resolveType(type, page.file, index, settings.dateLinks));
  const members = resolved.map(({ value: { type, nullable } }): TypeNode =>
    nullable ? { kind: "nullable", of: type } : type,
  );
  const diagnostics = resolved.flatMap((one) => one.diagnostics);
  return { value: { members, span: page.titleSpan }, diagnostics };
}

function modelBase(entry: PageEntry, rename: string | undefined): ModelBase {
  const { id, namespace, page } = entry;
  return {
    id,
    namespace,
    name: rename ?? page.title,
    description: page.description,
    deprecation: page.deprecation,
    source: page.titleSpan,
  };
}

function finish(
  { drafts, unionUses }: Drafts,
  { overrides }: LinkSettings,
): Outcome<readonly Model[]> {
  const diagnostics: Diagnostic[] = [];
  const models = new Map<ModelId, Model>();
  for (const draft of drafts) if (draft.kind !== "pending union") models.set(draft.id, draft);
  const unions = drafts.flatMap((draft) => {
    if (draft.kind !== "pending union") return [];
    const { base } = draft;
    const wanted = overrides[base.id]?.discriminator;
    const union = buildUnion(base, unionUses.get(base.id) ?? [], wanted, models);
    diagnostics.push(...union.diagnostics);
    return [union.value];
  });
  for (const union of flattenCircularUnions(unions)) models.set(union.id, union);
  const finished = drafts.map((draft): Model => {
    const id = draft.kind === "pending union" ? draft.base.id : draft.id;
    const model = models.get(id);
    if (model === undefined) throw new Error(`Modelmark bug: model ${id} was lost`);
    return model;
  });
  return { value: finished, diagnostics };
}
