import type { RootContent } from "mdast";
import type { EmittedModel } from "../../model/envelope.ts";
import { assertNever } from "../../model/type.ts";
import { bodySection } from "./body-section.ts";
import { decisions } from "./decisions.ts";
import { describe } from "./describe.ts";
import { valueSection } from "./enum-section.ts";
import { exampleOf } from "./example-value.ts";
import { deprecated, fieldSections } from "./fields.ts";
import { neighbours } from "./neighbours.ts";
import { code, fence, heading, html, paragraph, type Words } from "./nodes.ts";
import { commentHtml } from "./own-html.ts";
import { docsPath, type PageContext } from "./page-context.ts";
import { knownMembers, memberSection } from "./union-section.ts";
import { usage } from "./usage.ts";
import { usedBy } from "./used-by.ts";

/**
 * Returns the blocks of a model's page.
 *
 * @param mark the sentence that tells where the file comes from
 */
export function modelPage(
  model: EmittedModel,
  mark: string,
  context: PageContext,
): readonly RootContent[] {
  const example = exampleOf(model, context.models);
  const json = example === undefined ? null : JSON.stringify(example, null, 2);
  return [
    html(commentHtml(mark)),
    heading(1, model.name),
    paragraph(...kindLine(model)),
    ...(model.deprecation === null ? [] : [deprecated(model.deprecation.reason)]),
    ...describe(model.description),
    ...body(model, context),
    ...(json === null ? [] : [heading(2, "Example"), fence("json", json)]),
    ...usage(model, context),
    ...usedBy(model, context),
    ...neighbours(model, context),
    ...decisions(model, context),
  ];
}

/** Returns the line that says what kind of model it is, and from which page. */
function kindLine(model: EmittedModel): Words {
  const origin: Words = [", from ", code(model.source.file), "."];
  switch (model.kind) {
    case "object":
      return ["An object", ...origin];
    case "enum": {
      const values = model.valueType === "integer" ? "integers" : "strings";
      const open = model.open || model.isOpenTag ? "An open enum" : "An enum";
      const tag = model.isOpenTag ? ": others make other members of the unions it is a tag of" : "";
      const others = model.open ? ": other values may come" : tag;
      return [`${open} of ${model.members.length} ${values}${others}`, ...origin];
    }
    case "union":
      return [`A union of ${knownMembers(model).length} types`, ...origin];
    case "envelope":
      return ["A body", ...origin];
    case "unknown":
      return ["A union of unknown members", ...origin];
    default:
      return assertNever(model);
  }
}

function body(model: EmittedModel, context: PageContext): readonly RootContent[] {
  const from = docsPath(context, model.id);
  switch (model.kind) {
    case "object":
      return fieldSections(model, from, context);
    case "enum":
      return valueSection(model);
    case "union":
      return memberSection(model, from, context);
    case "envelope":
      return bodySection(model, from, context);
    case "unknown":
      return [];
    default:
      return assertNever(model);
  }
}
