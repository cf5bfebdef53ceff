import type { Paragraph, PhrasingContent, RootContent } from "mdast";
import type { Field, JsonValue, ObjectModel } from "../../model/model.ts";
import { dataFields } from "../../model/object-parts.ts";
import { showInvisible } from "../../diagnostics/visible-text.ts";
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
import type { PageContext } from "./page-context.ts";
import { typeCell } from "./type-cell.ts";

/** The examples of a field, longer than this together, go below the table. */
const longExample = 60;

/** The table of an object's fields, and below it whatever does not fit into a cell. */
export function fieldSections(
  model: ObjectModel,
  from: string,
  context: PageContext,
): readonly RootContent[] {
  const fields = dataFields(model);
  const rest = model.additionalProperties;
  if (fields.length === 0) {
    return [heading(2, "Fields"), paragraph("No fields are documented: any JSON object fits.")];
  }
  const anchors = anchorsOf(fields);
  const withExamples = fields.some((field) => shortExample(field) !== null);
  const rows = fields.map((field): readonly Words[] => {
    const anchor = anchors.get(field.propertyName) ?? "";
    const example = shortExample(field);
    return [
      [html(`<a id="${anchor}"></a>`), code(field.propertyName)],
      fieldType(field, from, context),
      [field.required ? "yes" : "no"],
      summary(field, anchor),
      ...(withExamples ? [example === null ? [] : [code(example)]] : []),
    ];
  });
  if (rest !== null) {
    const type = typeCell({ kind: "map", values: rest }, from, context);
    const cells = [[emphasis("any other key")], type, ["no"], []];
    rows.push(withExamples ? [...cells, []] : cells);
  }
  const columns = ["Field", "Type", "Required", "Description"];
  return [
    heading(2, "Fields"),
    table(withExamples ? [...columns, "Example"] : columns, rows),
    ...details(fields, anchors),
  ];
}

function fieldType(
  { type, nullable }: Field,
  from: string,
  context: PageContext,
): readonly PhrasingContent[] {
  return typeCell(nullable ? { kind: "nullable", of: type } : type, from, context);
}

/** The example of a field as a cell can show it. */
function shortExample({ examples }: Field): string | null {
  const [example, ...more] = examples;
  if (example === undefined || more.length > 0) return null;
  const shown = showInvisible(JSON.stringify(example));
  return shown.length > longExample ? null : shown;
}

/** What a cell says of a field: all of it if that is one paragraph, else its beginning. */
function summary(field: Field, anchor: string): Words {
  const [first, ...more] = describe(field.description);
  const words = first?.type === "paragraph" ? withBreaks(first.children, html("<br/>")) : [];
  const mark: Words = field.deprecation === null ? [] : [strong("Deprecated."), " "];
  if (!hasDetails(field)) return [...mark, ...words];
  const isMore = more.length > 0 || first?.type !== "paragraph" || field.deprecation !== null;
  const label = isMore ? "more" : "example";
  const space = words.length + mark.length > 0 && words.length > 0 ? [" "] : [];
  return [...mark, ...words, ...space, link(`#${anchor}-details`, label)];
}

function hasDetails(field: Field): boolean {
  const blocks = describe(field.description);
  const isShort = blocks.length === 0 || (blocks.length === 1 && blocks[0]?.type === "paragraph");
  const isShown = field.examples.length === 0 || shortExample(field) !== null;
  return !isShort || !isShown || field.deprecation !== null;
}

function details(
  fields: readonly Field[],
  anchors: ReadonlyMap<string, string>,
): readonly RootContent[] {
  const long = fields.filter(hasDetails);
  if (long.length === 0) return [];
  return [
    heading(2, "Details"),
    ...long.flatMap((field): readonly RootContent[] => {
      const anchor = anchors.get(field.propertyName) ?? "";
      return [
        heading(3, html(`<a id="${anchor}-details"></a>`), code(field.propertyName)),
        ...(field.deprecation === null ? [] : [deprecated(field.deprecation.reason)]),
        ...describe(field.description).map(withBreaksInside),
        ...(shortExample(field) === null ? field.examples.flatMap(longExampleBlocks) : []),
      ];
    }),
  ];
}

/** A notice that something is deprecated, with the reason. */
export function deprecated(reason: string): RootContent {
  return quote(paragraph(strong("Deprecated.")), ...describe(reason).map(withBreaksInside));
}

function withBreaksInside(node: RootContent): RootContent {
  return node.type === "paragraph"
    ? ({ ...node, children: withBreaks(node.children, { type: "break" }) } satisfies Paragraph)
    : node;
}

function longExampleBlocks(example: JsonValue): readonly RootContent[] {
  return [
    paragraph(strong("Example:")),
    fence("json", showInvisible(JSON.stringify(example, null, 2))),
  ];
}
