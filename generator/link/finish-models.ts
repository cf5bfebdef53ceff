import type { Overrides } from "../config/settings.ts";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { referencesOf, typesOf } from "../model/graph.ts";
import { mapReferences, mapTypes } from "../model/map-types.ts";
import type { Model, ModelBase } from "../model/model.ts";
import type { ModelId, TypeNode } from "../model/type.ts";
import { buildUnion } from "./build-union.ts";
import { closeTags } from "./close-tags.ts";
import { flattenCircles } from "./flatten-circles.ts";
import type { UnionUse } from "./union-uses.ts";

/** A model, or a union that is still to be built. A union has to wait until all cells have been read. */
export type Draft =
  | Model
  | {
      readonly kind: "pending union";
      readonly base: ModelBase;
      /**
       * The members that the union's page or an override lists; `null` if only cells of other pages can tell them.
       */
      readonly members: readonly TypeNode[] | null;
    };

/** The drafts of all pages, and what their cells say about unions. */
export interface DraftedModels {
  readonly drafts: readonly Draft[];
  readonly unionUses: ReadonlyMap<ModelId, readonly UnionUse[]>;
  /** The unions whose members a cell lists in a way that was not understood. The cell is reported. */
  readonly refusedUnions: ReadonlySet<ModelId>;
}

/**
 * Builds the unions, and removes what no type can express: circles, and references to models that are not on the
 * wire.
 */
export function finishModels(
  { drafts, unionUses, refusedUnions }: DraftedModels,
  overrides: Overrides,
): Outcome<readonly Model[]> {
  const diagnostics: Diagnostic[] = [];
  const others = drafts.flatMap((draft) => (draft.kind === "pending union" ? [] : [draft]));
  const byId = new Map(others.map((model) => [model.id, model]));
  const models = drafts.map((draft): Model => {
    if (draft.kind !== "pending union") return draft;
    const { base, members } = draft;
    const uses =
      members === null ? (unionUses.get(base.id) ?? []) : [{ members, span: base.source }];
    const wanted = overrides[base.id]?.discriminator;
    const isReported = refusedUnions.has(base.id);
    const union = buildUnion(base, uses, { wanted, isReported }, byId);
    diagnostics.push(...union.diagnostics);
    return union.value;
  });
  const present = withoutBodiless(closeTags(flattenCircles(models), overrides));
  return { value: present.value, diagnostics: [...diagnostics, ...present.diagnostics] };
}

/** Replaces references to envelopes without a body by `unknown`. */
function withoutBodiless(models: readonly Model[]): Outcome<readonly Model[]> {
  const bodiless = new Set(
    models.flatMap((model) => (model.kind === "envelope" && model.body === null ? [model.id] : [])),
  );
  if (bodiless.size === 0) return { value: models, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const replace = (id: ModelId): TypeNode =>
    bodiless.has(id) ? { kind: "unknown" } : { kind: "ref", id };
  const value = models.map((model) => {
    const targets = new Set(
      typesOf(model)
        .flatMap(referencesOf)
        .filter((id) => bodiless.has(id)),
    );
    for (const id of targets) diagnostics.push(diagnostic("MM4008", { id }, model.source));
    return mapTypes(model, (type) => mapReferences(type, replace));
  });
  return { value, diagnostics };
}
