import { isAbsolute, resolve } from "node:path";
import * as v from "valibot";
import { findConfigFiles, loadConfigFile, placeWithin } from "../config/load-config-file.ts";
import { catalog } from "../diagnostics/catalog.ts";
import { ruleCodes, ruleIds } from "../diagnostics/rule-codes.ts";
import { emitters } from "../emit/emitters.ts";
import { readText, type Tree } from "../tree/tree.ts";
import { valuesOf } from "./asked-document.ts";

/** A word that may come next, and what it means. */
export interface Offer {
  readonly word: string;
  readonly meaning: string;
}

/** Returns every code and rule that `explain` takes. */
export function codeOffers(): readonly Offer[] {
  return [
    ...Object.entries(catalog).map(([word, { title }]) => ({ word, meaning: title })),
    ...ruleIds.map((word) => ({ word, meaning: catalog[ruleCodes[word]].title })),
  ];
}

/**
 * Returns the values of `--emit` that continue a list: every emitter that the list does not have yet, after those that
 * it has.
 *
 * @param list the list as far as it is written, such as `interfaces,val`
 */
export function emitterOffers(list: string): readonly Offer[] {
  const written = list.split(",").slice(0, -1);
  const start = written.map((name) => `${name},`).join("");
  return emitters
    .filter(({ name }) => !written.includes(name))
    .map(({ name, folder }) => ({ word: `${start}${name}`, meaning: `writes ${folder}/` }));
}

const withProjects = v.object({ projects: v.array(v.object({ name: v.string() })) });

/**
 * Returns the projects of the config. A config that is a script is not run, because nobody expects a key to run code;
 * then there are none.
 *
 * @param words the words of the command line
 */
export async function projectOffers(
  words: readonly string[],
  cwd: string,
  tree: Tree,
): Promise<readonly Offer[]> {
  const folder = resolve(cwd, valuesOf(words, "cwd").at(-1) ?? ".");
  const named = valuesOf(words, "config").map((file) =>
    isAbsolute(file) ? file : resolve(folder, file),
  );
  const [file] = named.length > 0 ? named : findConfigFiles(folder, tree);
  if (file?.endsWith(".json") !== true) return [];
  const text = readText(tree, file);
  if (!text.ok) return [];
  const source = { file, text: text.value, ...placeWithin(file) };
  const config = await loadConfigFile(source).catch(() => null);
  const read = v.safeParse(withProjects, config);
  return read.success ? read.output.projects.map(({ name }) => ({ word: name, meaning: "" })) : [];
}
