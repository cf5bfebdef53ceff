import { readFile, readdir } from "node:fs/promises";
import { join, posix, sep } from "node:path";
import { describe, expect, test } from "vitest";

// The folder tree is the architecture: who may import whom, checked for types too.

const root = join(import.meta.dirname, "..");

/** For each folder of generator/ (or file directly in it), the folders it may import from. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  diagnostics: [],
  tree: [],
  model: ["diagnostics"],
  config: ["git", "emit", "tree", "model", "diagnostics"],
  source: ["tree", "diagnostics"],
  markdown: ["source", "diagnostics"],
  dialects: ["markdown", "diagnostics"],
  naming: ["dialects", "markdown", "config", "diagnostics"],
  link: ["dialects", "markdown", "naming", "model", "config", "diagnostics"],
  emit: ["model", "diagnostics"],
  print: ["emit", "model", "diagnostics"],
  output: ["emit", "tree", "diagnostics"],
  site: ["emit", "markdown", "source", "model", "config", "diagnostics"],
  diff: ["model", "config", "diagnostics"],
  report: ["output", "diff", "model", "diagnostics"],
  "read-page.ts": ["source", "markdown", "dialects", "diagnostics"],
  "pipeline-options.ts": ["read-page.ts", "source", "emit", "diagnostics"],
  make: ["pipeline-options.ts", "model", "emit", "print", "config", "diagnostics"],
  "pipeline.ts": [
    ...["read-page.ts", "pipeline-options.ts", "make", "source", "naming", "link"],
    ...["model", "emit", "config", "diagnostics"],
  ],
  git: ["source", "tree", "diagnostics"],
  init: ["emit", "diagnostics"],
  cache: ["git", "output", "tree", "read-page.ts", "pipeline-options.ts", "diagnostics"],
  commands: [
    ...["pipeline.ts", "cache", "source", "config", "output", "report", "emit", "diff", "git"],
    ...["pipeline-options.ts", "print", "site", "init", "tree", "model", "diagnostics"],
  ],
  plugins: [
    ...["commands", "pipeline.ts", "pipeline-options.ts", "read-page.ts", "source", "config"],
    ...["report", "tree", "diagnostics"],
  ],
  "index.ts": [
    ...["pipeline.ts", "source", "config", "output", "emit", "diff", "model"],
    ...["diagnostics"],
  ],
  "cli.ts": ["commands", "git"],
};

/** Files around the pure core: the only ones that may touch the machine. */
const edge =
  /^(?:cli\.ts|commands\/|plugins\/|cache\/|git\/|tree\/work-tree|config\/load-(?:config|allowed)|config\/(?:imports-of|load-manifest-info|unstaged-format|unstaged-imports)|config\/update-config-schema|source\/read-spec|output\/(?:content-hash|in-turn|kept-out|hold-signals|content-hashes|owned|snapshot|safe-out-dir|file-errors|prepare|project-format|recover|run-claims|run-lock|transaction|work-folder|write|write-outputs)|emit\/names\/update-global-names|emit\/update-emitter-table|site\/(?:build-site|run-vitepress)|emit\/validators\/update-runtime-text)/;

interface SourceModule {
  /** Below generator/, forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const modules = await readModules();

describe("imports", () => {
  test("follow one direction", () => {
    expect(violations(modules)).toEqual([]);
  });

  test("a planted violation is found", () => {
    const planted = moduleOf(
      "emit/planted.ts",
      'import type { X } from "../markdown/cell-text.ts";',
    );
    expect(violations([planted])).toEqual(["emit/planted.ts imports markdown/cell-text.ts"]);
  });

  test("have no cycle, types included", () => {
    expect(findCycle(modules)).toBeNull();
  });

  test("a planted cycle is found", () => {
    const a = moduleOf("model/a.ts", 'import type { B } from "./b.ts";');
    const b = moduleOf("model/b.ts", 'import type { A } from "./a.ts";');
    expect(findCycle([a, b])).toEqual(["model/a.ts", "model/b.ts", "model/a.ts"]);
  });

  test("of the machine stay at the edge, so that the core runs in a browser", () => {
    const inCore = modules
      .filter(({ path }) => !edge.test(path))
      .filter(({ text }) => /from "node:|\bprocess\.|\brequire\(/.test(text));
    expect(inCore.map(({ path }) => path)).toEqual([]);
    const reachingOut = modules
      .filter(({ path }) => !edge.test(path))
      .flatMap(({ path, imports }) =>
        imports.filter((to) => edge.test(to)).map((to) => `${path} imports ${to}`),
      );
    expect(reachingOut).toEqual([]);
  });

  test("emitters and dialects do not import each other", () => {
    expect(crossing(modules)).toEqual([]);
  });

  test("an emitter that imports another is found", () => {
    const planted = moduleOf(
      "emit/docs/planted.ts",
      'import { emit } from "../interfaces/emit.ts";',
    );
    expect(crossing([...modules, planted])).toEqual(["emit/docs/planted.ts"]);
  });
});

test("every folder of generator/ has its row in ARCHITECTURE.md", async () => {
  const text = await readFile(join(root, "ARCHITECTURE.md"), "utf8");
  const documented = [...text.matchAll(/^\| `(?<folder>[a-z-]+)\/` /gm)].map(
    (match) => match.groups?.["folder"] ?? "",
  );
  const folders = modules.filter(({ path }) => path.includes("/")).map(({ path }) => top(path));
  expect([...new Set(documented)].sort()).toEqual([...new Set(folders)].sort());
});

async function readModules(): Promise<readonly SourceModule[]> {
  const folder = join(root, "generator");
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".ts"));
  return Promise.all(
    paths.sort().map(async (path) => {
      const text = await readFile(join(folder, path), "utf8");
      return moduleOf(path.replaceAll(sep, "/"), text);
    }),
  );
}

function moduleOf(path: string, text: string): SourceModule {
  const specifiers = [...text.matchAll(/(?:from|import\()\s*"(?<to>\.[^"]+)"/g)];
  const imports = specifiers.map((match) =>
    posix.join(posix.dirname(path), match.groups?.["to"] ?? ""),
  );
  return { path, text, imports };
}

function top(path: string): string {
  return path.split("/")[0] ?? path;
}

function violations(all: readonly SourceModule[]): readonly string[] {
  return all.flatMap(({ path, imports }) =>
    imports
      .filter((to) => !to.startsWith("../"))
      .filter((to) => top(to) !== top(path) && !(allowed[top(path)] ?? []).includes(top(to)))
      .map((to) => `${path} imports ${to}`),
  );
}

/** Modules of an emitter or a dialect that import those of another; the list says which folders are emitters. */
function crossing(all: readonly SourceModule[]): readonly string[] {
  const list = all.find(({ path }) => path === "emit/list.ts");
  const folders = (list?.imports ?? []).map((path) => posix.dirname(path));
  const siblingOf = (path: string): string | undefined =>
    folders.find((folder) => path.startsWith(`${folder}/`)) ?? /^dialects\/ruby/.exec(path)?.[0];
  return all.flatMap(({ path, imports }) => {
    const own = siblingOf(path);
    const others = imports.map(siblingOf);
    return own !== undefined && others.some((one) => one !== undefined && one !== own)
      ? [path]
      : [];
  });
}

function findCycle(all: readonly SourceModule[]): readonly string[] | null {
  const byPath = new Map(all.map((one) => [one.path, one]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const to of byPath.get(path)?.imports ?? []) {
      const cycle = visit(to, [...trail, path]);
      if (cycle !== null) return cycle;
    }
    done.add(path);
    return null;
  };
  for (const { path } of all) {
    const cycle = visit(path, []);
    if (cycle !== null) return cycle;
  }
  return null;
}
