import { mkdir, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSpec } from "../../generator/read/source/read-spec.ts";
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

test("a linked folder that may hold pages is named, wherever it leads, unless it is left out", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "spec/v1"), { recursive: true });
  await mkdir(join(folder, "elsewhere"));
  await writeFile(join(folder, "spec/v1/a.md"), "# T\n");
  await writeFile(join(folder, "spec/v1/a.txt"), "# T\n");
  await symlink("v1", join(folder, "spec/latest"));
  await symlink("../elsewhere", join(folder, "spec/out"));
  await symlink(".", join(folder, "spec/v1/self"));
  const spec = join(folder, "spec");
  expect(await codes(spec)).toEqual(["MM1008 latest", "MM1008 out", "MM1008 v1/self"]);
  const patterns = async (include: readonly string[], exclude: readonly string[] = []) => {
    const { diagnostics } = await readSpec(spec, { include, exclude });
    return diagnostics.map(({ code, span }) => `${code} ${span?.file ?? ""}`);
  };
  expect(await patterns(["**/*.txt"])).toHaveLength(3);
  expect(await patterns(["**/*.md"], ["latest/**", "out/**"])).toEqual(["MM1008 v1/self"]);
  // No page in a linked folder could have such a path.
  expect(await patterns(["v1/*.md"])).toEqual([]);
  expect(await patterns(["v1/**/*"])).toEqual(["MM1008 v1/self"]);
});

test("a glob that ends in `**` means the files of the folders that it matches", async () => {
  const spec = await temporaryFolder();
  await mkdir(join(spec, "models/shared/deep"), { recursive: true });
  await mkdir(join(spec, "models/odd.md"), { recursive: true });
  await writeFile(join(spec, "models/shared/a.md"), "# A\n");
  await writeFile(join(spec, "models/shared/deep/b.md"), "# B\n");
  const read = (include: readonly string[]) => readSpec(spec, { include, exclude: [] });
  for (const glob of ["models/shared/**", "models/*/**", "**"]) {
    const { value, diagnostics } = await read([glob]);
    expect(value.map(({ path }) => path)).toEqual([
      "models/shared/a.md",
      "models/shared/deep/b.md",
    ]);
    const names = diagnostics.map(({ code, span }) => `${code} ${span?.file ?? ""}`);
    expect(names).toEqual(glob === "**" ? ["MM1003 models/odd.md"] : []);
  }
});
