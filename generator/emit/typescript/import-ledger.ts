import type { ModelId } from "../../model/type.ts";
import type { NamePlan } from "../names/name-plan.ts";
import { capitalised } from "./capitalised.ts";
import { relativePath } from "./relative-path.ts";

/** One `import type { name as alias } from "specifier"`. */
export interface TypeImport {
  readonly specifier: string;
  readonly name: string;
  /** Another name in this file, when the own one is taken. */
  readonly alias: string | null;
}

/**
 * Collects what a file imports while its types are written: an import exists because something was referred to,
 * never because somebody remembered it.
 */
export class ImportLedger {
  readonly #plan: NamePlan;
  readonly #own: ModelId;
  readonly #path: string;
  readonly #extension: string;
  readonly #local = new Map<ModelId, string>();
  readonly #taken = new Set<string>();

  /**
   * @param own the model the file is for: referring to it imports nothing
   * @param path of the file, relative to the output folder
   */
  constructor(plan: NamePlan, own: ModelId, path: string, extension: string) {
    this.#plan = plan;
    this.#own = own;
    this.#path = path;
    this.#extension = extension;
    this.#taken.add(namesOf(plan, own).typeName);
  }

  /** The name by which this file refers to a model. */
  refer(id: ModelId): string {
    const { typeName, namespaceName } = namesOf(this.#plan, id);
    if (id === this.#own) return typeName;
    const known = this.#local.get(id);
    if (known !== undefined) return known;
    const candidates = [typeName, `${capitalised(namespaceName ?? "root")}${typeName}`];
    const free = candidates.find((name) => !this.#taken.has(name)) ?? this.#numbered(typeName);
    this.#taken.add(free);
    this.#local.set(id, free);
    return free;
  }

  /** Everything referred to so far, sorted by file. */
  imports(): readonly TypeImport[] {
    const imports = [...this.#local].map(([id, local]) => {
      const { typeName } = namesOf(this.#plan, id);
      const specifier = relativePath(this.#path, modelPath(this.#plan, id)) + this.#extension;
      return { specifier, name: typeName, alias: local === typeName ? null : local };
    });
    return imports.sort((a, b) => (a.specifier < b.specifier ? -1 : 1));
  }

  #numbered(typeName: string): string {
    for (let count = 2; ; count += 1) {
      const name = `${typeName}${count}`;
      if (!this.#taken.has(name)) return name;
    }
  }
}

/** A model's names; every id of the model has some. */
export function namesOf(plan: NamePlan, id: ModelId): NonNullable<ReturnType<NamePlan["get"]>> {
  const names = plan.get(id);
  if (names === undefined) throw new Error(`Modelmark bug: no name was planned for ${id}`);
  return names;
}

/** Path of the file that declares a model, relative to the output folder, without ending. */
export function modelPath(plan: NamePlan, id: ModelId): string {
  const { folder, fileStem } = namesOf(plan, id);
  return `models/${folder}${fileStem}`;
}
