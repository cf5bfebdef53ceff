import type { GeneratedFile } from "../emit/emitter.ts";
import { planNames, type NamePlan } from "../emit/names/name-plan.ts";
import { referencesOf, typesOf } from "../model/graph.ts";
import type { Field, Model, SpecModel } from "../model/model.ts";
import type { SiteFile } from "./site-files.ts";

/**
 * The pages of the reference, paths relative to its folder: those of the docs emitter where it ran, else plain ones
 * with fields, users and neighbours.
 */
export function referencePages(
  files: readonly Pick<GeneratedFile, "path" | "text">[],
  model: SpecModel,
): readonly SiteFile[] {
  const emitted = files.filter(({ path }) => path.startsWith("docs/"));
  if (emitted.length > 0) {
    return emitted.map(({ path, text }) => ({ path: path.slice("docs/".length), text }));
  }
  const names = planNames(model).value;
  const pages = model.models.map((one) => plainPage(one, model, names));
  return [...pages, { path: "index.md", text: `# Models\n\n${indexList(model, names)}\n` }];
}

function indexList(model: SpecModel, names: NamePlan): string {
  const folders = [...new Set(model.models.map(({ namespace }) => namespace))];
  return folders
    .map((folder) => {
      const within = model.models.filter(({ namespace }) => namespace === folder);
      const items = within.map(({ id, kind }) => `- ${linkTo(id, names, "")}: ${kind}`);
      return `## ${escapeText(folder === "" ? "other" : folder)}\n\n${items.join("\n")}`;
    })
    .join("\n\n");
}

function plainPage(model: Model, spec: SpecModel, names: NamePlan): SiteFile {
  const up = (names.get(model.id)?.folder ?? "").replaceAll(/[^/]+\//g, "../");
  const users = spec.models.filter((one) => typesOf(one).flatMap(referencesOf).includes(model.id));
  const sections = [
    `# ${escapeText(nameOf(model.id, names))}`,
    escapeText(model.description),
    contentOf(model, names, up),
    users.length === 0
      ? ""
      : `## Used by\n\n${users.map(({ id }) => `- ${linkTo(id, names, up)}`).join("\n")}`,
    diagramOf(model, names),
  ];
  const text = `${sections.filter((one) => one !== "").join("\n\n")}\n`;
  return { path: pathOf(model.id, names), text };
}

function contentOf(model: Model, names: NamePlan, up: string): string {
  switch (model.kind) {
    case "object": {
      const rows = model.fields.map((field) => fieldRow(field, names, up));
      const head = "| Property | Type | Required | Description |\n| --- | --- | --- | --- |";
      return rows.length === 0 ? "" : `## Fields\n\n${head}\n${rows.join("\n")}`;
    }
    case "enum": {
      const items = model.members.map(({ value }) => `- ${escapeText(JSON.stringify(value))}`);
      return `## Values\n\n${items.join("\n")}`;
    }
    case "union": {
      const items = model.members.flatMap(referencesOf).map((id) => `- ${linkTo(id, names, up)}`);
      return `## Members\n\n${items.join("\n")}`;
    }
    default:
      return model satisfies never;
  }
}

function fieldRow(field: Field, names: NamePlan, up: string): string {
  const references = referencesOf(field.type);
  const links = references.map((id) => linkTo(id, names, up)).join(" or ");
  const type =
    references.length === 0
      ? field.type.kind
      : `${links}${field.type.kind === "array" ? " list" : ""}`;
  const id = field.propertyName.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const anchor = /^[a-z0-9]/.test(id) ? `<a id="${id}"></a>` : "";
  const cells = [
    `${anchor}${escapeText(field.propertyName)}`,
    type,
    field.required ? "yes" : "no",
    escapeText(field.description),
  ];
  return `| ${cells.join(" | ")} |`;
}

function diagramOf(model: Model, names: NamePlan): string {
  const targets = [...new Set(typesOf(model).flatMap(referencesOf))];
  if (targets.length === 0) return "";
  const edges = targets.map((id, index) => `  m --> n${index}["${nameOf(id, names)}"]`);
  const lines = ["flowchart LR", `  m["${nameOf(model.id, names)}"]`, ...edges];
  return `## Neighbours\n\n\`\`\`mermaid\n${lines.join("\n")}\n\`\`\``;
}

function linkTo(id: Model["id"], names: NamePlan, up: string): string {
  return `[${escapeText(nameOf(id, names))}](${up}${pathOf(id, names)})`;
}

function pathOf(id: Model["id"], names: NamePlan): string {
  const plan = names.get(id);
  return `${plan?.folder ?? ""}${plan?.fileStem ?? ""}.md`;
}

/** An identifier: planned names hold letters, digits, `_` and `$`. */
function nameOf(id: Model["id"], names: NamePlan): string {
  return names.get(id)?.typeName ?? "";
}

/** Text as text, on one line: markdown of other people is shown, not read. */
function escapeText(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>()#+.!|&~:-]/g, "\\$&").replaceAll(/\s+/g, " ");
}
