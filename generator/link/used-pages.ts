import type { TypeExpression } from "../read/dialects/type-expression.ts";
import { assertNever, type ModelId } from "../model/type.ts";
import { findLinked, findModel, type PageIndex } from "./page-index.ts";

/** Returns the models that the type cells of other pages refer to. */
export function usedPages(index: PageIndex): ReadonlySet<ModelId> {
  const used = new Set<ModelId>();
  for (const { id, page } of index.entries) {
    for (const type of typesOf(page.body)) {
      for (const target of targetsOf(type, null, page.file, index)) {
        if (target !== id) used.add(target);
      }
    }
  }
  return used;
}

function typesOf(body: PageIndex["entries"][number]["page"]["body"]): readonly TypeExpression[] {
  if (body.kind === "fields") return body.rows.map(({ type }) => type);
  return body.kind === "members" || body.kind === "bodies" ? body.types : [];
}

/**
 * Returns the models that a type refers to.
 *
 * @param href The address of the link whose text the type is, or `null` if it is not the text of a link.
 */
function targetsOf(
  type: TypeExpression,
  href: string | null,
  file: string,
  index: PageIndex,
): readonly ModelId[] {
  const inside = (of: TypeExpression, link = href): readonly ModelId[] =>
    targetsOf(of, link, file, index);
  const linked = (target: string): readonly ModelId[] =>
    findLinked(index, target, file)
      .slice(0, 1)
      .map(({ id }) => id);
  switch (type.kind) {
    case "named": {
      const entry = findModel(index, type, href, file);
      return entry === null ? [] : [entry.id];
    }
    case "page":
      return linked(type.href);
    case "linked":
      return [...linked(type.href), ...inside(type.of, type.href)];
    case "list":
      return inside(type.items, null);
    case "map":
      return inside(type.values, null);
    case "nullable":
      return inside(type.of);
    case "union":
      return type.members.flatMap((member) => inside(member, null));
    case "primitive":
    case "literal":
    case "date":
    case "transport":
    case "invalid":
      return [];
    default:
      return assertNever(type);
  }
}
