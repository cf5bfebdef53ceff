import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MemoryPlace } from "../generator/run/memory/memory-place.ts";
import { keepVerified, verifiedFrom } from "../generator/run/memory/verified-state.ts";
import { lookIfFresh, type Fresh } from "../generator/run/is-fresh.ts";
import { pagesReader } from "../generator/run/open-run.ts";
import { runProject } from "../generator/run/run-project.ts";
import type { LoadedProject } from "../generator/config/load-config.ts";
import { defaultSettings, type Settings } from "../generator/config/settings.ts";
import { contentHash } from "../generator/tree/content-hash.ts";
import { printLock, parseLock, type Lock } from "../generator/output/lock.ts";
import { run, temporaryFolder } from "./support/cli.ts";
import { oldLock } from "./support/old-lock.ts";
import { workTree } from "../generator/tree/work-tree.ts";

// When the quick check says that nothing has changed, a full check must say so too.

const settings: Settings = { ...defaultSettings, wire: "camelCase" };
const flags = ["--wire", "camelCase"];
let fresh: string;
let place: MemoryPlace;

beforeAll(async () => {
  fresh = await mkdtemp(join(tmpdir(), "modelmark-test-"));
  await cp(join(import.meta.dirname, "../spec"), join(fresh, "spec"), { recursive: true });
  expect((await run(fresh, "generate", ...flags)).exitCode).toBe(0);
  place = { folder: join(fresh, "../", `${basename(fresh)}-memory`), name: "spec", code: "test" };
  // Remembers the state as a full check does that finds nothing.
  const surroundings = {
    cwd: fresh,
    shownFrom: fresh,
    tree: workTree,
    pagesOf: pagesReader(workTree, () => null),
    settle: () => Promise.resolve([]),
    useCache: false,
  };
  const { value } = await runProject(projectIn(fresh), surroundings, () => undefined);
  if (value.state === null) throw new Error("nothing was planned");
  keepVerified(place, verifiedFrom(value.state, []));
});

afterAll(async () => {
  await rm(fresh, { recursive: true });
  await rm(place.folder, { recursive: true });
});

function projectIn(folder: string): LoadedProject {
  return {
    ...{ name: "", include: ["**/*.md"], exclude: [], diff: {}, settings },
    ...{ folder, specDir: join(folder, "spec"), outDir: join(folder, "generated") },
    specIn: "nowhere",
    overridesText: null,
  };
}

interface Mutation {
  readonly name: string;
  /** Whether the quick check can still tell that all is well. */
  readonly quick: boolean;
  /** The exit code of a full check. */
  readonly exitCode: number;
  readonly apply: (folder: string) => Promise<void>;
}

const page = "spec/models/shared/pair.md";
const output = "generated/models/shared/pair.ts";
const lockFile = "generated/modelmark.lock.json";

function edit(file: string, change: (text: string) => string): Mutation["apply"] {
  return async (folder) => {
    const path = join(folder, file);
    await writeFile(path, change(await readFile(path, "utf8")));
  };
}

function editLock(change: (lock: Lock) => Lock): Mutation["apply"] {
  return edit(lockFile, (text) => {
    const { value } = parseLock(text);
    if (value === null) throw new Error("no lock");
    return printLock(change(value));
  });
}

const otherPage = "# Other\n\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| `A` | a |\n";

const crlf = (text: string): string => `\uFEFF${text.replaceAll("\n", "\r\n")}`;

const mutations: readonly Mutation[] = [
  { name: "nothing", quick: true, exitCode: 0, apply: () => Promise.resolve() },
  { name: "CRLF and a mark in a page", quick: true, exitCode: 0, apply: edit(page, crlf) },
  { name: "CRLF and a mark in an output", quick: true, exitCode: 0, apply: edit(output, crlf) },
  { name: "CRLF in the lock", quick: true, exitCode: 0, apply: edit(lockFile, crlf) },
  {
    name: "another description",
    ...{ quick: false, exitCode: 1 },
    apply: edit(page, (text) => text.replace("# Pair", "# Pair\n\nA pair.")),
  },
  {
    name: "a page that says the same in other words",
    ...{ quick: false, exitCode: 1 },
    apply: edit(page, (text) => `${text}\n\n`),
  },
  {
    name: "a page that is broken",
    ...{ quick: false, exitCode: 2 },
    apply: edit(page, (text) => text.replace("# Pair", "Pair")),
  },
  {
    name: "a type that is not understood",
    ...{ quick: false, exitCode: 1 },
    apply: edit(page, (text) => text.replace("T.nilable", "T.what")),
  },
  {
    name: "a page that is gone",
    ...{ quick: false, exitCode: 1 },
    apply: (folder) => rm(join(folder, page)),
  },
  {
    name: "a page that is new",
    ...{ quick: false, exitCode: 1 },
    apply: (folder) => writeFile(join(folder, "spec/models/shared/other.md"), otherPage),
  },
  {
    name: "a page that is called otherwise",
    ...{ quick: false, exitCode: 1 },
    apply: (folder) => rename(join(folder, page), join(folder, "spec/models/shared/a.md")),
  },
  {
    name: "a page that cannot be read",
    ...{ quick: false, exitCode: 2 },
    apply: (folder) => mkdir(join(folder, "spec/models/shared/folder.md")),
  },
  {
    name: "an output edited by hand",
    ...{ quick: false, exitCode: 1 },
    apply: edit(output, (text) => text.replace("string", "number")),
  },
  {
    name: "an output that is gone",
    ...{ quick: false, exitCode: 1 },
    apply: (folder) => rm(join(folder, output)),
  },
  {
    name: "an output that is a link",
    ...{ quick: false, exitCode: 2 },
    apply: async (folder) => {
      await rename(join(folder, output), join(folder, "elsewhere.ts"));
      await symlink(join(folder, "elsewhere.ts"), join(folder, output));
    },
  },
  {
    name: "no lock",
    ...{ quick: false, exitCode: 1 },
    apply: (folder) => rm(join(folder, lockFile)),
  },
  {
    name: "a lock that is no JSON",
    ...{ quick: false, exitCode: 1 },
    apply: edit(lockFile, (text) => `<<<<<<< HEAD\n${text}`),
  },
  {
    name: "a lock by another version",
    ...{ quick: false, exitCode: 1 },
    apply: editLock((lock) => ({ ...lock, generator: "0" })),
  },
  {
    name: "a lock of another config",
    ...{ quick: false, exitCode: 1 },
    apply: editLock((lock) => ({ ...lock, config: { ...lock.config, dates: "0" } })),
  },
  {
    name: "a lock and the validator it vouches for, edited together",
    ...{ quick: false, exitCode: 1 },
    apply: async (folder) => {
      const validator = "validators/shared/pair.ts";
      const file = `generated/${validator}`;
      await edit(file, (text) => text.replace(/return [^;]+;/, "return true;"))(folder);
      await writeFile(join(folder, lockFile), await oldLock(join(folder, "generated")));
    },
  },
  {
    name: "a lock put together from two runs",
    ...{ quick: false, exitCode: 1 },
    // A page of another run, with the right hash. Only the outputs that need both runs together are missing.
    apply: async (folder) => {
      await writeFile(join(folder, "spec/models/shared/other.md"), otherPage);
      const line = `"models/shared/other.md": { "hash": "${contentHash(otherPage)}" },`;
      await edit(lockFile, (text) => text.replace('"inputs": {', `"inputs": {\n    ${line}`))(
        folder,
      );
    },
  },
];

/** Looks at a project that nothing has been read of yet. */
function look(project: LoadedProject, cwd: string, at: MemoryPlace): Promise<Fresh | null> {
  return lookIfFresh(project, { cwd, pagesOf: pagesReader(workTree, () => null) }, at, workTree);
}

test("nothing is believed that other code, or another project, has verified", async () => {
  const other = (key: "code" | "name"): MemoryPlace => ({ ...place, [key]: "other" });
  expect(await look(projectIn(fresh), fresh, place)).toMatchObject({
    warnings: [],
  });
  expect(await look(projectIn(fresh), fresh, other("code"))).toBeNull();
  expect(await look(projectIn(fresh), fresh, other("name"))).toBeNull();
  const exclude = ["none/**"];
  expect(await look({ ...projectIn(fresh), exclude }, fresh, place)).toBeNull();
});

describe("after", () => {
  test.each(mutations)("$name", async ({ apply, quick, exitCode }) => {
    const folder = await temporaryFolder();
    await cp(fresh, folder, { recursive: true });
    await apply(folder);
    const found = await look(projectIn(folder), folder, place);
    const full = await run(folder, "check", "--no-cache", ...flags);
    expect([found !== null, full.exitCode], full.stdout + full.stderr).toEqual([quick, exitCode]);
    const either = await run(folder, "check", ...flags);
    expect(either.exitCode).toBe(exitCode);
  });
});

test("warnings of the last run are not passed over", async () => {
  const folder = await temporaryFolder();
  await cp(fresh, folder, { recursive: true });
  // Two folders claim the same namespace.
  await cp(join(folder, "spec/models/shared"), join(folder, "spec/models/components"), {
    recursive: true,
  });
  const generated = await run(folder, "generate", ...flags);
  const checked = await run(folder, "check", ...flags);
  const code = /warning (?<code>MM\d{4})/.exec(generated.stderr)?.groups?.["code"] ?? "none";
  expect(checked.stderr).toContain(`warning ${code}`);
});
