import type { Emitter } from "../emitter.ts";
import { generatedFrom } from "../header.ts";
import { definitions } from "../schema/definitions.ts";
import { jsonDocument } from "../schema/json-document.ts";
import { taggedUnion } from "./tagged-union.ts";

/**
 * An OpenAPI 3.1 document without paths, whose components are the models: what tools that read OpenAPI take, and
 * what an API description can refer to as `openapi.json#/components/schemas/Name`.
 *
 * @see https://spec.openapis.org/oas/v3.1.0
 */
export const openapi: Emitter = {
  emit: (model, context) => {
    const { info } = context;
    const style = { pointer: "#/components/schemas/", taggedUnion };
    const file = jsonDocument("openapi.json", () => ({
      openapi: "3.1.0",
      "x-generated": generatedFrom(null),
      info: { title: info.title ?? "Models", version: info.version ?? "1.0.0" },
      paths: {},
      components: { schemas: definitions(model, context, style) },
    }));
    return { modelFiles: [], sharedFiles: [file], exports: [], diagnostics: [] };
  },
};
