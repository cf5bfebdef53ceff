import { heyApi } from "./hey-api.ts";
import { jsonSchemaToTypescript } from "./json-schema-to-typescript.ts";
import { openapiTypescript } from "./openapi-typescript.ts";
import { orval } from "./orval.ts";
import { quicktype } from "./quicktype.ts";
import type { Reader } from "./reader.ts";

export const readers: readonly Reader[] = [
  openapiTypescript,
  heyApi,
  orval,
  jsonSchemaToTypescript,
  quicktype,
];
