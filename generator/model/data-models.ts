import { bodyUnion, emittedSpec } from "./envelope.ts";
import type { DataModel, SpecModel } from "./model.ts";
import { assertNever } from "./type.ts";

/** A spec reduced to JSON: an envelope is replaced by its body, and a union with unknown members may be anything. */
export interface DataSpec extends SpecModel {
  readonly models: readonly DataModel[];
}

/** Returns what a spec says about JSON, for readers that need not know about envelopes. */
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
