import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, createServer, type InlineConfig } from "vite";
import { expect, onTestFinished, test, vi } from "vitest";
import modelmark from "../../generator/plugins/vite.ts";
import { objectPage, project } from "../support/cli.ts";

// Tests with the real Vite: a build, and a development server whose pages are edited.

const page = objectPage("Pair", ["key", "*::String*", true]);
const app = {
  "modelmark.config.json": '{ "wire": "verbatim", "emit": ["interfaces"] }',
  "index.html": '<script type="module" src="/main.ts"></script>',
  "main.ts":
    'import type { Pair } from "./generated/index.js";\nexport const pair: Pair = { key: "a" };\n',
};

test("a build generates first, and fails with the place of an error", async () => {
  const folder = await project({ "shared/pair.md": page }, app);
  const config: InlineConfig = {
    root: folder,
    configFile: false,
    logLevel: "silent",
    plugins: [modelmark()],
  };
  await build(config);
  expect(existsSync(join(folder, "generated/models/shared/pair.ts"))).toBe(true);
  await writeFile(join(folder, "spec/models/shared/pair.md"), "No title.\n");
  await expect(build(config)).rejects.toThrow(
    /spec\/models\/shared\/pair\.md:1:1 MM2001: This page has no title/,
  );
});

test("a server generates at the start and on every change, and shows errors in the overlay", async () => {
  const folder = await project({ "shared/pair.md": page }, app);
  const send = vi.fn();
  const server = await createServer({
    ...{ root: folder, configFile: false as const, logLevel: "silent" },
    server: { middlewareMode: true },
    plugins: [
      {
        name: "spy",
        configureServer: (one) => {
          vi.spyOn(one.ws, "send").mockImplementation(send);
        },
      },
      modelmark(),
    ],
  });
  onTestFinished(() => server.close());
  const output = join(folder, "generated/models/shared/pair.ts");
  expect(await readFile(output, "utf8")).toContain("key: string");
  const source = join(folder, "spec/models/shared/pair.md");
  await writeFile(source, page.replaceAll("key", "name"));
  await vi.waitFor(async () => {
    expect(await readFile(output, "utf8")).toContain("name: string");
  }, 20_000);
  await writeFile(source, "No title.\n");
  await vi.waitFor(() => {
    expect(send).toHaveBeenCalledWith({
      type: "error",
      err: expect.objectContaining({
        plugin: "modelmark",
        message: expect.stringContaining("MM2001: This page has no title"),
        loc: { file: source, line: 1, column: 1 },
      }),
    });
  }, 20_000);
  expect(await readFile(output, "utf8")).toContain("name: string");
  await writeFile(source, page);
  await vi.waitFor(async () => {
    expect(await readFile(output, "utf8")).toContain("key: string");
    expect(send).toHaveBeenCalledWith({ type: "full-reload" });
  }, 20_000);
});
