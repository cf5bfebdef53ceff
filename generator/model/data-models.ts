import { bodyUnion, emittedSpec } from "./envelope.ts";
import type { DataModel, SpecModel } from "./model.ts";
import { assertNever } from "./type.ts";

/** A spec as JSON alone: envelopes are what they carry, a union nobody knows may be anything. */
export interface DataSpec extends SpecModel {
  readonly models: readonly DataModel[];
}

/** What a spec says about JSON, for those who need not know where it came from. */
export function dataSpec(spec: SpecModel): DataSpec {
  return {
    models: emittedSpec(spec).models.map((model): DataModel => {
      switch (model.kind) {
        case "envelope":
          return bodyUnion(model);
        case "unknown":
          return { ...model, kind: "union", members: [{ kind: "unknown" }], discriminator: null };
        case "object":
        case "enum":
        case "union":
          return model;
        default:
          return assertNever(model);
      }
    }),
  };
}
