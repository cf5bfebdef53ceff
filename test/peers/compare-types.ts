import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import ts from "typescript";
import { modelPath, namesOf } from "../../generator/emit/names/model-path.ts";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import { emittedSpec } from "../../generator/model/envelope.ts";
import type { Fixture } from "./fixtures.ts";
import type { Reading } from "./readers/reader.ts";

/** How a model's type differs from the interface that is generated for it. */
export interface TypeDifference {
  readonly definition: string;
  /**
   * `wider`: some of their values are not ours. `narrower`: some of ours are not theirs. `any`: their type accepts
   * anything, unchecked.
   */
  readonly way: "wider" | "narrower" | "any" | "absent" | "broken";
  /** The compiler's message. */
  readonly reason: string;
}

const options: ts.CompilerOptions = {
  ...{ strict: true, noEmit: true, skipLibCheck: true, types: [] },
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

/** Writes the generated files where {@link compareTypes} looks for them. */
export async function writeOurs({ files }: Fixture, folder: string): Promise<void> {
  for (const { path, text } of files.filter((file) => file.path.endsWith(".ts"))) {
    await mkdir(dirname(join(folder, "ours", path)), { recursive: true });
    await writeFile(join(folder, "ours", path), text);
  }
}

/**
 * Asks the compiler, for every model, whether values of our type are values of their type, and the reverse.
 *
 * @param folder the folder that holds `ours/` and the tool's folder `theirs`
 */
export async function compareTypes(
  fixture: Fixture,
  folder: string,
  theirs: string,
  { module, typeOf }: Reading["types"],
): Promise<readonly TypeDifference[]> {
  const plan = planNames(emittedSpec(fixture.model)).value;
  const absent: TypeDifference[] = [];
  const checks: { readonly definition: string; readonly way: TypeDifference["way"] }[] = [];
  const lines = [`import type * as Theirs from "./${theirs}/${module.replace(/\.ts$/, ".js")}";`];
  // Each check is one line, so the line of an error tells which check failed.
  const check = (definition: string, way: TypeDifference["way"], line: string): void => {
    checks[lines.length] = { definition, way };
    lines.push(line);
  };
  for (const [id, definition] of fixture.definitions) {
    const their = typeOf(definition);
    if (their === null) {
      absent.push({ definition, way: "absent", reason: "no export of that name" });
      continue;
    }
    const our = `import("./ours/${modelPath(plan, id, "models")}.js").${namesOf(plan, id).typeName}`;
    const isAny = `0 extends 1 & ${their} ? 0 extends 1 & ${our} ? true : false : true`;
    check(definition, "any", `export const a${lines.length}: ${isAny} = true;`);
    check(
      definition,
      "wider",
      `export const w${lines.length} = (theirs: ${their}): ${our} => theirs;`,
    );
    check(
      definition,
      "narrower",
      `export const n${lines.length} = (ours: ${our}): ${their} => ours;`,
    );
  }
  const path = join(folder, `compare-${theirs}.ts`);
  await writeFile(path, lines.join("\n"));
  const program = ts.createProgram([path], options);
  const found = ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const reason = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
    const { file, start = 0 } = diagnostic;
    const isHere = file?.fileName.endsWith(`compare-${theirs}.ts`) === true;
    const at = isHere ? checks[file.getLineAndCharacterOfPosition(start).line] : undefined;
    return at === undefined
      ? { definition: "", way: "broken" as const, reason: `${file?.fileName ?? ""}: ${reason}` }
      : { ...at, reason };
  });
  return [...absent, ...found];
}

/** Returns the declarations of a module that contain `any`, which a comparison of types does not notice. */
export async function declarationsWithAny(path: string): Promise<readonly string[]> {
  const source = ts.createSourceFile(path, await readFile(path, "utf8"), ts.ScriptTarget.ES2022);
  return source.statements.flatMap((statement) => {
    if (!saysAny(statement)) return [];
    const isNamed = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
    return [isNamed ? statement.name.text : "?"];
  });
}

function saysAny(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.AnyKeyword || ts.forEachChild(node, saysAny) === true;
}
