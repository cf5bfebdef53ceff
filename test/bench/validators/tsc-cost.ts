import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { quantile } from "./measure.ts";
import { generate, type Generated } from "./models.ts";
import { identifierOf } from "./peers/reachable.ts";
import { zodSchemas } from "./peers/zod.ts";
import { formatRatio, table } from "./tables.ts";
import { workFolder } from "./work-folder.ts";

// Measures what the types of a whole spec cost the compiler: for our interfaces, and for the same models inferred
// from zod.
// Usage: tsc-cost.ts SPEC-FOLDER

const runs = 5;
const tsc = join(import.meta.dirname, "../../../node_modules/typescript/bin/tsc");
const shown = ["Files", "Types", "Instantiations", "Memory used", "Check time", "Total time"];

const compilerOptions = {
  ...{ noEmit: true, extendedDiagnostics: true, strict: true, skipLibCheck: true },
  ...{ target: "es2023", lib: ["es2023"], module: "nodenext", types: [] },
};

/** The text of files by path. */
type Program = ReadonlyMap<string, string>;

const [specFolder] = process.argv.slice(2);
if (specFolder === undefined) throw new Error("usage: tsc-cost.ts SPEC-FOLDER");
const generated = await generate({ folders: [specFolder] });
const ours = await cost("interfaces", interfaceProgram(generated));
const zod = await cost("zod", zodProgram(generated));
const rows = shown.map((name) => {
  const [a, b] = [ours.get(name) ?? Number.NaN, zod.get(name) ?? Number.NaN];
  return [name, String(a), String(b), formatRatio(b / a)];
});
console.log(`${generated.model.models.length} models, median of ${runs} runs, tsc --noEmit`);
console.log(table([["", "our interfaces", "zod, z.infer", "x ours"], ...rows]));

/** Returns our emitted files, and one file that uses every type they export. */
function interfaceProgram({ files }: Generated): Program {
  const modelFiles = files.filter(
    ({ path, language }) =>
      path.startsWith("models/") && language === "typescript" && !path.endsWith("index.ts"),
  );
  const uses = modelFiles.map(({ path, text }, index) => {
    const [, kind, name] = /^export (interface|type) (\w+)/m.exec(text) ?? [];
    const local = `T${index}`;
    const from = `./${path.replace(/\.ts$/, ".js")}`;
    const line = `import type { ${name ?? "?"} as ${local} } from ${JSON.stringify(from)};`;
    return `${line}\n${use(local, local, kind === "interface")}`;
  });
  return new Map([
    ...modelFiles.map(({ path, text }) => [path, text] as const),
    ["use.ts", uses.join("\n")],
  ]);
}

/** Returns one file of schemas and the types inferred from them, and one file that uses every such type. */
function zodProgram({ model }: Generated): Program {
  const ids = model.models.map(({ id }) => id);
  const names = ids.map((id) => identifierOf(id));
  const types = names.map((name) => `export type ${name} = z.infer<typeof ${name}>;`);
  const schemas = zodSchemas(model, ids, "passthrough", "export const ");
  const uses = model.models.map(({ id, kind }, index) =>
    use(`T${index}`, `m.${identifierOf(id)}`, kind === "object"),
  );
  return new Map([
    ["schemas.ts", `import * as z from "zod";\n${schemas}\n${types.join("\n")}\n`],
    ["use.ts", `import type * as m from "./schemas.js";\n${uses.join("\n")}`],
  ]);
}

/** Returns code that makes the compiler look at a type: a spread reads every property and creates a new type. */
function use(local: string, type: string, isObject: boolean): string {
  const result = isObject ? "({ ...value })" : "value";
  return `export const use${local} = (value: ${type}): ${type} => ${result};`;
}

/** Writes a program, compiles it several times, and returns the median of each figure by its name. */
async function cost(name: string, program: Program): Promise<ReadonlyMap<string, number>> {
  const folder = workFolder("tsc", name);
  rmSync(folder, { recursive: true });
  for (const [path, text] of program) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["."] }));
  const samples = new Map<string, number[]>();
  for (let run = 0; run < runs; run += 1) {
    const { errors, figures } = await compile(folder);
    if (run === 0 && errors.length > 0) {
      console.log(`${name}: ${errors.length} errors, the first: ${errors[0] ?? ""}`);
    }
    for (const [figure, value] of figures) {
      samples.set(figure, [...(samples.get(figure) ?? []), value]);
    }
  }
  return new Map([...samples].map(([figure, values]) => [figure, quantile(values, 0.5)]));
}

interface Compilation {
  readonly errors: readonly string[];
  readonly figures: readonly (readonly [string, number])[];
}

async function compile(folder: string): Promise<Compilation> {
  // A program with errors ends with another exit code, but its figures still count.
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, "-p", folder], {
    maxBuffer: 2 ** 28,
  }).catch((error: unknown) => {
    if (error instanceof Error && "stdout" in error) return { stdout: String(error.stdout) };
    throw error;
  });
  return {
    errors: stdout.split("\n").filter((line) => line.includes("error TS")),
    figures: [...stdout.matchAll(/^(?<figure>[A-Z][\w ]+):\s+(?<value>[\d.]+)/gm)].map(
      ({ groups }) => [groups?.["figure"] ?? "", Number(groups?.["value"])],
    ),
  };
}
