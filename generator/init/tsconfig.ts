/** The facts about a project that decide whether generated files compile. */
export interface ModuleOptions {
  readonly verbatimModuleSyntax: boolean;
  /** The option `module` in lower case, such as `commonjs` or `nodenext`; `""` if it is not set. */
  readonly module: string;
  /** The option `target` in lower case; `""` if it is not set. */
  readonly target: string;
  /** The option `lib` in lower case; `null` if it is not set. */
  readonly lib: readonly string[] | null;
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
): Pick<ModuleOptions, "verbatimModuleSyntax" | "module" | "target" | "lib" | "takesTsEndings"> {
  const isOn = (name: string): boolean => options[name] === true;
  const lower = (value: unknown): string => (typeof value === "string" ? value.toLowerCase() : "");
  const { module, target, lib } = options;
  return {
    verbatimModuleSyntax: isOn("verbatimModuleSyntax"),
    module: lower(module),
    target: lower(target),
    lib: Array.isArray(lib) ? lib.map(lower) : null,
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
  const library = libraryProblem(options);
  return library === null ? null : other(library);
}

/**
 * Returns why the compiler would not know the functions of ES2022 that generated modules call, or `null` if it would.
 * They come with `lib`, or otherwise with `target`.
 */
function libraryProblem({ lib, target, module, compiler }: ModuleOptions): string | null {
  const missing =
    "without the functions of ES2022: generated modules would not compile (TS2550). Set";
  if (lib !== null) {
    const named = lib.filter((one) => /^es(?:\d+|next)$/.test(one));
    if (named.some(isNewEnough)) return null;
    return `tsconfig.json has "lib": ${JSON.stringify(lib)}, ${missing} "es2022" there.`;
  }
  if (target !== "") {
    if (isNewEnough(target)) return null;
    return `tsconfig.json has "target": "${target}", ${missing} "target": "es2022", or "lib": ["es2022"], there.`;
  }
  // A config without these options may only point to others. Before TypeScript 6, the usual target was ES5.
  const isUsualOld =
    (compiler ?? "").startsWith("5.") && module !== "" && !module.startsWith("node");
  return isUsualOld ? `tsconfig.json has no "target", ${missing} "target": "es2022" there.` : null;
}

function isNewEnough(name: string): boolean {
  const [, year = ""] = /^es(\d+|next)$/.exec(name) ?? [];
  // `es6` is another name of `es2015`.
  return year === "next" || (year.length === 4 && Number(year) >= 2022);
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
