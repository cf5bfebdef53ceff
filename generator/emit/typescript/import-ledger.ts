import { literal, name as nameOf, type Literal, type Name } from "./code-text.ts";
import { relativePath } from "./relative-path.ts";

/** An export of another generated module or of a package. */
export interface ImportedSymbol {
  /** The path of the module, relative to the output folder, without extension, or the name of a package. */
  readonly module: string | { readonly package: string };
  /** The name of the export, or `*` for all exports under one name, which is the alias. */
  readonly name: Name | "*";
  readonly kind: "type" | "value";
  /** The name to use if its own name is taken. */
  readonly alias?: Name;
}

/** One `import { name as alias } from "specifier"`, or `import * as alias` if the only name is `*`. */
export interface ModuleImport {
  readonly specifier: Literal;
  readonly isTypeOnly: boolean;
  readonly names: readonly { readonly name: Name | "*"; readonly alias: Name | null }[];
}

/**
 * Collects the imports of a file while its code is made. Referring to a symbol adds its import, so no import can be
 * missing or superfluous.
 */
export class ImportLedger {
  readonly #path: string;
  readonly #extension: string;
  readonly #localNames: Set<string>;
  readonly #used = new Map<string, { readonly symbol: ImportedSymbol; readonly local: Name }>();

  /**
   * @param path the path of the file, relative to the output folder, without extension
   * @param extension the file extension in relative imports
   * @param declared the names that the file itself declares
   */
  constructor(path: string, extension: string, declared: readonly Name[]) {
    this.#path = path;
    this.#extension = extension;
    this.#localNames = new Set(declared);
  }

  /** Returns the local name of a symbol, and imports it unless the file itself declares it. */
  use(symbol: ImportedSymbol): Name {
    const { name: own } = symbol;
    if (symbol.module === this.#path && own !== "*") return own;
    const key = JSON.stringify([symbol.module, symbol.name]);
    const earlier = this.#used.get(key);
    if (earlier !== undefined) return earlier.local;
    const plain = own === "*" ? (symbol.alias ?? nameOf`all`) : own;
    const candidates = [plain, symbol.alias ?? plain];
    const local = candidates.find((name) => !this.#localNames.has(name)) ?? this.#numbered(plain);
    this.#localNames.add(local);
    this.#used.set(key, { symbol, local });
    return local;
  }

  /** Returns the imports of all symbols used so far, sorted, with one declaration per module and kind. */
  imports(): readonly ModuleImport[] {
    const declarations = new Map<string, ModuleImport>();
    for (const { symbol, local } of this.#used.values()) {
      const { module, name, kind } = symbol;
      const specifier = this.#specifier(module);
      const key = `${specifier} ${kind}${name === "*" ? " *" : ""}`;
      const earlierNames = declarations.get(key)?.names ?? [];
      const names = [...earlierNames, { name, alias: local === name ? null : local }];
      declarations.set(key, { specifier, isTypeOnly: kind === "type", names });
    }
    return [...declarations]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, declaration]) => ({
        ...declaration,
        names: [...declaration.names].sort((a, b) => (a.name < b.name ? -1 : 1)),
      }));
  }

  /** Returns a free name for something that the file itself declares, and takes it. */
  declare(name: Name): Name {
    const free = this.#localNames.has(name) ? this.#numbered(name) : name;
    this.#localNames.add(free);
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
      if (!this.#localNames.has(numbered)) return numbered;
    }
  }
}
