import { expect, test } from "vitest";
import { linkModules } from "../../site/playground/link-modules.ts";
import { objectPage } from "../support/cli.ts";
import { generateFrom, validatorsOf } from "../support/validators-of.ts";

/** Two models that contain each other, so that their validators import each other. */
const pages = {
  "shared/folder.md": objectPage("Folder", [
    "files",
    "T::Array<[Models::Shared::Entry](../../models/shared/entry.md)>",
    true,
  ]),
  "shared/entry.md": objectPage(
    "Entry",
    ["name", "*::String*", true],
    ["inside", "[T.nilable(Models::Shared::Folder)](../../models/shared/folder.md)", false],
  ),
};

const values = [
  { files: [] },
  { files: [{ name: "a", inside: { files: [{ name: "b" }] } }] },
  { files: [{ name: "a", inside: { files: [{ name: 1 }] } }] },
  { files: [{ inside: 5 }] },
  {},
];

type Exports = Readonly<Record<string, (value: unknown) => unknown>>;

test("modules linked for the playground do what they do apart, whichever is loaded first", async () => {
  const { files } = await generateFrom(pages);
  const modules = files.filter(({ path }) => path.endsWith(".ts"));
  const apart = (await validatorsOf(pages))("shared/Folder");
  const expected = values.map((value) => apart.validate(value));
  expect(expected.map(({ ok }) => ok)).toEqual([true, true, false, false, false]);

  for (const first of ["entry", "folder", "index"]) {
    const url = `data:text/javascript,${encodeURIComponent(`${linkModules(modules)}\n// ${first}`)}`;
    const { load } = (await import(/* @vite-ignore */ url)) as { load: (path: string) => Exports };
    load(`validators/shared/${first}.ts`);
    const folder = load("validators/shared/folder.ts");
    expect(values.map((value) => folder["validateFolder"]?.(value))).toEqual(expected);
    expect(values.map((value) => folder["isFolder"]?.(value))).toEqual(
      expected.map(({ ok }) => ok),
    );
  }
});
