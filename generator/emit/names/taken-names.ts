import { camelCase, kebabCase } from "change-case";
import { identifier, name, type Name } from "../typescript/code-text.ts";
import { foldName, shortStem } from "./short-stem.ts";
import { declaredNames } from "./validator-names.ts";

/** Returns the start of the names of values for a type's name: `tokenIssueResponse`. */
export function valueStemOf(typeName: Name): Name {
  return identifier(camelCase(typeName), "data") ?? name`data`;
}

/** Returns the names of the functions that a module of validators may declare for a type's name. */
function functionsOf(typeName: Name): readonly Name[] {
  return declaredNames({ typeName, valueStem: valueStemOf(typeName) });
}

/** The names that are taken in one folder or one module. */
export class TakenNames {
  readonly #isModule: boolean;
  readonly #names = new Set<string>();
  /**
   * The number to try next for each base name. It saves many models with one name from trying the same numbers again.
   */
  readonly #next = new Map<string, number>();

  /** @param isModule whether all models share one module, so that the names of their functions must differ too */
  constructor(isModule: boolean) {
    this.#isModule = isModule;
  }

  /**
   * Claims the first free names that can be made from a base name.
   *
   * @param words the base name in kebab case
   */
  claim(base: Name, words = kebabCase(base)): { typeName: Name; fileStem: string } {
    const stem = shortStem(words);
    const key = foldName(base);
    for (let count = this.#next.get(key) ?? 1; ; count += 1) {
      const typeName = count === 1 ? base : name`${base}${count}`;
      const fileStem = count === 1 ? stem : `${stem}-${count}`;
      // Both `Foo` and `FooJson` would declare a function `parseFooJson`.
      const functions = this.#isModule ? functionsOf(typeName).map((one) => `${one}()`) : [];
      const names = [foldName(typeName), foldName(fileStem), ...functions];
      if (names.some((name) => this.#names.has(name))) continue;
      for (const name of names) this.#names.add(name);
      this.#next.set(key, count + 1);
      return { typeName, fileStem };
    }
  }
}
