import type { Deprecation } from "../../model/model.ts";
import type { Schema } from "./schema.ts";

/** What a page says about a model or a field. The texts are markdown, which OpenAPI allows in descriptions. */
export interface Annotated {
  readonly description: string;
  readonly deprecation: Deprecation | null;
}

/**
 * Returns the keywords that describe a model or a field. JSON Schema has no keyword for the reason of a deprecation, so
 * the reason is added to the description.
 */
export function annotations({ description, deprecation }: Annotated): Schema {
  const reason = deprecation?.reason ?? "";
  const paragraphs = [description, reason === "" ? "" : `Deprecated: ${reason}`];
  const text = paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
  return {
    ...(text === "" ? {} : { description: text }),
    ...(deprecation === null ? {} : { deprecated: true }),
  };
}
