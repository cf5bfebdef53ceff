import { expect, test } from "vitest";
import {
  cutTerminal,
  joinTerminal,
  padTerminal,
  showInLine,
  terminal,
} from "../generator/diagnostics/terminal-text.ts";
import { showInvisible } from "../generator/diagnostics/visible-text.ts";

const colon = showInLine(":");
const error = showInLine(":error::told");

test("pieces become one text, in which no command begins where two of them meet", () => {
  expect(terminal`${showInLine("a")} of ${2} ${showInLine("b")}`).toBe("a of 2 b");
  expect(terminal`${colon}${error}`).toBe("\\u003a:error::told");
});

test("joined pieces have what separates them in between, and begin no command either", () => {
  expect(joinTerminal([showInLine("a"), showInLine("b")], terminal`, `)).toBe("a, b");
  expect(joinTerminal([showInLine("a"), showInLine("b")])).toBe("ab");
  expect(joinTerminal([colon, error])).toBe("\\u003a:error::told");
});

test("a cut text is the part that was asked for, and begins no command that was inside a line", () => {
  const text = showInLine("a ::error::b");
  expect(text).toBe("a ::error::b");
  expect(cutTerminal(text, 0, 1)).toBe("a");
  expect(cutTerminal(text, 2)).toBe("\\u003a:error::b");
});

test("a padded text has the width, and a longer one stays", () => {
  expect(padTerminal(showInLine("a"), 3)).toBe("a  ");
  expect(padTerminal(showInLine("abcd"), 3)).toBe("abcd");
});

test("an invisible letter outside the first plane is shown as both of its units", () => {
  expect(showInvisible("a\u{e0001}b")).toBe("a\\udb40\\udc01b");
});
