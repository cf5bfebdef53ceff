import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { objectPage, project, run, temporaryFolder } from "../support/cli.ts";

// Exported names stay the same when a page with an equal title is added, and a clean clone agrees.

const page = (title: string): string => objectPage(title, ["id", "*::String*", true]);
const file = (folder: string, path: string): Promise<string> =>
  readFile(join(folder, path), "utf8");

async function generate(folder: string): Promise<void> {
  const { exitCode, stderr } = await run(folder, "generate");
  expect([exitCode, stderr]).toEqual([0, ""]);
}

async function addTwin(): Promise<string> {
  const folder = await project({
    "shared/linkschema.md": page("LinkSchema"),
    "shared/zed.md": page("Zed"),
  });
  await generate(folder);
  await cp(join(folder, "spec/models/shared"), join(folder, "spec/models/errors"), {
    recursive: true,
  });
  await rm(join(folder, "spec/models/errors/zed.md"));
  await generate(folder);
  return folder;
}

test("a twin is exported below its namespace alone, and the document keeps the name", async () => {
  const folder = await addTwin();
  const index = await file(folder, "generated/index.ts");
  expect(index).toMatch(/isLinkSchema,[^}]*\} from "\.\/validators\/shared\/link-schema/);
  expect(index).not.toContain("errors/link-schema");
  const { components } = JSON.parse(await file(folder, "generated/openapi.json")) as {
    components: { schemas: object };
  };
  expect(Object.keys(components.schemas).sort()).toEqual([
    "LinkSchema",
    "Zed",
    "errors.LinkSchema",
  ]);
});

test("the lock tells a clean clone which of them came first", async () => {
  const folder = await addTwin();
  const lock: unknown = JSON.parse(await file(folder, "generated/modelmark.lock.json"));
  expect(lock).toMatchObject({ ranks: { "errors/LinkSchema": 1, "shared/LinkSchema": 0 } });
  const clone = await temporaryFolder();
  for (const part of ["spec", "generated"]) {
    await cp(join(folder, part), join(clone, part), { recursive: true });
  }
  expect((await run(clone, "check", "--no-cache")).exitCode).toBe(0);
  const before = await file(clone, "generated/index.ts");
  await generate(clone);
  expect(await file(clone, "generated/index.ts")).toBe(before);
});

test("both sides of a lock in conflict tell what came first", async () => {
  const folder = await addTwin();
  const path = join(folder, "generated/modelmark.lock.json");
  const theirs = await readFile(path, "utf8");
  const lock = JSON.parse(theirs) as Record<string, unknown>;
  const ours = `${JSON.stringify({ ...lock, ranks: undefined }, null, 2)}\n`;
  await writeFile(path, `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`);
  const before = await file(folder, "generated/index.ts");
  await generate(folder);
  expect(await file(folder, "generated/index.ts")).toBe(before);
});

test("without a lock nobody came first", async () => {
  const folder = await addTwin();
  await rm(join(folder, "generated"), { recursive: true });
  await generate(folder);
  expect(await file(folder, "generated/index.ts")).not.toMatch(/\bisLinkSchema,/);
});

test("a lock that says what cannot be is of no use, and harms nothing", async () => {
  const folder = await addTwin();
  const path = join(folder, "generated/modelmark.lock.json");
  const lock = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
  for (const ranks of [{ "errors/LinkSchema": "x" }, [], { __proto__: 1, "no/Model": 7 }]) {
    await writeFile(path, JSON.stringify({ ...lock, ranks }));
    expect((await run(folder, "generate")).exitCode).toBe(0);
    expect((await run(folder, "check", "--no-cache")).exitCode).toBe(0);
  }
});
