import type { LocateKey } from "../config/locate-key.ts";
import type { ModelOverride, Settings } from "../config/settings.ts";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { TypedPage } from "../read/dialects/read-types.ts";
import type { TypeExpression } from "../read/dialects/type-expression.ts";
import type { FieldRow } from "../read/markdown/model-page.ts";
import { bodyType } from "../model/envelope.ts";
import type { Model, ModelBase, SpecModel } from "../model/model.ts";
import { dataFields } from "../model/object-parts.ts";
import { assertNever, type ModelId, type TypeNode } from "../model/type.ts";
import type { WirePolicy } from "../read/naming/wire-policy.ts";
import { attachExamples } from "./attach-examples.ts";
import { bodyOf } from "./envelope-body.ts";
import { buildEnum } from "./build-enum.ts";
import { buildObject, type ObjectContext } from "./build-object.ts";
import { finishModels, type Draft, type DraftedModels } from "./finish-models.ts";
import { overriddenMembers } from "./model-override.ts";
import type { NullPolicy } from "./null-policy.ts";
import { indexPages, type PageEntry } from "./page-index.ts";
import { roleAs, roleOf } from "./page-role.ts";
import { resolveType } from "./resolve-type.ts";
import type { UnionUse } from "./union-uses.ts";
import { unusedOverrides } from "./unused-overrides.ts";
import { usedPages } from "./used-pages.ts";

export type LinkSettings = Pick<
  Settings,
  "optionalNull" | "dateLinks" | "enums" | "properties" | "overrides"
>;

/** Optional information for linking. */
export interface LinkOptions {
  /** The paths of pages that could not be read. References to them are not reported again. */
  readonly unread?: readonly string[];
  /** Returns the place of the override with the given keys. */
  readonly placeOfOverride?: LocateKey | undefined;
}

type LinkContext = ObjectContext & { readonly settings: LinkSettings };

/**
 * Makes the model of a spec from its pages. It resolves references, tells JSON from objects of the SDK, collects the
 * members of unions from the cells that list them, infers discriminators and applies overrides.
 *
 * @param pages The pages, in the order of their paths.
 */
export function link(
  pages: readonly TypedPage[],
  policy: WirePolicy,
  nulls: NullPolicy,
  settings: LinkSettings,
  { unread = [], placeOfOverride }: LinkOptions = {},
): Outcome<SpecModel> {
  const index = indexPages(pages, unread, settings.overrides);
  const { entries } = index.value;
  const drafts = new Drafts({ index: index.value, policy, nulls, settings });
  for (const entry of entries) drafts.add(entry);
  const linked = finishModels(drafts, settings.overrides);
  const complete = attachExamples(linked.value, entries);
  return {
    value: { models: complete.value, ...unresolvedIn(drafts.diagnostics) },
    diagnostics: [
      ...index.diagnostics,
      ...drafts.diagnostics,
      ...linked.diagnostics,
      ...complete.diagnostics,
      ...unusedOverrides(settings.overrides, pages, placeOfOverride),
    ],
  };
}

function unresolvedIn(diagnostics: readonly Diagnostic[]): Pick<SpecModel, "unresolved"> {
  const unresolved = diagnostics.flatMap(({ code, span }) =>
    code === "MM4001" && span !== undefined ? [span] : [],
  );
  return unresolved.length === 0 ? {} : { unresolved };
}

/** The models of all pages, as far as each can be built before all other cells have been read. */
class Drafts implements DraftedModels {
  readonly drafts: Draft[] = [];
  readonly unionUses = new Map<ModelId, UnionUse[]>();
  readonly refusedUnions = new Set<ModelId>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #context: LinkContext;
  readonly #used: ReadonlySet<ModelId>;

  constructor(context: LinkContext) {
    this.#context = context;
    this.#used = usedPages(context.index);
  }

  add(entry: PageEntry): void {
    const { overrides, enums } = this.#context.settings;
    const override = overrides[entry.id];
    const base = modelBase(entry, override?.rename);
    const { body } = entry.page;
    const replaced = this.#collect(overriddenMembers(override, entry, this.#context.index));
    if (replaced !== null) {
      this.drafts.push({ kind: "pending union", base, members: replaced });
      return;
    }
    switch (body.kind) {
      case "fields":
        this.drafts.push(this.#fromFields(entry, base, body.rows, override));
        return;
      case "values":
        this.drafts.push(this.#collect(buildEnum(base, body, override, enums)));
        return;
      case "members":
        this.drafts.push({ kind: "pending union", base, members: this.#types(body.types, entry) });
        return;
      case "bodies": {
        const { types } = body;
        const envelope = bodyOf(this.#types(types, entry));
        this.drafts.push({ ...base, kind: "envelope", fields: [], body: envelope });
        return;
      }
      case "bare":
        if (body.isReported) this.refusedUnions.add(entry.id);
        this.drafts.push({ kind: "pending union", base, members: null });
        return;
      default:
        assertNever(body);
    }
  }

  #fromFields(
    entry: PageEntry,
    base: ModelBase,
    rows: readonly FieldRow<TypeExpression>[],
    override: ModelOverride | undefined,
  ): Model {
    const inferredRole = roleOf(entry, rows, this.#used.has(entry.id), this.#context.index);
    const role =
      override?.envelope === undefined
        ? inferredRole
        : roleAs(override.envelope, inferredRole, rows);
    if (role.kind === "undecided") {
      this.diagnostics.push(diagnostic("MM4007", { id: entry.id }, entry.page.titleSpan));
    }
    const built = buildObject(base, entry, rows, role.transport, override, this.#context);
    const { model, unionUses, refusedUnions } = this.#collect(built);
    for (const { id, ...use } of unionUses) {
      const uses = this.unionUses.get(id);
      if (uses === undefined) this.unionUses.set(id, [use]);
      else uses.push(use);
    }
    for (const id of refusedUnions) this.refusedUnions.add(id);
    if (role.kind !== "envelope") return model;
    const { fields } = model;
    return { ...base, kind: "envelope", fields, body: bodyOf(dataFields(model).map(bodyType)) };
  }

  /** Returns the types that a page of our own docs lists. */
  #types(types: readonly TypeExpression[], { page }: PageEntry): readonly TypeNode[] {
    const { index, settings } = this.#context;
    return types.map((type) => {
      const resolved = this.#collect(resolveType(type, page.file, index, settings.dateLinks));
      return resolved.nullable ? { kind: "nullable", of: resolved.type } : resolved.type;
    });
  }

  /** Collects the findings of an outcome, and returns its value. */
  #collect<T>({ value, diagnostics }: Outcome<T>): T {
    this.diagnostics.push(...diagnostics);
    return value;
  }
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
