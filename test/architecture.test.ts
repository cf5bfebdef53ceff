import { readFile, readdir } from "node:fs/promises";
import { join, posix, sep } from "node:path";
import { describe, expect, test } from "vitest";

// The folder tree is the architecture: these tests check who may import whom, for imports of types too.

const root = join(import.meta.dirname, "..");

/** The files around the pure core: only these may touch the machine. */
const edge =
  /^(?:cli\.ts|commands\/|plugins\/|run\/|init\/detect\/|tree\/(?:git\/|create-folder|content-hash|installed-package|is-folder|is-inside|work-tree|display-path)|config\/(?:load-(?:config|allowed)|imports-of|load-manifest-info|unstaged-format|unstaged-imports|update-config-schema)|read\/source\/(?:read-spec|pages-read-before)|output\/(?:in-turn|kept-out|hold-signals|content-hashes|owned|snapshot|safe-out-dir|file-errors|prepare|project-format|recover|run-claims|run-lock|transaction|work-folder|write|write-outputs)|emit\/names\/update-global-names|emit\/update-emitter-table|site\/(?:build-site|run-vitepress)|emit\/validators\/update-runtime-text)/;

/** A row of ARCHITECTURE.md's table: a folder or file of generator/, and the rows that it may import from. */
interface Row {
  readonly name: string;
  readonly mayImport: readonly string[];
}

interface SourceModule {
  /** The path below generator/, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const modules = await readModules();
const table = rowsOf(await readFile(join(root, "ARCHITECTURE.md"), "utf8"));

describe("the table of ARCHITECTURE.md", () => {
  test("names every folder and file of generator/, and no other", () => {
    const rooms = new Set(modules.map(({ path }) => rowOf(path, table)?.name ?? path));
    expect([...rooms].sort()).toEqual(table.map(({ name }) => name).sort());
  });

  test("has at most 16 folders", () => {
    const folders = new Set(
      table.filter(({ name }) => name.endsWith("/")).map(({ name }) => top(name)),
    );
    expect(folders.size).toBeLessThanOrEqual(16);
  });

  test("goes from what knows nothing to what knows all", () => {
    const upward = table.flatMap(({ name, mayImport }, index) => {
      const above = table.slice(0, index).map((row) => row.name);
      return mayImport.filter((to) => !above.includes(to)).map((to) => `${name} may import ${to}`);
    });
    expect(upward).toEqual([]);
  });

  test("allows what is imported", () => {
    expect(violations(modules, table)).toEqual([]);
  });

  test("allows nothing that no file needs", () => {
    expect(unused(modules, table)).toEqual([]);
  });

  test("finds a planted violation, in a type too", () => {
    const planted = moduleOf(
      "emit/planted.ts",
      'import type { X } from "../read/markdown/cell-text.ts";',
    );
    expect(violations([planted], table)).toEqual([
      "emit/planted.ts imports read/markdown/cell-text.ts",
    ]);
  });

  test("finds one among the folders of a folder", () => {
    const planted = moduleOf("read/markdown/planted.ts", 'import { x } from "../naming/words.ts";');
    expect(violations([planted], table)).toEqual([
      "read/markdown/planted.ts imports read/naming/words.ts",
    ]);
  });

  test("fails if a row says more than is so, or less", () => {
    const changed = (name: string, mayImport: readonly string[]): readonly Row[] =>
      table.map((row) => (row.name === name ? { name, mayImport } : row));
    expect(unused(modules, changed("tree/", ["diagnostics/", "model/"]))).toEqual([
      "tree/ may import model/",
    ]);
    expect(violations(modules, changed("model/", []))).not.toEqual([]);
  });
});

describe("imports", () => {
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

/** Reads the rows of the table. The names of folders end in a slash. */
function rowsOf(text: string): readonly Row[] {
  const rows = [...text.matchAll(/^\| `(?<name>[a-z./-]+)` +\|[^|]*\| (?<cell>[^|]*?) *\|$/gm)];
  const names = rows.map((row) => row.groups?.["name"] ?? "");
  const nameOf = (word: string): string => (names.includes(word) ? word : `${word}/`);
  return rows.map((row, index) => {
    const words = [...(row.groups?.["cell"] ?? "").matchAll(/`(?<word>[^`]+)`/g)];
    const mayImport = words.map((word) => nameOf(word.groups?.["word"] ?? ""));
    return { name: names[index] ?? "", mayImport };
  });
}

/** Returns the row that a file belongs to: that of the innermost folder that has a row. */
function rowOf(path: string, rows: readonly Row[]): Row | undefined {
  return rows
    .filter(({ name }) => path === name || (name.endsWith("/") && path.startsWith(name)))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

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

/** Returns each import that leads from one row to another, together with both rows. */
function crossings(
  all: readonly SourceModule[],
  rows: readonly Row[],
): readonly { readonly from: Row | undefined; readonly to: string; readonly text: string }[] {
  return all.flatMap(({ path, imports }) => {
    const from = rowOf(path, rows);
    return imports
      .filter((to) => !to.startsWith("../"))
      .map((to) => ({ from, to: rowOf(to, rows)?.name ?? to, text: `${path} imports ${to}` }))
      .filter(({ to }) => to !== from?.name);
  });
}

function violations(all: readonly SourceModule[], rows: readonly Row[]): readonly string[] {
  return crossings(all, rows)
    .filter(({ from, to }) => from?.mayImport.includes(to) !== true)
    .map(({ text }) => text);
}

/** Returns the imports that rows allow and that no file makes. */
function unused(all: readonly SourceModule[], rows: readonly Row[]): readonly string[] {
  const found = crossings(all, rows);
  return rows.flatMap((row) =>
    row.mayImport
      .filter((to) => !found.some((one) => one.from?.name === row.name && one.to === to))
      .map((to) => `${row.name} may import ${to}`),
  );
}

/**
 * Returns the modules of an emitter or a dialect that import from another one. The list says which folders are
 * emitters.
 */
function crossing(all: readonly SourceModule[]): readonly string[] {
  const list = all.find(({ path }) => path === "emit/list.ts");
  const folders = (list?.imports ?? []).map((path) => posix.dirname(path));
  const siblingOf = (path: string): string | undefined =>
    folders.find((folder) => path.startsWith(`${folder}/`)) ??
    /^read\/dialects\/ruby/.exec(path)?.[0];
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
