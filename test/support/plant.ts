import type {
  EnumModel,
  Field,
  Model,
  ObjectModel,
  SpecModel,
} from "../../generator/model/model.ts";
import { referencesOf, typesOf, usersOf } from "../../generator/model/graph.ts";
import type { SourceFile } from "../../generator/read/source/source-file.ts";
import type { Random } from "./random.ts";

// Edits that are made in the text of real pages, each with the one finding that it must cause.

/** An edit that was made. */
export interface Planted {
  readonly pages: readonly SourceFile[];
  /** The rule and the place, as `findingsOf` words them without the level. */
  readonly expected: string;
}

interface Surroundings {
  readonly pages: readonly SourceFile[];
  readonly random: Random;
  /** Whether other models refer to the model. */
  readonly isUsed: boolean;
  /** Whether cells of its page name the members of a union. */
  readonly spellsUnion: boolean;
}

type Planter = (model: Model, surroundings: Surroundings) => Planted | null;

/** The kinds of edits by name. A planter returns `null` if the model does not suit it. */
export const planters: Readonly<Record<string, Planter>> = {
  "remove field": onField(
    () => true,
    () => [],
    ({ required }) => `field-removed-${required ? "required" : "optional"}`,
  ),
  "rename field": onField(
    ({ docName }) => docName.length > 5,
    (row, { docName }) => [row.replace(docName, `${docName}_v2`)],
    () => "field-renamed",
  ),
  "respell field": onField(
    ({ docName }) => /_[a-z]/.test(docName),
    (row, { docName }) => [row.replace(docName, docName.replaceAll("_", ""))],
    () => "field-case-changed",
  ),
  "change type": onField(
    ({ type }) => type.kind === "string",
    (row) => [row.replace("::String", "T::Boolean")],
    () => "field-type-changed",
  ),
  "widen type": onField(
    ({ type }) => type.kind === "string",
    (row) => [row.replace("::String", "::Object")],
    () => "field-type-widened",
  ),
  "make a list": onField(
    ({ type }) => type.kind === "integer",
    (row) => [row.replace(/\*[^*|]*::Integer[^*|]*\*/, "T::Array<*::Integer*>")],
    () => "field-array-changed",
  ),
  "change required": onField(
    () => true,
    (row, { required }) => [
      required
        ? row.replace(":heavy_check_mark:", ":heavy_minus_sign:")
        : row.replace(":heavy_minus_sign:", ":heavy_check_mark:"),
    ],
    ({ required }) => `field-became-${required ? "optional" : "required"}`,
  ),
  "add optional field": onField(
    () => true,
    (row, field) => [row, rowLike(row, field, "zz_new", ":heavy_minus_sign:")],
    () => "field-added-optional",
    () => "zz_new",
  ),
  "add required field": onField(
    () => true,
    (row, field) => [rowLike(row, field, "zz_new", ":heavy_check_mark:"), row],
    () => "field-added-required",
    () => "zz_new",
  ),
  "remove value": onValue(
    () => [],
    () => "enum-value-removed",
    (_name, value) => value,
  ),
  "add value": onValue(
    (row, name, value) => [
      row,
      row.replace(name, "ZZ_NEW").replace(/[^|]*\|\s*$/, () => ` ${zz(value)} |`),
    ],
    ({ open }) => `enum-value-added-${open ? "open" : "closed"}`,
    (_name, value) => zz(value),
  ),
  "change value": onValue(
    (row, _name, value) => [row.replace(/[^|]*\|\s*$/, () => ` ${zz(value)} |`)],
    () => "enum-value-wire-changed",
    (name) => name,
  ),
  "rename value": onValue(
    (row, name) => [row.replace(name, `ZZ_${name}`)],
    () => "enum-name-changed",
    (name) => name,
  ),
  "remove page": (model, { pages, isUsed, spellsUnion }) =>
    // Only the cells of this page may name the members of the union.
    isUsed || spellsUnion
      ? null
      : {
          pages: pages.filter(({ path }) => path !== model.source.file),
          expected: `model-removed ${model.id}`,
        },
  "rename page": (model, { pages, isUsed }) => {
    if (isUsed || model.kind !== "object" || model.fields.length < 3) return null;
    const title = (text: string): string =>
      text.replace(`# ${model.name}`, `# ${model.name}Renamed`);
    const renamed = pages.map((page) =>
      page.path === model.source.file
        ? { path: page.path.replace(/\.md$/, "renamed.md"), text: title(page.text) }
        : page,
    );
    return { pages: renamed, expected: `model-renamed ${model.id}` };
  },
};

function zz(value: string): string {
  return /^-?\d+$/.test(value) ? "987654" : "zz_new";
}

function rowLike(row: string, { docName }: Field, name: string, mark: string): string {
  const named = row.replace(docName, name).replace(/:heavy_\w+:/, mark);
  return named.replace(/\*[^*|]*::\w+[^*|]*\*/, "*T.nilable(::Float)*");
}

/**
 * Edits the row of a field with a plain type. Cells with other types may be the only ones that name the members of a
 * union.
 */
function onField(
  suits: (field: Field) => boolean,
  edit: (row: string, field: Field) => readonly string[],
  rule: (field: Field) => string,
  member: (field: Field) => string = ({ wireName }) => wireName,
): Planter {
  return (model, { pages, random }) => {
    if (model.kind !== "object" || model.fields.length < 3) return null;
    const plain = model.fields.filter((field) => isPlain(field, model) && suits(field));
    if (plain.length === 0) return null;
    const field = random.pick(plain);
    const expected = `${rule(field)} ${model.id}.${member(field)}`;
    return { pages: editLine(pages, field.source, (row) => edit(row, field)), expected };
  };
}

function isPlain(field: Field, model: ObjectModel): boolean {
  const alike = model.fields.filter(({ docName }) => docName.startsWith(field.docName));
  return (
    ["string", "integer", "boolean", "number"].includes(field.type.kind) &&
    !field.transport &&
    field.deprecation === null &&
    alike.length === 1
  );
}

function onValue(
  edit: (row: string, name: string, value: string) => readonly string[],
  rule: (model: EnumModel) => string,
  member: (name: string, value: string) => string,
): Planter {
  return (model, { pages, random }) => {
    if (model.kind !== "enum" || model.members.length < 3) return null;
    const { name, value } = random.pick(model.members);
    const text = pages.find(({ path }) => path === model.source.file)?.text ?? "";
    const line = text.split("\n").findIndex((one) => isRowOf(one, name, value));
    if (line === -1) return null;
    const at = { file: model.source.file, start: { line: line + 1 } };
    const expected = `${rule(model)} ${model.id}.${member(name, String(value))}`;
    return { pages: editLine(pages, at, (row) => edit(row, name, String(value))), expected };
  };
}

function isRowOf(
  line: string,
  name: string,
  value: EnumModel["members"][number]["value"],
): boolean {
  const cells = line.split("|").map((cell) => cell.trim());
  return cells[1] === `\`${name}\`` && cells[2] === String(value);
}

function editLine(
  pages: readonly SourceFile[],
  at: { readonly file: string; readonly start: { readonly line: number } },
  edit: (line: string) => readonly string[],
): readonly SourceFile[] {
  return pages.map((page) => {
    if (page.path !== at.file) return page;
    const lines = page.text.split("\n");
    lines.splice(at.start.line - 1, 1, ...edit(lines[at.start.line - 1] ?? ""));
    return { path: page.path, text: lines.join("\n") };
  });
}

/** Makes one edit of a kind, on a suitable model that is not in `taken`, and adds that model to `taken`. */
export function plant(
  kind: string,
  spec: SpecModel,
  pages: readonly SourceFile[],
  random: Random,
  taken: Set<Model>,
): Planted | null {
  const users = usersOf(spec);
  const unions = new Set(spec.models.flatMap(({ id, kind: one }) => (one === "union" ? [id] : [])));
  const free = spec.models.filter((model) => !taken.has(model));
  for (let tries = 0; tries < 400 && free.length > 0; tries += 1) {
    const model = random.pick(free);
    const isUsed = users.has(model.id);
    const spellsUnion = typesOf(model)
      .flatMap(referencesOf)
      .some((id) => unions.has(id));
    const planted = planters[kind]?.(model, { pages, random, isUsed, spellsUnion }) ?? null;
    if (planted === null) continue;
    taken.add(model);
    return planted;
  }
  return null;
}
