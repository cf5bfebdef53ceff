import { expect, test } from "vitest";
import { firstLineOf, messageOf } from "../generator/diagnostics/message-of.ts";

const nothing = "something without a message was thrown";

class Hidden extends Error {
  override get message(): string {
    throw new Error("no");
  }
}

test.each<[string, () => unknown, string]>([
  ["an error", () => new Error("no disk"), "no disk"],
  ["an error without a message", () => new Error(""), nothing],
  ["an error whose message is blank", () => new Error(" \n"), nothing],
  ["an error whose message cannot be read", () => new Hidden(), nothing],
  ["an error of another realm", () => ({ message: "no disk" }), "no disk"],
  ["an object with a message that is no text", () => ({ message: 5 }), nothing],
  ["an object", () => ({}), nothing],
  ["an object that cannot be converted", (): unknown => Object.create(null), nothing],
  ["an object that says what it is", () => new URL("a:b"), "a:b"],
  ["a list", () => [], nothing],
  ["a text", () => "no disk", "no disk"],
  ["an empty text", () => "", nothing],
  ["a number", () => 5, "5"],
  ["null", () => null, "null"],
  ["a symbol", () => Symbol("no disk"), "Symbol(no disk)"],
])("the message of %s", (_what, thrown, message) => {
  expect(messageOf(thrown())).toBe(message);
});

test.each([
  ["no disk\n  at /a", "no disk"],
  ["\nno disk", "no disk"],
  ["\n", nothing],
])("the first line of %j", (message, line) => {
  expect(firstLineOf(new Error(message))).toBe(line);
});
