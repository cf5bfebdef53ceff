import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catalog } from "../generator/diagnostics/catalog.ts";

test("every diagnostic is reached by a golden case or a test", async () => {
  const paths = await readdir(import.meta.dirname, { recursive: true });
  const relevant = paths.filter((path) => /(?:\.test\.ts|diagnostics\.txt)$/.test(path));
  const texts = await Promise.all(
    relevant.map((path) => readFile(join(import.meta.dirname, path), "utf8")),
  );
  const all = texts.join("\n");
  expect(Object.keys(catalog).filter((code) => !all.includes(code))).toEqual([]);
});

test("every diagnostic has a code of its family, and texts for people", () => {
  for (const [code, { title, explanation, example }] of Object.entries(catalog)) {
    expect(code).toMatch(/^MM[1-8]\d{3}$/);
    expect(title).toMatch(/^[a-z]|^Required/);
    expect(explanation).toMatch(/\.$/);
    expect(example).not.toBe("");
  }
});
