import { Ajv, type Options, type ValidateFunction } from "ajv";
import addFormatsModule from "ajv-formats";
import standaloneCode from "ajv/dist/standalone/index.js";
import { jsonSchema } from "./json-schema.ts";
import type { Peer, Request } from "./peer.ts";

// Both packages are CommonJS with a default export, which Node and TypeScript see differently.
const addFormats = addFormatsModule.default;

const count = "export const count = (outcome) => outcome?.length ?? 0;";

/** A `parse` as a user writes it around ajv, which has none. */
const full = `
export const validate = (value) => (check(value) ? null : check.errors);
export const parse = (value) => {
  if (check(value)) return value;
  throw new Error(JSON.stringify(check.errors));
};
${count}`;

const style = { discriminator: true, nulls: "types" } as const;

function options({ what }: Request): Options {
  return { allErrors: what === "full", discriminator: true, allowUnionTypes: true };
}

function exportsOf({ what }: Request): string {
  return what === "guard" ? "export const guard = (value) => check(value);" : full;
}

/** Schemas that are compiled at run time. */
export const ajv: Peer = {
  name: "ajv compiled",
  aheadOfTime: false,
  source: (request) => `
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
const ajv = new Ajv(${JSON.stringify(options(request))});
addFormats.default(ajv);
const check = ajv.compile(${JSON.stringify(jsonSchema(request, style))});
${exportsOf(request)}`,
};

/** Code that ajv's standalone mode writes ahead of time. */
export const ajvStandalone: Peer = {
  name: "ajv standalone",
  aheadOfTime: true,
  source: (request) => {
    const compiler = new Ajv({ ...options(request), code: { source: true, esm: true } });
    addFormats(compiler);
    const check: ValidateFunction = compiler.compile(jsonSchema(request, style));
    const code = standaloneCode.default(compiler, check);
    // Its own exports are removed, because one of their names is also ours.
    const head = /^"use strict";export const validate = (?<name>\w+);export default \k<name>;/;
    if (!head.test(code)) throw new Error(`ajv standalone begins with ${code.slice(0, 80)}`);
    return `${code.replace(head, "const check = $<name>;")}\n${exportsOf(request)}`;
  },
};
