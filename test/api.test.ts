import { expect, test } from "vitest";
import {
  type ApiSettings,
  check,
  diff,
  generate,
  inspect,
  type OutputFile,
} from "../generator/index.ts";
import { printLock } from "../generator/output/lock.ts";
import { objectPage } from "./support/cli.ts";

const pages = [
  { path: "models/shared/pair.md", text: objectPage("Pair", ["key", "*::String*", true]) },
];

const settings = { emit: ["interfaces"] } as const;

test("generate gives files, and check finds what differs from them", async () => {
  const { files, diagnostics } = await generate({ pages, settings });
  expect(diagnostics).toEqual([]);
  expect(files.map(({ path }) => path)).toEqual([
    "index.ts",
    "models/shared/index.ts",
    "models/shared/pair.ts",
  ]);
  expect((await check({ pages, settings, existing: files })).drift).toEqual([]);

  const crlf = files.map(({ path, text }) => ({ path, text: text.replaceAll("\n", "\r\n") }));
  expect((await check({ pages, settings, existing: crlf })).drift).toEqual([]);

  const old = { path: "models/old.ts", text: files[0]?.text ?? "" };
  const own = { path: "notes.md", text: "mine\n" };
  const existing = [...files.slice(0, 2), old, own];
  expect((await check({ pages, settings, existing })).drift).toMatchObject([
    { path: "models/old.ts", state: "orphaned" },
    { path: "models/shared/pair.ts", state: "missing" },
  ]);
});

test("check reads in the lock among the files which of two models came first", async () => {
  const twin = { path: "models/errors/pair.md", text: pages[0]?.text ?? "" };
  const both = [...pages, twin];
  const { files } = await generate({ pages: both, settings });
  const lock = (ranks: Readonly<Record<string, number>>): OutputFile => ({
    path: "modelmark.lock.json",
    text: printLock({ generator: "x", inputs: {}, config: {}, outputs: {}, ranks }),
  });
  const drift = async (ranks: Readonly<Record<string, number>>): Promise<readonly string[]> => {
    const existing = [...files, lock(ranks)];
    return (await check({ pages: both, settings, existing })).drift.map(({ path }) => path);
  };
  expect(await drift({ "shared/Pair": 0, "errors/Pair": 0 })).toEqual([]);
  expect(await drift({ "shared/Pair": 0, "errors/Pair": 1 })).toEqual(["index.ts"]);
});

test("an error gives findings and no files", async () => {
  const broken = [...pages, { path: "bad.md", text: "No title." }];
  expect(await generate({ pages: broken })).toMatchObject({
    files: [],
    diagnostics: [{ code: "MM2001", severity: "error" }],
    model: { models: [{ id: "shared/Pair" }] },
  });
  expect((await check({ pages: broken, existing: [] })).drift).toEqual([]);
});

test("inspect gives the document of the command", () => {
  expect(inspect({ pages, settings: { wire: "verbatim" } }).document).toMatchObject({
    version: 1,
    models: [{ id: "shared/Pair", kind: "object" }],
    diagnostics: [],
  });
});

/** Settings that a config file could not have either; a program in JavaScript may give anything. */
const wrongSettings: readonly (readonly [string, unknown])[] = [
  ["emit[0]", { emit: ["nosuch"] }],
  ["emit[1]", { emit: ["interfaces", "zood"] }],
  ["wire", { wire: "kebab" }],
  ["nosuch", { nosuch: 1 }],
  ["emitters[0].folder", { emitters: [{ ...emitter("own"), folder: ".." }] }],
  ["emitters[0].name", { emitters: [{ ...emitter("zod"), folder: "own" }] }],
  ["emitters[1].name", { emitters: [emitter("own"), { ...emitter("own"), folder: "other" }] }],
  ["overrides.a.type", { overrides: { a: { type: { kind: "union", members: [] } } } }],
  ["overrides", { overrides: "overrides.yaml" }],
  ["info.title", { info: { title: "a".repeat(300) } }],
];

function emitter(name: string): object {
  const load = () => Promise.resolve(() => ({}));
  return { ...{ name, makes: "files", byDefault: true, folder: name, load } };
}

test.each(wrongSettings)("settings are checked as those of a config: %s", async (key, given) => {
  const wrong = given as ApiSettings;
  const finding = { code: expect.stringMatching(/^MM600[23]$/), severity: "error" };
  const { files, diagnostics } = await generate({ pages, settings: wrong });
  expect({ files, diagnostics }).toMatchObject({ files: [], diagnostics: [finding] });
  expect(diagnostics[0]?.message).toContain(`\`${key}`);
  const checked = await check({ pages, settings: wrong, existing: [] });
  expect(checked).toMatchObject({ files: [], drift: [], diagnostics: [finding] });
  expect(inspect({ pages, settings: wrong })).toMatchObject({ diagnostics: [finding] });
  const compared = diff({ before: pages, after: pages, settings: wrong, hash: (text) => text });
  expect(compared).toMatchObject({ findings: [], diagnostics: [finding] });
});

test("titles and names of any length leave the mark where it is found", async () => {
  const title = "\u202e".repeat(200);
  const info = { title, version: title, schemaId: `pkg:${"a".repeat(496)}` };
  const { files, diagnostics } = await generate({ pages, settings: { info } });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect((await check({ pages, settings: { info }, existing: files })).drift).toEqual([]);
});

test("diff reports an emitter that cannot say what it exports, and does not throw", () => {
  const exports = () => {
    throw new Error("not yet");
  };
  const given = { emitters: [{ ...emitter("own"), exports }] } as unknown as ApiSettings;
  const compared = diff({ before: pages, after: pages, settings: given, hash: (text) => text });
  expect(compared).toMatchObject({ findings: [], diagnostics: [{ code: "MM6008" }] });
});
