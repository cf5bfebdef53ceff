import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Prettier from "prettier";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { firstLineOf } from "../diagnostics/message-of.ts";
import type { GeneratedFile } from "../emit/emitter.ts";

/** What is needed of prettier, of whatever version a project has installed. */
type Formatter = Pick<
  typeof Prettier,
  "format" | "resolveConfig" | "getFileInfo" | "clearConfigCache" | "resolveConfigFile"
>;

/**
 * Lays files out as the prettier config has it that applies to the output folder, with the prettier that is installed
 * there, so that its `--check` finds nothing to say.
 *
 * @param outDir absolute; it need not be there yet
 * @returns the files unchanged, and a finding, where prettier is not installed, or does not work
 */
export async function formatForProject(
  files: readonly GeneratedFile[],
  outDir: string,
): Promise<Outcome<readonly GeneratedFile[]>> {
  try {
    const prettier = await installedPrettier(outDir);
    // A run of `watch` sees a config that has changed.
    await prettier.clearConfigCache();
    const value: GeneratedFile[] = [];
    for (const { path, text } of files) {
      value.push({ path, text: await formatOne(text, join(outDir, path), prettier) });
    }
    return { value, diagnostics: [] };
  } catch (error) {
    return { value: files, diagnostics: [unusable(error)] };
  }
}

/** The config file that applies to the output folder, absolute; `null` where there is none. */
export async function projectFormatConfig(outDir: string): Promise<string | null> {
  try {
    const prettier = await installedPrettier(outDir);
    return await prettier.resolveConfigFile(join(outDir, "index.ts"));
  } catch {
    // Whoever formats reports it.
    return null;
  }
}

async function formatOne(text: string, filepath: string, prettier: Formatter): Promise<string> {
  const options = await prettier.resolveConfig(filepath, { editorconfig: true });
  const { inferredParser } = await prettier.getFileInfo(filepath, { resolveConfig: true });
  if (inferredParser === null) return text;
  // Files are compared without regard to line endings, and written with ours.
  return prettier.format(text, { ...options, filepath, endOfLine: "lf" });
}

async function installedPrettier(outDir: string): Promise<Formatter> {
  const path = installedPath(outDir);
  const module = (await import(pathToFileURL(path).href)) as Formatter & { default?: Formatter };
  return module.default ?? module;
}

function installedPath(outDir: string): string {
  try {
    return createRequire(join(outDir, "index.js")).resolve("prettier");
  } catch {
    throw new Error("it is not installed there");
  }
}

function unusable(error: unknown): Diagnostic {
  return diagnostic("MM6007", { reason: firstLineOf(error) });
}
