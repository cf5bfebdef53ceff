import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "prettier";
import { expect, test } from "vitest";
import { diagnosticsPage } from "../generator/site/diagnostics-page.ts";
import { temporaryFolder } from "./support/cli.ts";
import { followLinks } from "./support/markdown-links.ts";

// People read the guides on GitHub too, where only what is in the repository can be reached.

const root = join(import.meta.dirname, "..");

async function markdownIn(folder: string, recursive: boolean): Promise<readonly string[]> {
  const names = await readdir(join(root, folder), { recursive });
  const pages = names.filter((name) => name.endsWith(".md")).sort();
  return pages.map((name) => join(folder, name));
}

test("every link of the repository's own markdown leads to something in the repository", async () => {
  const files = [
    ...(await markdownIn(".", false)),
    ...(await markdownIn("docs", true)),
    ...(await markdownIn("generated/docs", true)),
  ];
  expect(files).toEqual(expect.arrayContaining(["README.md", "docs/guide/output.md"]));
  const { dead, count } = await followLinks(root, files);
  expect(dead).toEqual([]);
  expect(count).toBeGreaterThan(50);
});

test("the guide has every diagnostic", async () => {
  const text = await readFile(join(root, "docs/guide/diagnostics.md"), "utf8");
  expect(text, "npm run update:diagnostics-page").toBe(
    await format(diagnosticsPage(), { parser: "markdown", printWidth: 100 }),
  );
});

test("a dead link would be found, in whatever form", async () => {
  const folder = await temporaryFolder();
  const text = [
    "# One\n\n# One\n\n## `Two`, & three\n",
    "[a](#one) [b](#one-1) [c](other.md) [d](#two--three) <a href='other.md#x'>e</a>",
    "[f](#one-2) [g](nosuch.md) ![h](nosuch.png) [i][j] <img src='x.png'> [k](other.md#y)",
    "[l](/top.md) [m](../out.md) [n](https://example.com) [o](mailto:a@b.c)\n",
    "[j]: nowhere.md",
  ];
  await writeFile(join(folder, "page.md"), text.join("\n"));
  await writeFile(join(folder, "other.md"), '<a id="x"></a>\n');
  const { dead, count } = await followLinks(folder, ["page.md"]);
  expect(count).toBe(13);
  expect(dead.map((one) => one.split(" ")[1])).toEqual([
    ...["#one-2:", "nosuch.md:", "nosuch.png:", "x.png:", "other.md#y:", "/top.md:"],
    ...["../out.md:", "nowhere.md:"],
  ]);
});
