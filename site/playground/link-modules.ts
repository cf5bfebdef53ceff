import { transform } from "sucrase";
import { resolvePath } from "../../generator/site/safe-link.ts";

/** A generated TypeScript module. */
export interface Module {
  readonly path: string;
  readonly text: string;
}

/**
 * Returns the text of one JavaScript module that exports `load(path)`, which returns the exports of any of `modules`.
 * Exported functions are set before a module loads its imports, so that modules can import each other.
 *
 * Sucrase removes the types and leaves the rest unchanged. TypeScript would be five times as large as the rest of the
 * worker.
 */
export function linkModules(modules: readonly Module[]): string {
  const bodies = modules.map(({ path, text }) => {
    const { code } = transform(text, {
      transforms: ["typescript", "imports"],
      production: true,
      disableESTransforms: true,
    });
    const imports: Record<string, string> = {};
    for (const { groups } of code.matchAll(/\brequire\('(?<name>[^'\n]+)'\)/g)) {
      const name = groups?.["name"] ?? "";
      imports[name] = resolvePath(path, name).replace(/\.js$/, ".ts");
    }
    const body = `(exports, require) => {\n${functionsFirst(text)}${code}\n}`;
    return `${JSON.stringify(path)}: { imports: ${JSON.stringify(imports)}, run: ${body} }`;
  });
  return `const modules = {\n${bodies.join(",\n")}\n};\n${loader}`;
}

/**
 * Returns lines that export the functions of a module. JavaScript hoists functions, so they exist from the first line
 * on.
 */
function functionsFirst(text: string): string {
  const names = [...text.matchAll(/^export function (?<name>[^\s(<]+)/gm)];
  return names.map(({ groups }) => `exports.${groups?.["name"]} = ${groups?.["name"]};\n`).join("");
}

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
