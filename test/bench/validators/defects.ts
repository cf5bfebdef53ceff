import { asParsed } from "./payloads.ts";
import { randomSource } from "./random.ts";

/** An object that JSON can hold. */
type Json = Record<string, unknown>;

const random = randomSource("defects");

/** Edits that each put one wrong value deep inside an element. */
const damages: readonly ((element: Json) => void)[] = [
  (element) => (element["type"] = 7),
  (element) => delete element["type"],
  (element) => (element["locations"] = ["https://a.example", false]),
  (element) => (element["actions"] = "read"),
  (element) => (element["dataTypes"] = [{}]),
  (element) => (element["identifier"] = ["x"]),
  (element) => (element["otherFields"] = {}),
];

/**
 * Returns copies of valid TokenIssueResponses. Each has one defect inside `authorizationDetails.elements[…]`, in an
 * element chosen at random.
 */
export function withDeepDefect(valid: readonly unknown[]): readonly unknown[] {
  return valid.map((payload) => {
    const copy = asParsed(payload) as Json;
    const count = random.integer(1, 3);
    const elements = Array.from({ length: count }, (): Json => ({
      type: random.word(),
      locations: [`https://${random.word()}.example`],
      actions: ["read", "write"],
      identifier: random.word(),
    }));
    random.pick(damages)(random.pick(elements));
    copy["authorizationDetails"] = { elements };
    return asParsed(copy);
  });
}
