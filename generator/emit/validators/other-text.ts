import type { OtherType } from "../../model/type.ts";
import { literal, objectKey } from "../typescript/literal.ts";
import type { ModuleWriter } from "./module-writer.ts";

/** The name of the module's description of the objects that no other member of a union is, by their tag. */
export function otherConstant(type: OtherType, writer: ModuleWriter): string {
  const { tag, valueType, known, given } = type;
  const isSafe = writer.plan.unsafeIntegers === "reject";
  const renamed = [tag, ...given].filter((one) => one.wireName !== one.propertyName);
  const sets = given.map(({ wireName, values }) => `${objectKey(wireName)}: ${list(values)}`);
  const parts = [
    `tag: ${literal(tag.wireName)}`,
    ...(valueType === "string" ? [] : [`is: Number.is${isSafe ? "Safe" : ""}Integer`]),
    `known: ${list(known)}`,
    ...(sets.length === 0 ? [] : [`given: { __proto__: null, ${sets.join(", ")} }`]),
    ...(renamed.length === 0 ? [] : [`taken: ${list(renamed.map((one) => one.propertyName))}`]),
  ];
  return writer.constant("other", `{ ${parts.join(", ")} }`, writer.runtime("Other", "type"));
}

function list(values: readonly (string | number)[]): string {
  return `[${values.map(literal).join(", ")}]`;
}
