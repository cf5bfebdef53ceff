import { camelCase, kebabCase } from "change-case";
import { identifier, name, type Name } from "../typescript/code-text.ts";
import { foldName, shortStem } from "./short-stem.ts";
import { declaredNames } from "./validator-names.ts";

/** A name as the start of a value's: `tokenIssueResponse`. */
export function valueStemOf(typeName: Name): Name {
  return identifier(camelCase(typeName), "data") ?? name`data`;
}

/** The names one folder, or one module, has given away. */
export class TakenNames {
  readonly #isModule: boolean;
  readonly #names = new Set<string>();
  /** By what was asked for, the number to try next: many models of one name are not tried over and over. */
  readonly #next = new Map<string, number>();

  /** @param isModule whether the functions of all its models are declared in one module, too */
  constructor(isModule: boolean) {
    this.#isModule = isModule;
  }

  /** The first free names made from a base, which are taken from then on. */
  take(base: Name): { typeName: Name; fileStem: string } {
    const stem = shortStem(kebabCase(base));
    const key = foldName(base);
    for (let count = this.#next.get(key) ?? 1; ; count += 1) {
      const typeName = count === 1 ? base : name`${base}${count}`;
      const fileStem = count === 1 ? stem : `${stem}-${count}`;
      const own = { typeName, valueStem: valueStemOf(typeName) };
      // `parseFooJson` is a function of `Foo`, and one of `FooJson`.
      const functions = this.#isModule ? declaredNames(own).map((one) => `${one}()`) : [];
      const names = [foldName(typeName), foldName(fileStem), ...functions];
      if (names.some((name) => this.#names.has(name))) continue;
      for (const name of names) this.#names.add(name);
      this.#next.set(key, count + 1);
      return { typeName, fileStem };
    }
  }
}
