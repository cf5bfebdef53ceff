import { ts } from "ts-morph";
import { resolvePath } from "../../generator/site/safe-link.ts";

/** A generated TypeScript module. */
export interface Module {
  readonly path: string;
  readonly text: string;
}

/**
 * The text of one JavaScript module that exports `load(path)`, which gives the exports of any of `modules`. TypeScript
 * fills in exported functions before it asks for imports, so modules that import each other work as they would apart.
 */
export function linkModules(modules: readonly Module[]): string {
  const bodies = modules.map(({ path, text }) => {
    const imports: Record<string, string> = {};
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      imports[fileName] = resolvePath(path, fileName).replace(/\.js$/, ".ts");
    }
    const { outputText } = ts.transpileModule(text, { compilerOptions });
    const body = `(exports, require) => {\n${outputText}\n}`;
    return `${JSON.stringify(path)}: { imports: ${JSON.stringify(imports)}, run: ${body} }`;
  });
  return `const modules = {\n${bodies.join(",\n")}\n};\n${loader}`;
}

const compilerOptions = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  verbatimModuleSyntax: false,
} satisfies ts.CompilerOptions;

const loader = `
const loaded = new Map();
export function load(path) {
  const known = loaded.get(path);
  if (known !== undefined) return known;
  const exports = {};
  loaded.set(path, exports);
  const { imports, run } = modules[path];
  run(exports, (name) => load(imports[name]));
  return exports;
}
`;
