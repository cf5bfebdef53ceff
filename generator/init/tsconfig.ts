/** What of the compiler's options decides whether generated files compile. */
export interface ModuleOptions {
  readonly verbatimModuleSyntax: boolean;
  /** `commonjs`, `nodenext`, … in small letters; `""` where nothing is said. */
  readonly module: string;
  /** Whether imports may, or must, end in `.ts`. */
  readonly takesTsEndings: boolean;
}

/** The compiler's options of a `tsconfig.json`, with what it extends below it. */
export function moduleOptions(options: Readonly<Record<string, unknown>>): ModuleOptions {
  const isOn = (name: string): boolean => options[name] === true;
  const { module } = options;
  return {
    verbatimModuleSyntax: isOn("verbatimModuleSyntax"),
    module: typeof module === "string" ? module.toLowerCase() : "",
    takesTsEndings: isOn("allowImportingTsExtensions") || isOn("rewriteRelativeImportExtensions"),
  };
}

/**
 * Why generated modules would not compile, and what to change: one line, or `null`. Under `verbatimModuleSyntax` a file
 * that Node would take for CommonJS may hold no `import` or `export`.
 *
 * @param type of `package.json`; `null` where it has none
 */
export function moduleProblem(
  { verbatimModuleSyntax, module }: ModuleOptions,
  type: string | null,
): string | null {
  if (!verbatimModuleSyntax) return null;
  if (module === "commonjs") {
    return 'tsconfig.json has "module": "commonjs" and "verbatimModuleSyntax": generated modules would not compile (TS1295). Set "module": "nodenext" there, and "type": "module" in package.json.';
  }
  if (type === "module" || !/^node(?:16|18|20|next)$/.test(module)) return null;
  const said = type === null ? 'has no "type"' : `says "type": "${type}"`;
  return `package.json ${said}, and tsconfig.json has "verbatimModuleSyntax": generated modules would not compile (TS1295). Change it with: npm pkg set type=module`;
}

/** JSON with comments and commas at ends, as `tsc --init` writes it; `null` where it is none. */
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
