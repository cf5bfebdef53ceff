import { dataOnly } from "./data-only.ts";
import type { EmittedSpec } from "../model/envelope.ts";
import type { EmitContext, Emitter, Exports } from "./define-emitter.ts";
import type { ModuleExports } from "./emitter.ts";
import { exportPlace, modulePath } from "./names/model-path.ts";

/** Returns what the modules of an emitter export, with the places that index files need. */
export function moduleExports(
  emitter: Emitter,
  spec: EmittedSpec,
  context: EmitContext,
): readonly ModuleExports[] {
  const { models, shared = [] } = exportsOf(emitter, spec, context);
  return [
    ...shared.map((one) => ({
      ...one,
      model: null,
      folder: "",
      namespaceName: null,
      rank: 0,
    })),
    ...models.map((one) => ({
      ...one,
      ...exportPlace(context.names, one.model),
      path: modulePath(context.names, one.model, emitter.folder),
    })),
  ];
}

function exportsOf(emitter: Emitter, spec: EmittedSpec, context: EmitContext): Exports {
  const none: Exports = { models: [] };
  return emitter.sees === "pages"
    ? (emitter.exports?.(spec, context) ?? none)
    : (emitter.exports?.(dataOnly(spec), context) ?? none);
}
