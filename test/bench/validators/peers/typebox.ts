import { Code } from "typebox/compile";
import { jsonSchema } from "./json-schema.ts";
import type { Peer } from "./peer.ts";

const style = { discriminator: false, nulls: "anyOf" } as const;

/** Validators that are compiled at run time, from plain JSON Schema. */
export const typebox: Peer = {
  name: "typebox compiled",
  aheadOfTime: false,
  source: (request) => `
import { Compile } from "typebox/compile";
const schema = Compile(${JSON.stringify(jsonSchema(request, style))});
if (!schema.IsAccelerated()) throw new Error("typebox did not compile");
${
  request.what === "guard"
    ? `export const guard = (value) => schema.Check(value);`
    : `export const validate = (value) => schema.Errors(value);
export const parse = (value) => schema.Parse(value);
export const count = (outcome) => outcome.length;`
}`,
};

/** Code written ahead of time. It answers with a boolean only; errors need the library and the schema as well. */
export const typeboxAheadOfTime: Peer = {
  name: "typebox AOT",
  aheadOfTime: true,
  source: (request) => {
    if (request.what !== "guard") return null;
    const { Code: code, External } = Code(jsonSchema(request, style));
    return `
import { IsDate, IsDateTime } from "typebox/format";
${code}
SetExternal({ variables: [${External.variables.map(textOf).join(", ")}] });
export const guard = (value) => Check(value);`;
  },
};

/** Returns the JavaScript for a value that the generated code expects from outside. */
function textOf(variable: unknown): string {
  if (variable instanceof RegExp) return String(variable);
  const name = typeof variable === "function" ? variable.name : "";
  if (name !== "IsDate" && name !== "IsDateTime")
    throw new Error("typebox: no text for a variable");
  return name;
}
