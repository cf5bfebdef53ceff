import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { ExampleCell } from "../read/markdown/model-page.ts";
import type { Field, JsonValue, Model } from "../model/model.ts";
import { describeType } from "./describe-type.ts";
import type { ModelsById } from "./tag-values.ts";
import { isNestedDeeper, parseExample } from "./examples.ts";
import { isNullText } from "./says-null.ts";
import type { PageEntry } from "./page-index.ts";

/**
 * Gives fields their examples. This step comes last because the meaning of an example depends on the type of its
 * field, and that type may be any model. An example that does not fit its type is reported and left out.
 */
export function attachExamples(
  models: readonly Model[],
  entries: readonly PageEntry[],
): Outcome<readonly Model[]> {
  const byId: ModelsById = new Map(models.map((model) => [model.id, model]));
  const cells = new Map(entries.map(({ id, page }) => [id, exampleCells(page.body)]));
  const diagnostics: Diagnostic[] = [];
  const value = models.map((model) => {
    const examples = cells.get(model.id);
    const hasFields = model.kind === "object" || model.kind === "envelope";
    if (!hasFields || examples === undefined || examples.size === 0) return model;
    const fields = model.fields.map((field) => {
      const cell = examples.get(field.docName);
      if (cell === undefined) return field;
      const withExample = attachExample(field, cell, byId);
      diagnostics.push(...withExample.diagnostics);
      return withExample.value;
    });
    return { ...model, fields };
  });
  return { value, diagnostics };
}

/** The depth limit of an example. Emitters indent examples, so their output grows with the square of the depth. */
const deepestExample = 64;

function attachExample(field: Field, cell: ExampleCell, models: ModelsById): Outcome<Field> {
  const example = fieldExample(field, cell.text, models);
  if (example === undefined) {
    const finding = diagnostic("MM2013", { type: describeType(field.type) }, cell.span);
    return { value: field, diagnostics: [finding] };
  }
  if (isNestedDeeper(example, deepestExample)) {
    const finding = diagnostic("MM2018", { what: "levels", limit: deepestExample }, cell.span);
    return { value: field, diagnostics: [finding] };
  }
  return { value: { ...field, examples: [example] }, diagnostics: [] };
}

/**
 * Parses the example of a field. Whether null is allowed is a flag of the field, so its type alone would read the
 * word `null` as text.
 */
function fieldExample(field: Field, text: string, models: ModelsById): JsonValue | undefined {
  return field.nullable && isNullText(text) ? null : parseExample(text, field.type, models);
}

function exampleCells(body: PageEntry["page"]["body"]): ReadonlyMap<string, ExampleCell> {
  if (body.kind !== "fields") return new Map();
  return new Map(
    body.rows.flatMap(({ name, example }) => (example === null ? [] : [[name, example] as const])),
  );
}
