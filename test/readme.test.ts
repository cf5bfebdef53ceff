import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile } from "./support/compile.ts";
import { ownProject, run } from "./support/cli.ts";

// The README must show what a user gets: its commands are run, and its code is compiled and executed.

const root = join(import.meta.dirname, "..");
const readme = await readFile(join(root, "README.md"), "utf8");

interface Shown {
  readonly command: string;
  readonly output: string;
}

/** Returns the blocks that begin with `$ command`, with the output they show below it. */
function shown(): readonly Shown[] {
  const blocks = readme.matchAll(/^```console\n\$ (?<command>.+)\n(?<output>[^]*?)^```$/gm);
  return [...blocks].map(({ groups }) => ({
    command: groups?.["command"] ?? "",
    output: groups?.["output"] ?? "",
  }));
}

const timeless = (text: string): string => text.replace(/^time .*$/m, "time");

describe("the README", () => {
  test("is one screen and a half", () => {
    expect(readme.split("\n").length).toBeLessThanOrEqual(130);
  });

  test("shows what its commands print", async () => {
    const [generate, check, ...others] = shown();
    expect(others).toEqual([]);
    const folder = await ownProject("everything");
    expect(generate?.command).toBe("npx modelmark generate");
    const generated = await run(folder, "generate");
    expect(timeless(generated.stdout)).toBe(timeless(generate?.output ?? ""));
    const page = join(folder, "spec/models/shared/pair.md");
    const text = await readFile(page, "utf8");
    await writeFile(page, text.replace("The key.", "The name."));
    const options = (check?.command ?? "").replace("npx modelmark check", "").trim();
    expect(options).toMatch(/^(?:--\S+(?: |$))*$/);
    const checked = await run(folder, "check", ...options.split(" ").filter((one) => one !== ""));
    expect(checked.exitCode).toBe(1);
    // The README shows only the beginning and the end of the output.
    const [begin = "", end = ""] = (check?.output ?? "").split("…\n");
    expect(begin).not.toBe("");
    expect(checked.stdout.startsWith(begin)).toBe(true);
    expect(end).not.toBe("");
    expect(checked.stdout.endsWith(end)).toBe(true);
  });

  test("has code that compiles against what is generated", async () => {
    const code = /^```ts\n(?<code>[^]*?)^```$/m.exec(readme)?.groups?.["code"] ?? "";
    expect(code).toContain("./generated/index.js");
    const paths = [
      "index.ts",
      "runtime.ts",
      ...["models", "validators"].map((one) => `${one}/shared/index.ts`),
    ];
    const models = [
      "authorization-details-element",
      "authz-details",
      "pair",
      "property",
      "token-issue-response",
      "token-issue-response-action",
    ];
    const all = [
      ...paths,
      ...models.flatMap((one) => [`models/shared/${one}.ts`, `validators/shared/${one}.ts`]),
    ];
    const files = await Promise.all(
      all.map(async (path) => ({
        path: `generated/${path}`,
        text: await readFile(join(root, "generated", path), "utf8"),
      })),
    );
    const globals =
      "declare global { const response: Response; const console: Console; interface Response { json(): Promise<unknown> } interface Console { log(...all: unknown[]): void; error(...all: unknown[]): void } }\n";
    const use = { path: "use.ts", text: `${globals}${code}export { pairs };\n` };
    expect(await compile([...files, use], "typescript", "nodenext")).toEqual([]);
  });

  test("links to files that are there", async () => {
    const links = [...readme.matchAll(/\]\((?<path>[^)#:]+)\)/g)].map(
      ({ groups }) => groups?.["path"] ?? "",
    );
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) await expect(readFile(join(root, link)), link).resolves.toBeDefined();
  });
});
