import type { LocateKey } from "../config/locate-key.ts";
import type { Overrides } from "../config/settings.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../diagnostics/span.ts";
import type { TypedPage } from "../read/dialects/read-types.ts";
import { modelId } from "../model/type.ts";
import { namespaceOf } from "./page-path.ts";

/** Reports overrides for a model or field that the spec does not have, and overrides that the page cannot fulfil. */
export function unusedOverrides(
  overrides: Overrides,
  pages: readonly TypedPage[],
  placeOf?: LocateKey,
): readonly Diagnostic[] {
  const pagesById = new Map(
    pages.map((page) => [modelId(namespaceOf(page.file), page.title) as string, page]),
  );
  const fieldsById = new Map([...pagesById].map(([id, page]) => [id, fieldNames(page)]));
  return Object.entries(overrides).flatMap(([id, override]) => {
    const fields = fieldsById.get(id);
    if (fields === undefined) return [unused(id, [...fieldsById.keys()], placeOf?.([id]))];
    const noEnum = override.enums === undefined ? undefined : pagesById.get(id);
    const misfits =
      noEnum === undefined || noEnum.body.kind === "values" ? [] : [misfit(id, noEnum)];
    const lost = Object.keys(override.fields ?? {})
      .filter((name) => !fields.includes(name))
      .map((name) =>
        unused(
          `${id}.${name}`,
          fields.map((field) => `${id}.${field}`),
          placeOf?.([id, "fields", name]),
        ),
      );
    return [...misfits, ...lost];
  });
}

function misfit(id: string, { titleSpan }: TypedPage): Diagnostic {
  const reason = "it sets `enums`, but the page lists no values";
  return diagnostic("MM6005", { target: id, reason }, titleSpan);
}

function fieldNames(page: TypedPage): readonly string[] {
  return page.body.kind === "fields" ? page.body.rows.map(({ name }) => name) : [];
}

function unused(target: string, names: readonly string[], place?: SourceSpan): Diagnostic {
  return diagnostic("MM6004", { target, suggestion: nearest(target, names) }, place);
}
