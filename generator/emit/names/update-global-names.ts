import { readFile, readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// A maintenance script that no run uses: call `npm run update:globals` after an update of TypeScript.

/**
 * Returns the global names with an initial capital that TypeScript's ECMAScript and DOM libraries declare, sorted.
 *
 * @param typescriptPackage the name of the installed package to read: `typescript`
 */
export async function libraryGlobals(typescriptPackage: string): Promise<readonly string[]> {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve(`${typescriptPackage}/package.json`)),
    "lib",
  );
  const files = (await readdir(folder)).filter((file) => /^lib\.(?:es|dom).*\.d\.ts$/.test(file));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const declared =
    /^(?:declare )?(?:interface|type|var|const|class|function|namespace) (?<name>[A-Z]\w*)/gm;
  const names = texts.flatMap((text) =>
    [...text.matchAll(declared)].map((match) => match.groups?.["name"] ?? ""),
  );
  return [...new Set(names)].sort();
}

/** Returns the text of `global-names.ts`. */
export function globalNamesModule(names: readonly string[]): string {
  return `// Made by \`npm run update:globals\` from TypeScript's own library files.

/** Types and values that are global in ECMAScript and in browsers: a model of this name would hide one. */
export const globalNames: ReadonlySet<string> = new Set(
  \`
${names.join("\n")}
\`.trim().split("\\n"),
);
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const packages = ["typescript-5.5", "typescript"];
  const lists = await Promise.all(packages.map(libraryGlobals));
  const file = join(import.meta.dirname, "global-names.ts");
  await writeFile(file, globalNamesModule([...new Set(lists.flat())].sort()));
}
