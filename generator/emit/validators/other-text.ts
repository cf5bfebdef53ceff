import type { OtherType } from "../../model/type.ts";
import type { EntryCode, ListCode } from "../typescript/code.ts";
import { literal, tableKey, type Name } from "../typescript/code-text.ts";
import { list, object } from "../typescript/write-code.ts";
import type { ModuleWriter } from "./module-writer.ts";

/**
 * Declares a constant that describes the objects with a tag that no other member of a union has.
 *
 * @returns the name of the constant
 */
export function otherConstant(type: OtherType, writer: ModuleWriter): Name {
  const { tag, valueType, known: tagValues, given: earlierTags } = type;
  const isSafe = writer.plan.unsafeIntegers === "reject";
  const renamed = [tag, ...earlierTags].filter((one) => one.wireName !== one.propertyName);
  const sets = earlierTags.map(({ wireName, values }) => ({
    ...{ key: tableKey(wireName), value: literals(values) },
  }));
  const isInteger = isSafe ? "Number.isSafeInteger" : "Number.isInteger";
  const values = object([{ key: "__proto__", value: "null" }, ...sets]);
  const propertyNames = literals(renamed.map((one) => one.propertyName));
  const parts: readonly EntryCode[] = [
    { key: "tag", value: literal(tag.wireName) },
    ...entries(valueType === "string" ? null : { key: "is", value: isInteger }),
    { key: "known", value: literals(tagValues) },
    ...entries(sets.length === 0 ? null : { key: "given", value: values }),
    ...entries(renamed.length === 0 ? null : { key: "taken", value: propertyNames }),
  ];
  return writer.constant("other", object(parts), writer.runtime("Other", "type"));
}

function entries(entry: EntryCode | null): readonly EntryCode[] {
  return entry === null ? [] : [entry];
}

function literals(values: readonly (string | number)[]): ListCode {
  return list(values.map(literal));
}
