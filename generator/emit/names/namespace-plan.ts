import { camelCase, kebabCase } from "change-case";
import { identifier, name as nameOf, type Name } from "../typescript/code-text.ts";
import { deviceNames, reservedWords } from "./reserved-names.ts";
import { foldName, shortStem, withoutInvisible } from "./short-stem.ts";

/** The names of one namespace in generated code. */
export interface NamespaceNames {
  /** The folder below the folder of an emitter, with a slash at its end, or `""` outside any namespace. */
  readonly folder: string;
  /** The name of the namespace object in the root index, or `null` outside any namespace. */
  readonly name: Name | null;
}

/** Names namespaces in the order in which they are asked for. No two share a folder or a name. */
export class NamespacePlan {
  readonly #names = new Map<string, NamespaceNames>([["", { folder: "", name: null }]]);
  readonly #takenFolders = new Set<string>();
  readonly #takenNames = new Set<string>();
  readonly #next = new Map<string, number>();

  /** Returns the names of a namespace, which is given as lower-case folders: `a/b`. */
  of(namespace: string): NamespaceNames {
    const earlier = this.#names.get(namespace);
    if (earlier !== undefined) return earlier;
    const path = namespace.split("/").map(safeSegment).join("/");
    const key = foldName(path);
    for (let count = this.#next.get(key) ?? 1; ; count += 1) {
      const folder = count === 1 ? path : `${path}-${count}`;
      const name = safeIdentifier(folder);
      const folded = foldName(folder);
      if (this.#takenFolders.has(folded) || this.#takenNames.has(name)) continue;
      this.#takenFolders.add(folded);
      this.#takenNames.add(name);
      this.#next.set(key, count + 1);
      const names = { folder: `${folder}/`, name };
      this.#names.set(namespace, names);
      return names;
    }
  }
}

/** Makes a safe folder name. Folder names come from the spec, so only their letters and digits are kept. */
function safeSegment(segment: string): string {
  const safe = shortStem(kebabCase(withoutInvisible(segment.normalize("NFC"))));
  return safe === "" || deviceNames.has(safe) ? `${safe}-models`.replace(/^-/, "") : safe;
}

function safeIdentifier(path: string): Name {
  const name = identifier(camelCase(path), "models");
  if (name !== null && !reservedWords.has(name)) return name;
  const rest = identifier(camelCase(`x-${path}`).slice(1), "");
  return rest === null ? nameOf`models` : nameOf`models${rest}`;
}
