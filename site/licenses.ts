import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Metafile } from "esbuild";

/**
 * Returns the licences of all packages that are part of the bundles, each once, ordered by name.
 *
 * @throws Error if a package has no licence, because it may not be redistributed then.
 */
export function licensesOf(bundles: readonly Metafile[]): string {
  const used = bundles.flatMap(({ inputs, outputs }) =>
    Object.values(outputs).flatMap((output) =>
      Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) =>
        bytesInOutput > 0 && inputs[path] !== undefined ? [path] : [],
      ),
    ),
  );
  const folders = new Set(used.filter((path) => path.includes("node_modules/")).map(packageFolder));
  return [...folders].map(licenseOf).sort().join("\n---\n\n");
}

/**
 * Returns the root folder of the package of a file. The nearest `package.json` may be a nameless one further down.
 */
function packageFolder(file: string): string {
  const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
  return folder ?? dirname(file);
}

function licenseOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const file = existsSync(folder)
    ? readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
    : undefined;
  const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
  if (text === "" && manifest.license === undefined) throw new Error(`no licence in ${folder}`);
  return `${manifest.name} ${manifest.version} (${manifest.license ?? "see below"})\n\n${text}\n`;
}
