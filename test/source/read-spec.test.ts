import { mkdir, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSpec } from "../../generator/source/read-spec.ts";
import { temporaryFolder } from "../support/cli.ts";

const all = { include: ["**/*.md"], exclude: [] };

async function codes(folder: string): Promise<readonly string[]> {
  const { diagnostics } = await readSpec(folder, all);
  return diagnostics.map(({ code, span }) => (span === undefined ? code : `${code} ${span.file}`));
}

test("pages come in code-point order, patterns apply, line endings are LF", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "old"));
  for (const name of ["b.md", "B.md", "a.md", "old/c.md", "notes.txt"]) {
    await writeFile(join(folder, name), "\uFEFF# T\r\n\r\ntext\r");
  }
  const { value, diagnostics } = await readSpec(folder, { ...all, exclude: ["old/**"] });
  expect(diagnostics).toEqual([]);
  expect(value).toEqual(["B.md", "a.md", "b.md"].map((path) => ({ path, text: "# T\n\ntext\n" })));
});

test("a folder that is missing, no folder, or without pages is an error", async () => {
  const folder = await temporaryFolder();
  expect(await codes(join(folder, "nowhere"))).toEqual(["MM1004"]);
  expect(await codes(folder)).toEqual(["MM1005"]);
  await writeFile(join(folder, "file"), "");
  expect(await codes(join(folder, "file"))).toEqual(["MM1004"]);
});

test("every file that cannot be read is named, not only the first", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "empty.md"), " \n");
  await writeFile(join(folder, "large.md"), "# T\n");
  await truncate(join(folder, "large.md"), 20_000_001);
  await symlink(join(folder, "nowhere"), join(folder, "dangling.md"));
  await writeFile(join(folder, "inside.md"), "# T\n");
  await symlink(join(folder, "inside.md"), join(folder, "link.md"));
  expect(await codes(folder)).toEqual(["MM1006 dangling.md", "MM1002 empty.md", "MM1007 large.md"]);
});
