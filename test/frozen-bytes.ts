import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultSettings, type Settings } from "../generator/config/settings.ts";
import { runPipeline } from "../generator/pipeline.ts";
import { readSpec } from "../generator/read/source/read-spec.ts";
import { corpusFolder, hasCorpora, measuredCorpora } from "./support/corpora.ts";
import { settingVariants } from "./support/setting-variants.ts";

// `npm run frozen -- record [file]` stores the path and the SHA-256 of every output for spec/, all golden cases and
// all corpora at hand, under each value of each setting. `npm run frozen -- compare [file]` prints what has changed
// since. The file stays outside the repository, because it is made from pages that are not ours.

const [mode = "compare", file = join(tmpdir(), "modelmark-frozen.json")] = process.argv.slice(2);
const root = join(import.meta.dirname, "..");

interface Input {
  readonly name: string;
  readonly folder: string;
  readonly settings: Settings;
}

/** The hashes of contents, by "input, variant" and then by path. */
type Frozen = Record<string, Record<string, string>>;

async function inputs(): Promise<readonly Input[]> {
  const cases = join(root, "test/cases");
  const names = (await readdir(cases)).sort();
  const given = names.map(async (name): Promise<Input> => {
    const text = await readFile(join(cases, name, "settings.json"), "utf8").catch(() => "{}");
    const own: Partial<Settings> = JSON.parse(text);
    const folder = join(cases, name, "input");
    return { name: `case ${name}`, folder, settings: { ...defaultSettings, ...own } };
  });
  const corpora = hasCorpora ? measuredCorpora : [];
  return [
    { name: "spec", folder: join(root, "spec"), settings: defaultSettings },
    ...(await Promise.all(given)),
    ...corpora.map((name) => ({
      ...{ name: `corpus ${name}`, folder: corpusFolder(name), settings: defaultSettings },
    })),
  ];
}

async function freeze(): Promise<Frozen> {
  const frozen: Frozen = {};
  for (const { name, folder, settings } of await inputs()) {
    const { value: pages } = await readSpec(folder, { include: ["**/*.md"], exclude: [] });
    for (const variant of settingVariants(settings)) {
      const { files } = await runPipeline(pages, variant.settings);
      const hashes = files.map(({ path, text }) => [path, sha256(text)]);
      frozen[`${name}, ${variant.name}`] = Object.fromEntries(hashes);
    }
    console.log(`${name}: done`);
  }
  return frozen;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Returns the differences, one per line. */
function differences(before: Frozen, after: Frozen): readonly string[] {
  return keysOf(before, after).flatMap((run) => {
    const [old, now] = [before[run] ?? {}, after[run] ?? {}];
    return keysOf(old, now)
      .filter((path) => old[path] !== now[path])
      .map((path) => `${run}: ${path}`);
  });
}

function keysOf(a: object, b: object): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

const now = await freeze();
const count = Object.values(now).reduce((sum, files) => sum + Object.keys(files).length, 0);
if (mode === "record") {
  await writeFile(file, JSON.stringify(now, null, 1));
  console.log(`recorded ${count} outputs in ${file}`);
} else {
  const before: Frozen = JSON.parse(await readFile(file, "utf8"));
  const found = differences(before, now);
  for (const line of found.slice(0, 50)) console.log(line);
  console.log(`${found.length} of ${count} outputs differ from ${file}`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
