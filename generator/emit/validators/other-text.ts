import type { OtherType } from "../../model/type.ts";
import type { EntryCode, ListCode } from "../typescript/code.ts";
import { literal, objectKey } from "../typescript/literal.ts";
import { list, object } from "../typescript/write-code.ts";
import type { ModuleWriter } from "./module-writer.ts";

/** The name of the module's description of the objects that no other member of a union is, by their tag. */
export function otherConstant(type: OtherType, writer: ModuleWriter): string {
  const { tag, valueType, known, given } = type;
  const isSafe = writer.plan.unsafeIntegers === "reject";
  const renamed = [tag, ...given].filter((one) => one.wireName !== one.propertyName);
  const sets = given.map(({ wireName, values }) => ({
    ...{ key: objectKey(wireName), value: literals(values) },
  }));
  const parts: readonly EntryCode[] = [
    { key: "tag", value: literal(tag.wireName) },
    ...(valueType === "string"
      ? []
      : [{ key: "is", value: isSafe ? "Number.isSafeInteger" : "Number.isInteger" }]),
    { key: "known", value: literals(known) },
    ...(sets.length === 0
      ? []
      : [{ key: "given", value: object([{ key: "__proto__", value: "null" }, ...sets]) }]),
    ...(renamed.length === 0
      ? []
      : [{ key: "taken", value: literals(renamed.map((one) => one.propertyName)) }]),
  ];
  return writer.constant("other", object(parts), writer.runtime("Other", "type"));
}

function literals(values: readonly (string | number)[]): ListCode {
  return list(values.map(literal));
}
