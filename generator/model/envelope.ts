import { baseOf } from "./model-base.ts";
import type { EnvelopeModel, Field, Model, SpecModel, UnionModel } from "./model.ts";
import type { TypeNode } from "./type.ts";

/** An envelope that has a body. */
export type FilledEnvelope = EnvelopeModel & { readonly body: TypeNode };

/** A model of which something is on the wire, so that it is generated. */
export type EmittedModel = Exclude<Model, EnvelopeModel> | FilledEnvelope;

/** A spec without the envelopes that have no body. Nothing refers to those. */
export interface EmittedSpec extends SpecModel {
  readonly models: readonly EmittedModel[];
}

/** Leaves out what has nothing on the wire. */
export function emittedSpec({ models }: SpecModel): EmittedSpec {
  return { models: models.filter(isEmitted) };
}

function isEmitted(model: Model): model is EmittedModel {
  return model.kind !== "envelope" || model.body !== null;
}

/** The body of an envelope as a union with the envelope's name, which may have a single member. */
export function bodyUnion(model: FilledEnvelope): UnionModel {
  const { body } = model;
  const members = body.kind === "union" ? body.members : [body];
  return { ...baseOf(model), kind: "union", members, discriminator: null };
}

/** The body a field of an envelope holds. A field that may be absent is so for another status, not in the body. */
export function bodyType({ type, required, nullable }: Field): TypeNode {
  return required && nullable ? { kind: "nullable", of: type } : type;
}
