import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { invalidUnions } from "../support/invalid-unions.ts";
import { unionPages } from "../support/union-pages.ts";
import { validatorsOf } from "../support/validators-of.ts";

// Records the issues for forty values that no member of a union accepts, to be read as a whole. `npm run record`
// writes the record again. `npm run bench:issues` shows what other libraries say.

const recorded = join(import.meta.dirname, "invalid-unions.txt");

test("issues of invalid unions are those that are recorded", async () => {
  const of = await validatorsOf(unionPages);
  const told = invalidUnions.map(({ about, model, value }) => {
    const result = of(model).validate(value);
    const issues = result.ok ? [] : result.issues;
    const lines = issues.map(
      ({ path, message }) => `  ${path.join(".") || "(root)"}: ${message}\n`,
    );
    expect(lines, about).not.toEqual([]);
    return `${model}, ${about}\n  ${JSON.stringify(value)}\n${lines.join("")}`;
  });
  expect(told).toHaveLength(40);
  const text = told.join("\n");
  if (process.env["RECORD"] === "1") await writeFile(recorded, text);
  expect(text).toBe(await readFile(recorded, "utf8"));
});
