import type { RootContent } from "mdast";
import type { Model } from "../../model/model.ts";
import { code, heading, link, list, type Words } from "./nodes.ts";
import { docsPath, fieldsTo, pageUrl, typeName, type PageContext } from "./page-context.ts";

/** Returns the section that lists the models that refer to a model, with the fields that do so. */
export function usedBy(model: Model, context: PageContext): readonly RootContent[] {
  const from = docsPath(context, model.id);
  const users = usersOf(model, context);
  if (users.length === 0) return [];
  const items = users.map((user): Words => {
    const name = link(pageUrl(context, from, user.id), code(typeName(context, user.id)));
    const fields = fieldsTo(context, user.id, model.id).map(({ propertyName }) =>
      code(propertyName),
    );
    if (fields.length === 0) return [name];
    return [
      name,
      ": ",
      ...fields.flatMap((field, index) => (index === 0 ? [field] : [", ", field])),
    ];
  });
  return [heading(2, "Used by"), list(items)];
}

/** Returns the models that refer to a model, each once, ordered by id. The model itself may be among them. */
export function usersOf(model: Model, { users, models }: PageContext): readonly Model[] {
  const ids = [...new Set(users.get(model.id) ?? [])].sort();
  return ids.flatMap((id) => models.get(id) ?? []);
}
