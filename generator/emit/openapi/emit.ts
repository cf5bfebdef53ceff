import type { EmittedSpec } from "../../model/envelope.ts";
import type { Emission, EmitContext } from "../define-emitter.ts";
import { definitions } from "../schema/definitions.ts";
import { taggedUnion } from "./tagged-union.ts";

/**
 * Makes an OpenAPI 3.1 document without paths, whose components are the models. It is for tools that read OpenAPI, and
 * for API descriptions, which can refer to a model as `openapi.json#/components/schemas/Name`.
 *
 * @see https://spec.openapis.org/oas/v3.1.0
 */
export function emit(model: EmittedSpec, context: EmitContext): Emission {
  const { info } = context;
  const style = { pointer: "#/components/schemas/", taggedUnion };
  const document = (mark: string): object => ({
    openapi: "3.1.0",
    "x-generated": mark,
    info: { title: info.title ?? "Models", version: info.version ?? "1.0.0" },
    paths: {},
    components: { schemas: definitions(model, context, style) },
  });
  return { shared: [{ path: "openapi.json", kind: "json", document }] };
}
