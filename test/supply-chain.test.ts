import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "..");

interface Locked {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
}

async function readJson<Value>(path: string): Promise<Value> {
  const value: Value = JSON.parse(await readFile(join(root, path), "utf8"));
  return value;
}

const lock = await readJson<{ packages: Record<string, Locked> }>("package-lock.json");
const all = Object.entries(lock.packages).filter(([path]) => path !== "");
const installed = all.filter(
  ([, { dev, devOptional, peer }]) => dev !== true && devOptional !== true && peer !== true,
);

/** The licences that require nothing beyond including their text. */
const allowed: ReadonlySet<string> = new Set([
  ...["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0", "0BSD"],
]);

test("nothing that is installed with the package has an install script", () => {
  expect(installed.length).toBeGreaterThan(3);
  expect(installed.filter(([, one]) => one.hasInstallScript === true)).toEqual([]);
});

test("licences of what is installed are among those allowed", () => {
  const others = installed.filter(([, { license = "" }]) => !allowed.has(license));
  expect(others.map(([path, { license }]) => `${path}: ${String(license)}`)).toEqual([]);
});

test("every package comes from the registry, with a hash", () => {
  const others = all.filter(
    ([, { resolved = "", integrity = "" }]) =>
      (resolved !== "" && !resolved.startsWith("https://registry.npmjs.org/")) ||
      !integrity.startsWith("sha512-"),
  );
  expect(others.map(([path]) => path)).toEqual([]);
});

test("SECURITY.md justifies each dependency in one line", async () => {
  const { dependencies } = await readJson<{ dependencies: Record<string, string> }>("package.json");
  const text = await readFile(join(root, "SECURITY.md"), "utf8");
  const rows = [...text.matchAll(/^\| `(?<name>[a-z-]+)` +\| (?<why>[A-Z].+) \|$/gm)];
  expect(rows.map(({ groups }) => groups?.["name"])).toEqual(Object.keys(dependencies).sort());
});

test("CONTRIBUTING.md says in one line what each other dependency is for", async () => {
  const manifest = await readJson<{ devDependencies: Record<string, string> }>("package.json");
  const text = await readFile(join(root, "CONTRIBUTING.md"), "utf8");
  const rows = [...text.matchAll(/^\| `(?<name>[@\w./-]+)` +\| [A-Z].+\. +\|$/gm)];
  const names = rows.map(({ groups }) => groups?.["name"] ?? "");
  expect(names.sort()).toEqual(Object.keys(manifest.devDependencies).sort());
});

test("versions are exact, so that a release is what was tested", async () => {
  const manifest = await readJson<Record<string, Record<string, string>>>("package.json");
  const { dependencies = {}, devDependencies = {} } = manifest;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^(?:npm:[\w-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});

test("workflows name actions by commits, and ask for no more than they need", async () => {
  const folder = join(root, ".github/workflows");
  for (const name of await readdir(folder)) {
    const text = await readFile(join(folder, name), "utf8");
    const workflow = parse(text) as {
      readonly permissions?: object;
      readonly jobs: Record<string, { readonly steps: readonly { readonly uses?: string }[] }>;
    };
    expect(workflow.permissions, name).toEqual({});
    const used = Object.values(workflow.jobs).flatMap(({ steps }) =>
      steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses])),
    );
    for (const one of used) expect(one).toMatch(/@[0-9a-f]{40}$/);
    expect(text).not.toMatch(/\$\{\{\s*github\.(?:event|head_ref|ref_name)/);
  }
});
