// `npm run encoders`: leaves out each call of an encoder, one at a time, and prints the compiler's objection, or what
// then breaks out, or which row of `encoder-rows.ts` is then wrong. If nothing notices a removal, it is listed and the exit code is 1.
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import ts from "typescript";
import type { PartName } from "./check-all.ts";

const root = join(import.meta.dirname, "../..");
const work = join(root, "node_modules/.modelmark-encoders");

/** The functions that turn a stranger's text into text for a place. */
const encoders: ReadonlySet<string> = new Set([
  ...["showInvisible", "showInvisibleInLine", "showInLine", "showOnTerminal", "showBehind"],
  ...["literal", "propertyKey", "objectKey", "identifier", "withoutTags", "withoutEnd"],
  ...[
    "headerText",
    "yamlText",
    "shellWord",
    "shellPath",
    "shellArgument",
    "htmlText",
    "htmlWord",
    "attributePattern",
  ],
  ...["xmlText", "xmlAttribute", "commandMessage", "commandProperty", "markdownProse"],
  ...["markdownCode", "escaped", "visibleBlocks", "inertBlocks", "inertPhrasing", "diagramLabel"],
  ...["anchorHtml", "commentHtml", "plainTitle", "uriOf", "ignorePattern"],
]);

/** The files in which encoders are built from replacements. */
const encoding =
  /^(?:emit\/typescript\/code-text|emit\/header|report\/(?:command-text|xml-text|markdown-text|sarif)|diagnostics\/(?:visible-text|terminal-text)|site\/(?:html-text|reference-markdown|page-code)|emit\/docs\/(?:diagram-text|own-html|inert)|init\/(?:shell-text|yaml-text|ignore-files))\.ts$/;

/** The outputs that a file contributes to. */
const partsOf: readonly (readonly [RegExp, readonly PartName[]])[] = [
  [/^(?:report|init|commands)\//, ["reports"]],
  [/^site\//, ["site"]],
  [/^emit\//, ["emitters"]],
  [/^/, ["reports", "site", "emitters"]],
];

interface Removal {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly text: string;
}

/** Returns every text of a file that lacks one call of an encoder. */
function removalsIn(file: string, text: string): readonly Removal[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const removals: Removal[] = [];
  const remove = (node: ts.CallExpression, replacement: ts.Node, what: string): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    const changed = `${text.slice(0, node.getStart())}(${replacement.getText()})${text.slice(node.getEnd())}`;
    removals.push({ file, line: line + 1, what, text: changed });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const { expression } = node;
      const [first] = node.arguments;
      if (ts.isIdentifier(expression) && encoders.has(expression.text) && first !== undefined) {
        remove(node, first, `${expression.text}(${first.getText()})`);
      }
      const isReplacement =
        ts.isPropertyAccessExpression(expression) && /^replace(?:All)?$/.test(expression.name.text);
      if (isReplacement && encoding.test(relative(join(root, "generator"), file))) {
        remove(node, expression.expression, `.${expression.name.text}(${first?.getText() ?? ""})`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return removals;
}

/** The checks, as one module for a state of the program. */
interface Checks {
  readonly firstEscape: (parts: readonly PartName[]) => Promise<string | null>;
  readonly ordinaryText: () => Promise<string>;
  readonly wrongRows: () => readonly string[];
}

/** Builds the checks with one file replaced, or with none, and imports them. */
async function checksWith(removal: Removal | null, number: number): Promise<Checks> {
  const outfile = join(work, `${number}.mjs`);
  await build({
    ...{ entryPoints: [join(import.meta.dirname, "check-all.ts")], outfile, bundle: true },
    ...{ format: "esm", platform: "node", packages: "external", logLevel: "silent" },
    define: { "import.meta.dirname": JSON.stringify(import.meta.dirname) },
    plugins: [
      {
        name: "removal",
        setup: (bundler) => {
          // Reading the types takes long, and the removal does not change them.
          bundler.onResolve(
            { filter: /type-places\.ts$|read\/mermaid\.ts$/ },
            ({ path, resolveDir }) => ({
              ...{ path: join(resolveDir, path), external: true },
            }),
          );
          bundler.onLoad({ filter: /\.ts$/ }, ({ path }) =>
            path === removal?.file ? { contents: removal.text, loader: "ts" } : null,
          );
        },
      },
    ],
  });
  const checks: Checks = await import(pathToFileURL(outfile).href);
  return checks;
}

/** Returns what breaks out without a call, or that even harmless texts are then written differently. */
async function effectOf(
  removal: Removal,
  number: number,
  ordinary: string,
): Promise<string | null> {
  try {
    const { firstEscape, ordinaryText, wrongRows } = await checksWith(removal, number);
    const name = relative(join(root, "generator"), removal.file);
    const [, parts] = partsOf.find(([pattern]) => pattern.test(name)) ?? [];
    const escape = await firstEscape(parts ?? []);
    if (escape !== null) return escape;
    const [row] = wrongRows();
    if (row !== undefined) return `alone, it is seen by the row of ${row}`;
    return (await ordinaryText()) === ordinary ? null : "harmless texts are written differently";
  } catch (error) {
    return `an error: ${String(error).split("\n", 1)[0] ?? ""}`;
  }
}

/** Creates a compiler in which one file of the program is replaced at a time. */
function createCompiler(files: readonly string[]): (removal: Removal) => string | null {
  const replaced = new Map<string, { readonly version: number; readonly text: string }>();
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) =>
    ts.sys.readFile(path),
  ) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const textOf = (file: string): string | undefined =>
    replaced.get(file)?.text ?? ts.sys.readFile(file);
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...files],
    getScriptVersion: (file) => String(replaced.get(file)?.version ?? 0),
    getScriptSnapshot: (file) => {
      const text = textOf(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (path) => ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
    directoryExists: (path) => ts.sys.directoryExists(path),
  });
  let version = 0;
  return ({ file, text }) => {
    version += 1;
    const whole = ts.sys.readFile(file) ?? "";
    replaced.set(file, { version, text });
    const problems = service.getSemanticDiagnostics(file);
    replaced.set(file, { version: -version, text: whole });
    // A declaration that is no longer used is not an objection: it would simply be deleted.
    const problem = problems.find(({ code }) => code !== 6133 && code !== 6192);
    if (problem === undefined) return null;
    return `the compiler: TS${problem.code}, ${ts.flattenDiagnosticMessageText(problem.messageText, " ")}`;
  };
}

const only = process.argv[2] ?? "";
const folder = join(root, "generator");
const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts"));
await mkdir(work, { recursive: true });
await writeFile(join(work, "package.json"), '{ "type": "module" }');
const compile = createCompiler(names.map((name) => join(folder, name)));
const ordinary = await (await checksWith(null, 0)).ordinaryText();
let survivors = 0;
let refused = 0;
let count = 0;
try {
  for (const name of names.filter((one) => one.includes(only)).sort()) {
    const file = join(folder, name);
    for (const removal of removalsIn(file, await readFile(file, "utf8"))) {
      count += 1;
      const refusal = compile(removal);
      if (refusal !== null) refused += 1;
      const found = refusal ?? (await effectOf(removal, count, ordinary));
      if (found === null) survivors += 1;
      const short = (text: string): string => text.replaceAll(/\s+/g, " ").slice(0, 90);
      const result = found === null ? "NOTHING GETS OUT" : short(JSON.stringify(found));
      process.stdout.write(`| ${name}:${removal.line} | ${short(removal.what)} | ${result} |\n`);
    }
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
process.stdout.write(
  `${count} calls left out, ${refused} that the compiler refuses, ${survivors} that nothing notices\n`,
);
process.exitCode = survivors === 0 ? 0 : 1;
