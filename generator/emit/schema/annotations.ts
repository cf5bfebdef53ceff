import type { Deprecation } from "../../model/model.ts";
import type { Schema } from "./schema.ts";

/** What pages say about a model or a field; texts are markdown, which OpenAPI takes as it is. */
export interface Annotated {
  readonly description: string;
  readonly deprecation: Deprecation | null;
}

/** The keywords that say it. JSON Schema has no place for why something is deprecated: it ends the description. */
export function annotations({ description, deprecation }: Annotated): Schema {
  const reason = deprecation?.reason ?? "";
  const paragraphs = [description, reason === "" ? "" : `Deprecated: ${reason}`];
  const text = paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
  return {
    ...(text === "" ? {} : { description: text }),
    ...(deprecation === null ? {} : { deprecated: true }),
  };
}
