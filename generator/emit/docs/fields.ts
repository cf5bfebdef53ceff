import type { Paragraph, PhrasingContent, RootContent } from "mdast";
import type { Field, JsonValue, ObjectModel } from "../../model/model.ts";
import { dataFields } from "../../model/object-parts.ts";
import { anchorsOf } from "./anchor.ts";
import { describe, withBreaks } from "./describe.ts";
import {
  code,
  emphasis,
  fence,
  heading,
  html,
  link,
  paragraph,
  quote,
  strong,
  table,
  type Words,
} from "./nodes.ts";
import { anchorHtml, lineBreak } from "./own-html.ts";
import type { PageContext } from "./page-context.ts";
import { typeCell } from "./type-cell.ts";

/** An example with more characters than this goes below the table. */
const longExample = 60;

/** A field with its description and example in the forms that several parts of the page use. */
interface FieldView {
  readonly field: Field;
  readonly anchor: string;
  readonly blocks: readonly RootContent[];
  /** The example as text for a cell, or `null` if there is none, or more than one, or a long one. */
  readonly example: string | null;
}

/** Returns the table of an object's fields, and below it the details that do not fit into a cell. */
export function fieldSections(
  model: ObjectModel,
  from: string,
  context: PageContext,
): readonly RootContent[] {
  const fields = dataFields(model);
  if (fields.length === 0) {
    return [heading(2, "Fields"), paragraph("No fields are documented: any JSON object fits.")];
  }
  const anchors = anchorsOf(fields);
  const views = fields.map((field): FieldView => {
    const anchor = anchors.get(field.propertyName) ?? "";
    return { field, anchor, blocks: describe(field.description), example: shortExample(field) };
  });
  const withExamples = views.some(({ example }) => example !== null);
  const rows = views.map((view): readonly Words[] => [
    [html(anchorHtml(view.anchor)), code(view.field.propertyName)],
    fieldType(view.field, from, context),
    [view.field.required ? "yes" : "no"],
    summary(view),
    ...(withExamples ? [view.example === null ? [] : [code(view.example)]] : []),
  ]);
  const rest = model.additionalProperties;
  if (rest !== null) {
    const type = typeCell({ kind: "map", values: rest }, from, context);
    const cells = [[emphasis(anyOtherKey)], type, ["no"], []];
    rows.push(withExamples ? [...cells, []] : cells);
  }
  const columns = ["Field", "Type", "Required", "Description"];
  return [
    heading(2, "Fields"),
    table(withExamples ? [...columns, "Example"] : columns, rows),
    ...details(views),
  ];
}

/** The text in place of a name in the row for keys that are not listed. */
const anyOtherKey = "any other key";

function fieldType(
  { type, nullable }: Field,
  from: string,
  context: PageContext,
): readonly PhrasingContent[] {
  return typeCell(nullable ? { kind: "nullable", of: type } : type, from, context);
}

function shortExample({ examples }: Field): string | null {
  const [example, ...more] = examples;
  if (example === undefined || more.length > 0) return null;
  const shown = JSON.stringify(example);
  return shown.length > longExample ? null : shown;
}

/** Returns the description of a field for a cell: its first paragraph, with a link to the details if there are any. */
function summary(view: FieldView): Words {
  const { field, blocks, anchor } = view;
  const [first, ...more] = blocks;
  const words = first?.type === "paragraph" ? withBreaks(first.children, html(lineBreak)) : [];
  const mark: Words = field.deprecation === null ? [] : [strong("Deprecated."), " "];
  if (!hasDetails(view)) return [...mark, ...words];
  const isLonger =
    more.length > 0 || field.deprecation !== null || (first !== undefined && words.length === 0);
  const space = words.length > 0 ? [" "] : [];
  return [...mark, ...words, ...space, link(`#${anchor}-details`, isLonger ? "more" : "example")];
}

function hasDetails({ field, blocks, example }: FieldView): boolean {
  const isShort = blocks.length === 0 || (blocks.length === 1 && blocks[0]?.type === "paragraph");
  const isShown = field.examples.length === 0 || example !== null;
  return !isShort || !isShown || field.deprecation !== null;
}

function details(views: readonly FieldView[]): readonly RootContent[] {
  const long = views.filter(hasDetails);
  if (long.length === 0) return [];
  return [
    heading(2, "Details"),
    ...long.flatMap(({ field, anchor, blocks, example }): readonly RootContent[] => [
      heading(3, html(anchorHtml(`${anchor}-details`)), code(field.propertyName)),
      ...(field.deprecation === null ? [] : [deprecated(field.deprecation.reason)]),
      ...blocks.map(withBreaksInside),
      ...(example === null ? field.examples.flatMap(longExampleBlocks) : []),
    ]),
  ];
}

/** Returns a notice that something is deprecated, with the reason. */
export function deprecated(reason: string): RootContent {
  return quote(paragraph(strong("Deprecated.")), ...describe(reason).map(withBreaksInside));
}

function withBreaksInside(node: RootContent): RootContent {
  return node.type === "paragraph"
    ? ({ ...node, children: withBreaks(node.children, { type: "break" }) } satisfies Paragraph)
    : node;
}

function longExampleBlocks(example: JsonValue): readonly RootContent[] {
  return [paragraph(strong("Example:")), fence("json", JSON.stringify(example, null, 2))];
}
