import type { RootContent } from "mdast";
import { referencesOf, typesOf } from "../../model/graph.ts";
import type { Model } from "../../model/model.ts";
import type { ModelId } from "../../model/type.ts";
import { diagram, diagramLabel, joinDiagram, type DiagramText } from "./diagram-text.ts";
import { drawing, emphasis, heading, paragraph } from "./nodes.ts";
import { fieldsTo, typeName, type PageContext } from "./page-context.ts";
import { usersOf } from "./used-by.ts";

/** How many neighbours a diagram may show. With more boxes, nobody could read it. */
const maxNeighbours = 14;

/** Returns a Mermaid diagram (https://mermaid.js.org) of the models that a model refers to and that refer to it. */
export function neighbours(model: Model, context: PageContext): readonly RootContent[] {
  const targets = new Set(typesOf(model).flatMap(referencesOf));
  const users = usersOf(model, context)
    .map(({ id }) => id)
    .filter((id) => id !== model.id && !targets.has(id));
  const all = [...targets, ...users].filter((id) => id !== model.id);
  if (all.length === 0 && targets.size === 0) return [];
  const shown = all.slice(0, maxNeighbours);
  const ids = new Map([model.id, ...shown].map((id, index) => [id, diagram`m${index}`]));
  const boxes = [...ids].map(
    ([id, box]) => diagram`  ${box}["${diagramLabel(typeName(context, id))}"]`,
  );
  const hidden = all.length - shown.length;
  return [
    heading(2, "Neighbours"),
    drawing(
      joinDiagram(
        [diagram`flowchart LR`, ...boxes, ...edges(model.id, targets, ids, context)],
        diagram`\n`,
      ),
    ),
    ...(hidden > 0 ? [paragraph(emphasis(`And ${hidden} more.`))] : []),
  ];
}

/** How many fields the label of an arrow names. More would hide the arrow. */
const maxLabels = 3;

function edges(
  model: ModelId,
  targets: ReadonlySet<ModelId>,
  boxes: ReadonlyMap<ModelId, DiagramText>,
  context: PageContext,
): readonly DiagramText[] {
  const own = boxes.get(model) ?? diagram``;
  const users = new Set(context.users.get(model) ?? []);
  return [...boxes].flatMap(([id, box]) => {
    const out = targets.has(id) ? [edge(own, box, labels(model, id, context))] : [];
    const isBack = id !== model && users.has(id);
    return isBack ? [...out, edge(box, own, labels(id, model, context))] : out;
  });
}

function edge(from: DiagramText, to: DiagramText, label: DiagramText): DiagramText {
  return label === "" ? diagram`  ${from} --> ${to}` : diagram`  ${from} -->|"${label}"| ${to}`;
}

function labels(from: ModelId, to: ModelId, context: PageContext): DiagramText {
  const names = fieldsTo(context, from, to).map(({ propertyName }) => diagramLabel(propertyName));
  const more = names.length - maxLabels;
  return joinDiagram(
    [...names.slice(0, maxLabels), ...(more > 0 ? [diagram`and ${more} more`] : [])],
    diagram`, `,
  );
}
