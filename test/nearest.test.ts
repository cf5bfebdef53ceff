import { expect, test } from "vitest";
import { nearest } from "../generator/diagnostics/nearest.ts";
import { objectPage, project, run } from "./support/cli.ts";

test.each([
  ["Strng", ["Integer", "String"], "String"],
  ["LinkSchem", ["Link", "LinkSchema", "LinkSchemas"], "LinkSchema"],
  ["linkschema", ["LinkSchema"], "LinkSchema"],
  ["shared/Pear", ["shared/Pair", "Pear2"], "shared/Pair"],
  ["nosuch", ["Four", "Sum", "None"], null],
  ["shared/Last", ["shared/Post"], "shared/Post"],
  ["shared/Lost", ["shared/Fern"], null],
  ["Pear", ["Plum", "Apple"], null],
  ["x", ["y"], null],
  ["kebab", [], null],
])("%s among %j is %s", (text, known, expected) => {
  expect(nearest(text, known)).toBe(expected);
});

test("a type or a class that nobody knows gets a suggestion where one is near", async () => {
  const row = (name: string, type: string): [string, string, boolean] => [name, type, true];
  const folder = await project({
    "shared/linkschema.md": objectPage("LinkSchema", row("id", "*::String*")),
    "shared/user.md": objectPage(
      "User",
      row("a", "*::Strng*"),
      row("b", "LinkSchem"),
      row("c", "[Models::Shared::LinkSchma](../../models/shared/linkschma.md)"),
      row("d", "[Models::Other::LinkSchema](../../models/nowhere.md)"),
      row("e", "[Models::Shared::Quite](../../models/shared/quite.md)"),
    ),
  });
  const { stderr } = await run(folder, "inspect");
  const told = stderr.split("\n").filter((line) => /MM[34]001/.test(line));
  expect(told.map((line) => /did you mean `(?<near>[^`]+)`/.exec(line)?.groups?.["near"])).toEqual([
    ...["::String", "LinkSchema", "Models::Shared::LinkSchema", "shared/LinkSchema"],
    undefined,
  ]);
});
