import type { TypeOverride } from "../config/settings.ts";
import { diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { SourceSpan } from "../diagnostics/span.ts";
import { referencesOf } from "../model/graph.ts";
import { modelId, primitiveKinds, type TypeNode } from "../model/type.ts";
import { visitType } from "../model/type-visitor.ts";
import type { PageIndex } from "./page-index.ts";

/** The place where an override applies. */
export interface OverrideTarget {
  /** The model, or the model and its field, as messages name it. */
  readonly name: string;
  /** The namespace of the model. Titles of models are looked up there first. */
  readonly namespace: string;
  readonly span: SourceSpan;
}

/**
 * Returns the type that an override gives, or `unknown` with a finding if the override names no model of the spec.
 */
export function typeFromOverride(
  type: TypeOverride,
  target: OverrideTarget,
  index: PageIndex,
): Outcome<TypeNode> {
  if (typeof type === "string") {
    const named = namedType(type, target.namespace, index);
    return named === null ? noModel([type], target, index) : { value: named, diagnostics: [] };
  }
  if (hasEndlessNumber(type)) {
    const reason = "a literal must be a number that JSON can hold, and not infinite";
    const finding = diagnostic("MM6005", { target: target.name, reason }, target.span);
    return { value: { kind: "unknown" }, diagnostics: [finding] };
  }
  const missing = referencesOf(type).filter((id) => !index.byId.has(id));
  return missing.length > 0 ? noModel(missing, target, index) : { value: type, diagnostics: [] };
}

/** Whether a type has a literal such as `Infinity`. The schema of a config refuses it, but programs give overrides too. */
function hasEndlessNumber(type: TypeNode): boolean {
  const never = (): boolean => false;
  return visitType<boolean>(type, {
    ...{ primitive: never, ref: never, other: never },
    ...{ array: (items) => items, map: (values) => values, nullable: (of) => of },
    union: (members) => members.includes(true),
    literal: (value) => typeof value === "number" && !Number.isFinite(value),
  });
}

function noModel(
  names: readonly string[],
  target: OverrideTarget,
  index: PageIndex,
): Outcome<TypeNode> {
  const diagnostics = names.map((name) => {
    const reason = whyNoModel(name, index);
    return diagnostic("MM6005", { target: target.name, reason }, target.span);
  });
  return { value: { kind: "unknown" }, diagnostics };
}

function whyNoModel(name: string, { entries }: PageIndex): string {
  const twins = entries.filter(({ page }) => page.title === name).map(({ id }) => `\`${id}\``);
  if (twins.length > 1) return `${twins.join(" and ")} have this title, so it takes one of the ids`;
  const near = nearest(name, [...entries.map(({ page }) => page.title), ...primitiveKinds]);
  const meant = near === null ? "" : `; did you mean \`${near}\`?`;
  return `there is no type or model \`${name}\`${meant}`;
}

/**
 * Returns a primitive type, or a reference to the model with this id, with this title in the namespace, or with this
 * title if it is unique. Returns `null` if there is none.
 */
function namedType(name: string, namespace: string, index: PageIndex): TypeNode | null {
  const plain = primitiveKinds.find((kind) => kind === name);
  if (plain !== undefined) return { kind: plain };
  const near = index.byId.get(name) ?? index.byId.get(modelId(namespace, name));
  if (near !== undefined) return { kind: "ref", id: near.id };
  const [only, ...more] = index.entries.filter(({ page }) => page.title === name);
  return only === undefined || more.length > 0 ? null : { kind: "ref", id: only.id };
}
