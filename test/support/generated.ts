import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { build } from "esbuild";
import { namesOf } from "../../generator/emit/names/model-path.ts";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import { validatorNames } from "../../generator/emit/names/validator-names.ts";
import { anythingModels } from "../../generator/model/anything.ts";
import { emittedSpec } from "../../generator/model/envelope.ts";
import type { SpecModel } from "../../generator/model/model.ts";
import type { ModelId } from "../../generator/model/type.ts";
import { writeTree } from "./tree.ts";

export interface Issue {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly received: string;
  readonly message: string;
  readonly offset?: number;
}

export type Result =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export interface Options {
  readonly unknownKeys?: "passthrough" | "strip" | "strict";
  readonly maxIssues?: number;
}

/** The functions of one model's module. */
export interface Validators {
  readonly is: (value: unknown) => boolean;
  readonly validate: (value: unknown, options?: Options) => Result;
  readonly parse: (value: unknown, options?: Options) => unknown;
  readonly assert: (value: unknown) => void;
  readonly parseJson: (text: string, options?: Options) => unknown;
  readonly serialize: (value: unknown) => unknown;
  readonly schema: { readonly "~standard": unknown };
}

interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Bundles generated files as a user's bundler would, and runs the bundle. It runs as a script, because imported
 * modules are never unloaded, and tests run thousands of bundles.
 */
export async function importGenerated(files: readonly GeneratedFile[]): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), "modelmark-generated-"));
  try {
    await writeTree(folder, new Map(files.map(({ path, text }) => [path, text])));
    const { outputFiles } = await build({
      ...{ entryPoints: [join(folder, "index.ts")], bundle: true, write: false },
      ...{ format: "iife", globalName: "generated", logLevel: "error" },
    });
    const text = outputFiles.map((file) => file.text).join("");
    return runInThisContext(`(() => {${text}\nreturn generated;})()`) as unknown;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Returns a function that looks up the validators of a model in an imported bundle. */
export function validatorsIn(bundle: unknown, model: SpecModel): (id: ModelId) => Validators {
  const plan = planNames(emittedSpec(model)).value;
  return (id) => {
    const own = namesOf(plan, id);
    const names = validatorNames(own);
    const module =
      own.namespaceName === null ? bundle : (bundle as Record<string, unknown>)[own.namespaceName];
    const exports = module as Readonly<Record<string, never>>;
    const get = (name: string): never => {
      if (!(name in exports)) throw new Error(`${id}: no export ${name}`);
      return exports[name] as never;
    };
    return {
      is: get(names.guard),
      validate: get(names.validate),
      parse: get(names.parse),
      assert: get(names.assert),
      parseJson: get(names.parseJson),
      serialize: get(names.serialize),
      schema: get(names.schema),
    };
  };
}

/** Returns the ids of the models that have validators. */
export function checkedIds(model: SpecModel): readonly ModelId[] {
  const anything = anythingModels(model);
  return emittedSpec(model).models.flatMap(({ id }) => (anything.has(id) ? [] : [id]));
}
