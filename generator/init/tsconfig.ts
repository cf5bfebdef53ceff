/** What of a project decides whether generated files compile. */
export interface ModuleOptions {
  readonly verbatimModuleSyntax: boolean;
  /** `commonjs`, `nodenext`, … in small letters; `""` where nothing is said. */
  readonly module: string;
  /** Whether imports may, or must, end in `.ts`. */
  readonly takesTsEndings: boolean;
  /** Whether Node runs TypeScript as it is, for which imports must name the file that is there. */
  readonly runsTypeScript: boolean;
  /** `type` of `package.json`; `null` where it has none. */
  readonly type: string | null;
  /** The version of TypeScript that is installed, or `null`. */
  readonly compiler: string | null;
}

/** The compiler's options of a `tsconfig.json`, with what it extends below it. */
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
  /** Whether `"type": "module"` in `package.json` is all it takes. */
  readonly isType: boolean;
}

/**
 * What keeps generated modules from compiling; `null` if nothing does. Under `verbatimModuleSyntax` a file that Node would
 * take for CommonJS may hold no `import` or `export`.
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

/** JSON with comments and commas at ends, as `tsc --init` writes it; `null` if the text is anything else. */
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
    // What the compiler cannot read either is for it to say.
    return null;
  }
}
