/** The facts about a project that decide whether generated files compile. */
export interface ModuleOptions {
  readonly verbatimModuleSyntax: boolean;
  /** The option `module` in lower case, such as `commonjs` or `nodenext`; `""` if it is not set. */
  readonly module: string;
  /** Whether imports may, or must, end in `.ts`. */
  readonly takesTsEndings: boolean;
  /** Whether Node runs the TypeScript files directly. Imports must then name the file that exists. */
  readonly runsTypeScript: boolean;
  /** The `type` in `package.json`; `null` if it is not set. */
  readonly type: string | null;
  /** The installed version of TypeScript, or `null`. */
  readonly compiler: string | null;
}

/**
 * Reads the relevant facts from the compiler options of a `tsconfig.json`.
 *
 * @param options the options, including those that it inherits
 */
export function moduleOptions(
  options: Readonly<Record<string, unknown>>,
): Pick<ModuleOptions, "verbatimModuleSyntax" | "module" | "takesTsEndings"> {
  const isOn = (name: string): boolean => options[name] === true;
  const { module } = options;
  return {
    verbatimModuleSyntax: isOn("verbatimModuleSyntax"),
    module: typeof module === "string" ? module.toLowerCase() : "",
    takesTsEndings: isOn("allowImportingTsExtensions") || isOn("rewriteRelativeImportExtensions"),
  };
}

/** Why generated modules would not compile, and what to change, in one line. */
export interface ModuleProblem {
  readonly text: string;
  /** Whether `"type": "module"` in `package.json` is enough to solve it. */
  readonly isType: boolean;
}

/**
 * Returns why generated modules would not compile, or `null` if they would. With `verbatimModuleSyntax`, a file that
 * Node treats as CommonJS must not contain `import` or `export`.
 */
export function moduleProblem(options: ModuleOptions): ModuleProblem | null {
  const { verbatimModuleSyntax, module, type, takesTsEndings, runsTypeScript } = options;
  const other = (text: string): ModuleProblem => ({ text, isType: false });
  if (isOld(options.compiler)) {
    return other(
      `TypeScript ${options.compiler} is installed, and what is generated wants 5.5 or newer. Change it with: npm install --save-dev typescript@latest`,
    );
  }
  if (verbatimModuleSyntax && module === "commonjs") {
    return other(
      'tsconfig.json has "module": "commonjs" and "verbatimModuleSyntax": generated modules would not compile (TS1295). Set "module": "nodenext" there, and "type": "module" in package.json.',
    );
  }
  if (verbatimModuleSyntax && type !== "module" && /^node(?:16|18|20|next)$/.test(module)) {
    const said = type === null ? 'has no "type"' : `says "type": "${type}"`;
    return {
      text: `package.json ${said}, and tsconfig.json has "verbatimModuleSyntax": generated modules would not compile (TS1295). Change it with: npm pkg set type=module`,
      isType: true,
    };
  }
  if (runsTypeScript && !takesTsEndings && module !== "") {
    return other(
      'a script has Node run TypeScript as it is, so imports end in ".ts", which the compiler refuses (TS5097). Set "rewriteRelativeImportExtensions": true in tsconfig.json, or "allowImportingTsExtensions" where it has "noEmit".',
    );
  }
  return null;
}

function isOld(compiler: string | null): boolean {
  const [, major = "", minor = ""] = /^(\d+)\.(\d+)/.exec(compiler ?? "") ?? [];
  return major !== "" && (Number(major) < 5 || (major === "5" && Number(minor) < 5));
}

/** Parses JSON with comments and trailing commas, as `tsc --init` writes it. Returns `null` for any other text. */
export function parseTsconfig(text: string): Record<string, unknown> | null {
  const plain = text
    .replace(/^\uFEFF/, "")
    .replaceAll(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[^]*?\*\//g, (part) =>
      part.startsWith('"') ? part : " ",
    )
    .replaceAll(/"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g, (part) => (part === "," ? "" : part));
  try {
    const value: unknown = JSON.parse(plain);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    // The compiler itself reports what it cannot read.
    return null;
  }
}
