import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { defaultSettings } from "../../../generator/config/settings.ts";
import { emitterNames } from "../../../generator/emit/emitters.ts";
import { hasErrors } from "../../../generator/diagnostics/diagnostic.ts";
import type { GeneratedFile } from "../../../generator/emit/emitter.ts";
import { runPipeline } from "../../../generator/pipeline.ts";
import { readSpec } from "../../../generator/read/source/read-spec.ts";
import type { SpecModel } from "../../../generator/model/model.ts";

const root = join(import.meta.dirname, "../../..");

/** The folders with the project's own pages and with the made-up pages of this bench. */
const specFolders = [join(root, "spec"), join(import.meta.dirname, "spec")];

/** The outputs that this bench reads. They are compared as text, because a checkout may be older than an emitter. */
const wanted: readonly string[] = ["interfaces", "validators"];

export interface Generated {
  readonly model: SpecModel;
  readonly files: readonly GeneratedFile[];
  /** The same files with guards that refuse unknown keys. */
  readonly strictFiles: readonly GeneratedFile[];
}

export interface GenerateOptions {
  /** The folders that each hold a `models` folder; by default those of the bench. */
  readonly folders?: readonly string[];
  /** A folder of generated files to measure instead of the generator's output. */
  readonly ours?: string | undefined;
}

/**
 * Runs the generator over spec folders, as one spec.
 *
 * @returns the model the peers are made from, and our generated files
 */
export async function generate({
  folders = specFolders,
  ours,
}: GenerateOptions = {}): Promise<Generated> {
  const read = await Promise.all(
    folders.map((folder) => readSpec(folder, { include: ["**/*.md"], exclude: [] })),
  );
  const settings = {
    ...defaultSettings,
    emit: emitterNames.filter((name) => wanted.includes(name)),
    wire: "camelCase" as const,
  };
  const pages = read.flatMap(({ value }) => value);
  const result = await runPipeline(pages, settings);
  const diagnostics = [...read.flatMap((one) => one.diagnostics), ...result.diagnostics];
  if (hasErrors(diagnostics)) {
    throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join("\n"));
  }
  if (ours !== undefined) {
    const files = filesOf(ours);
    return { model: result.model, files, strictFiles: files };
  }
  const { files: strictFiles } = await runPipeline(pages, { ...settings, strictGuards: true });
  return { model: result.model, files: result.files, strictFiles };
}

function filesOf(folder: string): readonly GeneratedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return {
        path: relative(folder, path),
        text: readFileSync(path, "utf8"),
        language: "typescript",
      };
    });
}
