import { join } from "node:path";
import { expect, test } from "vitest";
import { objectPage } from "../support/object-page.ts";
import { readTree, writeTree } from "../support/tree.ts";
import { generateFrom } from "../support/validators-of.ts";

// The models for the tests with consumers of schemas are stored on disk, so that the compiler sees their types.

const folder = join(import.meta.dirname, "generated");
const recording = process.env["RECORD"] === "1";

const link = (type: string, page: string): string => `[${type}](../../models/shared/${page}.md)`;
const dateClass = (name: string): string =>
  `[${name}](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/${name}.html)`;
const text = "*::String*";

const pages = {
  "shared/booking.md": objectPage(
    "Booking",
    ["guest_name", text, true],
    ["starts_at", dateClass("DateTime"), true],
    ["place", link("T.any(Models::Shared::Room, Models::Shared::Suite)", "place"), false],
    ["notes", `T::Array<${link("Models::Shared::Note", "note")}>`, false],
    ["extended", link("Models::Shared::Booking", "booking"), false],
    ["plan", link("Models::Shared::Plan", "plan"), false],
  ),
  "shared/note.md": objectPage("Note", ["written_on", dateClass("Date"), true]),
  "shared/place.md": "# Place\n",
  "shared/room.md": objectPage("Room", ["room_number", "*::Integer*", true]),
  "shared/suite.md": objectPage("Suite", ["suite_name", text, true]),
  "shared/plan.md": objectPage("Plan", ["name", text, true]),
};

test("are what is generated", async () => {
  const { files } = await generateFrom(pages, {
    ...{ emit: ["interfaces", "validators"], properties: "camelCase", dates: "Date" },
    ...{ dateLinks: "literal", importExtension: ".ts" },
  });
  const actual = new Map(files.map((file) => [file.path, file.text]));
  if (recording) await writeTree(folder, actual);
  const expected = await readTree(folder);
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [path, recorded] of expected) expect(actual.get(path), path).toBe(recorded);
});
