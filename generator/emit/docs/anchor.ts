import { kebabCase } from "change-case";
import type { Field } from "../../model/model.ts";

/**
 * The anchor of each field of a page, by the field's property name: small letters, digits and hyphens, and different
 * for each, so that a link to one keeps its meaning.
 */
export function anchorsOf(fields: readonly Field[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    fields.map(({ propertyName }) => {
      const stem = kebabCase(propertyName).replaceAll(/[^a-z0-9-]/g, "") || "field";
      let anchor = stem;
      for (let count = 2; taken.has(anchor); count += 1) anchor = `${stem}-${count}`;
      taken.add(anchor);
      return [propertyName, anchor];
    }),
  );
}
