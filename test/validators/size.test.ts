import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { runtimeText } from "../../generator/emit/validators/runtime-text.ts";

// Tests how much code ends up in a user's bundle.

const generated = join(import.meta.dirname, "../../generated");

async function bundle(name: string): Promise<string> {
  const contents = `export { ${name} } from "./index.ts";`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: generated, loader: "ts" },
    ...{ bundle: true, minify: true, format: "esm", write: false },
  });
  return outputFiles[0]?.text ?? "";
}

function gzipped(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

describe("importing from the index", () => {
  test("one guard brings the guards it calls, and nothing that finds issues", async () => {
    const text = await bundle("isTokenIssueResponse");
    expect(text).not.toMatch(/ValidationError|expected|Schema|JSON|RegExp|\d\*\*|\de-/);
    expect(gzipped(text)).toBeLessThanOrEqual(700);
  });

  test("one parser brings its messages, and nothing of other models", async () => {
    const text = await bundle("parseTokenIssueResponse");
    expect(text).not.toMatch(/standard|date-time|json/);
    expect(gzipped(text)).toBeLessThanOrEqual(2783);
  });

  test("only types brings nothing", async () => {
    expect(await bundle("type TokenIssueResponse")).toBe("");
  });
});

test("the shared file is the one in the generator: npm run update:runtime", async () => {
  const file = join(import.meta.dirname, "../../generator/emit/validators/runtime.ts");
  expect(runtimeText).toBe(await readFile(file, "utf8"));
  expect(await readFile(join(generated, "runtime.ts"), "utf8")).toContain(runtimeText);
});

test("nothing makes code from text", () => {
  expect(runtimeText).not.toMatch(/\beval\b|new Function|Function\(|import\(/);
});
