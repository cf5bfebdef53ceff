import { asParsed } from "./payloads.ts";
import { randomSource } from "./random.ts";

/** An object as JSON has it. */
type Json = Record<string, unknown>;

const random = randomSource("defects");

/** One wrong value each, all of them deep inside. */
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
 * Copies of valid TokenIssueResponses with one defect inside `authorizationDetails.elements[…]`, each in an element
 * of its own choice.
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
