import { baseOf } from "./model-base.ts";
import type { EnvelopeModel, Field, Model, SpecModel, UnionModel } from "./model.ts";
import type { TypeNode } from "./type.ts";

/** An envelope that has a body. */
export type FilledEnvelope = EnvelopeModel & { readonly body: TypeNode };

/** A model that is generated, because it or its body is on the wire. */
export type EmittedModel = Exclude<Model, EnvelopeModel> | FilledEnvelope;

/** A spec without the envelopes that have no body. No model refers to those. */
export interface EmittedSpec extends SpecModel {
  readonly models: readonly EmittedModel[];
}

/** Leaves out the models that have nothing on the wire. */
export function emittedSpec({ models }: SpecModel): EmittedSpec {
  return { models: models.filter(isEmitted) };
}

function isEmitted(model: Model): model is EmittedModel {
  return model.kind !== "envelope" || model.body !== null;
}

/** Returns the body of an envelope as a union with the envelope's name. The union may have a single member. */
export function bodyUnion(model: FilledEnvelope): UnionModel {
  const { body } = model;
  const members = body.kind === "union" ? body.members : [body];
  return { ...baseOf(model), kind: "union", members, discriminator: null };
}

/**
 * Returns the body that a field of an envelope holds. An optional field is absent for another status, which does not
 * make the body itself nullable.
 */
export function bodyType({ type, required, nullable }: Field): TypeNode {
  return required && nullable ? { kind: "nullable", of: type } : type;
}
