import { kebabCase } from "change-case";
import type { Field } from "../../model/model.ts";

/**
 * Returns the anchor of each field of a page, by the property name of the field. Anchors consist of lower-case letters,
 * digits and hyphens, and no two fields share one.
 */
export function anchorsOf(fields: readonly Field[]): ReadonlyMap<string, string> {
  const anchors = new Set<string>();
  return new Map(
    fields.map(({ propertyName }) => {
      const stem = kebabCase(propertyName).replaceAll(/[^a-z0-9-]/g, "") || "field";
      let anchor = stem;
      for (let count = 2; anchors.has(anchor); count += 1) anchor = `${stem}-${count}`;
      anchors.add(anchor);
      return [propertyName, anchor];
    }),
  );
}
