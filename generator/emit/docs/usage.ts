import type { RootContent } from "mdast";
import type { Model } from "../../model/model.ts";
import { modulePath, namesOf } from "../names/model-path.ts";
import { reservedWords } from "../names/reserved-names.ts";
import { literal, propertyKey } from "../typescript/code-text.ts";
import { validatorNames } from "../names/validator-names.ts";
import { fence, heading } from "./nodes.ts";
import type { PageContext } from "./page-context.ts";

/** Returns the section with sample code: how to import a model, get a value of it, and narrow that value. */
export function usage(model: Model, context: PageContext): readonly RootContent[] {
  const { emit } = context;
  const hasValidators = emit.emitters.includes("validators") && !context.anything.has(model.id);
  const lines = hasValidators
    ? withValidators(model, context)
    : [importLine("type ", namesOf(emit.names, model.id).typeName, "models", model, context)];
  return [heading(2, "In TypeScript"), fence("ts", lines.join("\n"))];
}

function importLine(
  prefix: string,
  name: string,
  section: "models" | "validators",
  model: Model,
  { emit }: PageContext,
): string {
  const path = `./generated/${modulePath(emit.names, model.id, section)}${emit.importExtension}`;
  return `import ${prefix}{ ${name} } from ${literal(path)};`;
}

/** Tells whether a name means something else in an example, or in TypeScript. */
function isTaken(name: string): boolean {
  return name === "data" || name === "input" || reservedWords.has(name);
}

function withValidators(model: Model, context: PageContext): readonly string[] {
  const own = namesOf(context.emit.names, model.id);
  const { parse, guard } = validatorNames(own);
  const names = model.kind === "object" ? parse : `${guard}, ${parse}`;
  const value = isTaken(own.valueStem) ? "value" : own.valueStem;
  return [
    importLine("", names, "validators", model, context),
    "",
    `const ${value} = ${parse}(await response.json()); // throws a ValidationError`,
    ...narrowing(model, value, guard, context),
  ];
}

function narrowing(
  model: Model,
  value: string,
  guard: string,
  { emit, models }: PageContext,
): readonly string[] {
  if (model.kind === "enum") {
    const [first] = model.members;
    if (first === undefined) return [];
    return ["", `if (${guard}(input)) {`, `  input === ${literal(first.value)};`, "}"];
  }
  if (model.kind !== "union" || model.discriminator === null) return [];
  const { wireName, mapping } = model.discriminator;
  const [entry] = mapping;
  if (entry === undefined) return [];
  const [tag, id] = entry;
  const member = models.get(id);
  const key =
    member?.kind === "object"
      ? (member.fields.find((field) => field.wireName === wireName)?.propertyName ?? wireName)
      : wireName;
  const access = propertyKey(key) === key ? `.${key}` : `[${literal(key)}]`;
  const { typeName } = namesOf(emit.names, id);
  return ["", `if (${value}${access} === ${literal(tag)}) {`, `  ${value}; // ${typeName}`, "}"];
}
