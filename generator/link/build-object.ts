import type { FieldOverride, ModelOverride, Settings } from "../config/settings.ts";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { TypeExpression } from "../read/dialects/type-expression.ts";
import type { FieldRow } from "../read/markdown/model-page.ts";
import type { Field, ModelBase, ObjectModel } from "../model/model.ts";
import type { ModelId, TypeNode } from "../model/type.ts";
import type { WirePolicy } from "../read/naming/wire-policy.ts";
import { nameProperties } from "./name-properties.ts";
import { fieldOverride, overriddenType } from "./field-override.ts";
import type { PageEntry, PageIndex } from "./page-index.ts";
import { resolveType, type ResolvedType } from "./resolve-type.ts";
import type { NullPolicy } from "./null-policy.ts";
import type { OverrideTarget } from "./type-override.ts";
import { untoldNulls } from "./untold-null.ts";
import { wireNames } from "./wire-names.ts";

/** The data that building an object needs besides its page. */
export interface ObjectContext {
  readonly index: PageIndex;
  readonly policy: WirePolicy;
  readonly nulls: NullPolicy;
  readonly settings: Pick<Settings, "optionalNull" | "dateLinks" | "properties">;
}

/** An object, and what its cells say about union pages. Its examples are added later, when all models are linked. */
export interface BuiltObject {
  readonly model: ObjectModel;
  readonly unionUses: ResolvedType["unionUses"];
  readonly refusedUnions: ResolvedType["refusedUnions"];
}

/**
 * Builds the object of a page with a `## Fields` table.
 *
 * @param transport The names of the rows that are part of the HTTP exchange.
 */
export function buildObject(
  base: ModelBase,
  entry: PageEntry,
  rows: readonly FieldRow<TypeExpression>[],
  transport: ReadonlySet<string>,
  override: ModelOverride | undefined,
  context: ObjectContext,
): Outcome<BuiltObject> {
  const { index, policy, settings } = context;
  const nulls = untoldNulls(entry.page, context.nulls.rule);
  const unionUses: ResolvedType["unionUses"][number][] = [];
  const refusedUnions: ModelId[] = [];
  const keys = wireNames(rows, override, policy);
  const diagnostics: Diagnostic[] = [...keys.diagnostics];
  const fields: Field[] = [];
  // SDKs document an object with free keys as a page without rows.
  let additionalProperties: TypeNode | null = rows.length === 0 ? { kind: "unknown" } : null;
  for (const row of rows) {
    const change = fieldOverride(override, row.name);
    if (change?.ignore === true) continue;
    const resolved = resolveType(row.type, entry.page.file, index, settings.dateLinks);
    const target = targetOf(row, entry);
    const type = overriddenType(resolved, change, target, index);
    diagnostics.push(...type.diagnostics);
    if (change?.type === undefined) {
      unionUses.push(...resolved.value.unionUses);
      refusedUnions.push(...resolved.value.refusedUnions);
    }
    const nullable = nulls.has(row.name) || tellsNull(row, resolved.value, settings);
    const meaning = { ...resolved.value, type: type.value, nullable };
    const field = buildField(row, meaning, change, keys.value);
    if (isRemainder(field)) additionalProperties = { kind: "unknown" };
    else fields.push({ ...field, transport: field.transport || transport.has(row.name) });
  }
  diagnostics.push(...sharedWireNames(fields));
  const named = nameProperties(fields, settings.properties);
  diagnostics.push(...named.diagnostics);
  const model = { ...base, kind: "object" as const, fields: named.value, additionalProperties };
  return { value: { model, unionUses, refusedUnions }, diagnostics };
}

/**
 * Whether a field accepts null. The SDK reads an absent key and a null both as nil, so the cell of an optional field
 * does not tell them apart, and the setting decides.
 */
function tellsNull(
  { required }: FieldRow<TypeExpression>,
  { nullable }: ResolvedType,
  { optionalNull }: ObjectContext["settings"],
): boolean {
  return required ? nullable : optionalNull === "accept";
}

function targetOf({ name, span }: FieldRow<unknown>, { id, namespace }: PageEntry): OverrideTarget {
  return { name: `${id}.${name}`, namespace, span };
}

function buildField(
  row: FieldRow<TypeExpression>,
  resolved: ResolvedType,
  change: FieldOverride | undefined,
  keys: ReadonlyMap<string, string>,
): Field {
  const wire = keys.get(row.name) ?? row.name;
  return {
    docName: row.name,
    wireName: wire,
    propertyName: wire,
    required: row.required,
    nullable: change?.nullable ?? resolved.nullable,
    deprecation: row.deprecation,
    description: row.description,
    examples: [],
    type: resolved.type,
    transport: resolved.transport,
    source: row.span,
  };
}

/**
 * Whether a field is `additional_properties` with values of any type. It is not a key, but stands for all keys that
 * are not listed.
 */
function isRemainder(field: Field): boolean {
  const { docName, type } = field;
  return (
    docName === "additional_properties" && type.kind === "map" && type.values.kind === "unknown"
  );
}

function sharedWireNames(fields: readonly Field[]): readonly Diagnostic[] {
  const firstOf = new Map<string, Field>();
  return fields.flatMap((field) => {
    if (field.transport) return [];
    const { wireName, docName, source } = field;
    const first = firstOf.get(wireName);
    if (first === undefined) {
      firstOf.set(wireName, field);
      return [];
    }
    const params = { wireName, first: first.docName, second: docName };
    return [diagnostic("MM5003", params, source)];
  });
}
