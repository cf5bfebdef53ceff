import { literal, name as nameOf, type Literal, type Name } from "./code-text.ts";
import { relativePath } from "./relative-path.ts";

/** Something another generated module exports, or a package. */
export interface ImportedSymbol {
  /** Path of the module, relative to the output folder, without ending, or a package by its name. */
  readonly module: string | { readonly package: string };
  /** What it exports, or `*` for all of that under one name, which is then the alias. */
  readonly name: Name | "*";
  readonly kind: "type" | "value";
  /** What to call it when its own name is taken. */
  readonly alias?: Name;
}

/** One `import { name as alias } from "specifier"`, or `import * as alias` where the one name is `*`. */
export interface ModuleImport {
  readonly specifier: Literal;
  readonly isTypeOnly: boolean;
  readonly names: readonly { readonly name: Name | "*"; readonly alias: Name | null }[];
}

/**
 * Collects what a file imports while its text is written: an import exists because something was referred to,
 * never because somebody remembered it.
 */
export class ImportLedger {
  readonly #path: string;
  readonly #extension: string;
  readonly #taken: Set<string>;
  readonly #used = new Map<string, { readonly symbol: ImportedSymbol; readonly local: Name }>();

  /**
   * @param path of the file, relative to the output folder
   * @param declared names the file itself declares
   */
  constructor(path: string, extension: string, declared: readonly Name[]) {
    this.#path = path;
    this.#extension = extension;
    this.#taken = new Set(declared);
  }

  /** The name by which the file refers to something; from now on it imports it, unless it is its own. */
  use(symbol: ImportedSymbol): Name {
    const { name: own } = symbol;
    if (symbol.module === this.#path && own !== "*") return own;
    const key = JSON.stringify([symbol.module, symbol.name]);
    const known = this.#used.get(key);
    if (known !== undefined) return known.local;
    const plain = own === "*" ? (symbol.alias ?? nameOf`all`) : own;
    const candidates = [plain, symbol.alias ?? plain];
    const local = candidates.find((name) => !this.#taken.has(name)) ?? this.#numbered(plain);
    this.#taken.add(local);
    this.#used.set(key, { symbol, local });
    return local;
  }

  /** Everything used so far, one declaration a module and kind, sorted. */
  imports(): readonly ModuleImport[] {
    const declarations = new Map<string, ModuleImport>();
    for (const { symbol, local } of this.#used.values()) {
      const { module, name, kind } = symbol;
      const specifier = this.#specifier(module);
      const key = `${specifier} ${kind}${name === "*" ? " *" : ""}`;
      const known = declarations.get(key)?.names ?? [];
      const names = [...known, { name, alias: local === name ? null : local }];
      declarations.set(key, { specifier, isTypeOnly: kind === "type", names });
    }
    return [...declarations]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, declaration]) => ({
        ...declaration,
        names: [...declaration.names].sort((a, b) => (a.name < b.name ? -1 : 1)),
      }));
  }

  /** A free name for something the file itself declares. */
  declare(name: Name): Name {
    const free = this.#taken.has(name) ? this.#numbered(name) : name;
    this.#taken.add(free);
    return free;
  }

  #specifier(module: ImportedSymbol["module"]): Literal {
    const specifier =
      typeof module === "string"
        ? relativePath(this.#path, module) + this.#extension
        : module.package;
    return literal(specifier);
  }

  #numbered(name: Name): Name {
    for (let count = 2; ; count += 1) {
      const numbered = nameOf`${name}${count}`;
      if (!this.#taken.has(numbered)) return numbered;
    }
  }
}
