import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Prettier from "prettier";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { firstLineOf } from "../diagnostics/message-of.ts";
import type { GeneratedFile } from "../emit/emitter.ts";
import { foldersWithin, installedFile } from "../tree/installed-package.ts";

/** The parts of prettier that are used, in any version that a project has installed. */
type Formatter = Pick<
  typeof Prettier,
  "format" | "resolveConfig" | "getFileInfo" | "clearConfigCache" | "resolveConfigFile"
>;

/**
 * Formats files with the prettier installed in the project and the config that applies to the output folder, so that
 * the project's `prettier --check` passes.
 *
 * @param outDir The absolute path of the output folder, which need not exist.
 * @param project The folder of the project. What lies above its repository is neither read nor run.
 * @returns The formatted files. If prettier is not installed or fails, the unchanged files and a finding.
 */
export async function formatForProject(
  files: readonly GeneratedFile[],
  outDir: string,
  project: string,
): Promise<Outcome<readonly GeneratedFile[]>> {
  try {
    const prettier = await installedPrettier(outDir, project);
    // A run of `watch` must see changes of the config.
    await prettier.clearConfigCache();
    await refuseConfigAbove(prettier, outDir, project);
    const value: GeneratedFile[] = [];
    for (const { path, text } of files) {
      value.push({ path, text: await formatOne(text, join(outDir, path), prettier) });
    }
    return { value, diagnostics: [] };
  } catch (error) {
    return { value: files, diagnostics: [unusable(error)] };
  }
}

/** Returns the absolute path of the prettier config that applies to the output folder, or `null` if there is none. */
export async function projectFormatConfig(outDir: string, project: string): Promise<string | null> {
  try {
    const prettier = await installedPrettier(outDir, project);
    return await prettier.resolveConfigFile(join(outDir, "index.ts"));
  } catch {
    // The error is reported when files are formatted.
    return null;
  }
}

async function formatOne(text: string, filepath: string, prettier: Formatter): Promise<string> {
  const options = await prettier.resolveConfig(filepath, { editorconfig: true });
  const { inferredParser } = await prettier.getFileInfo(filepath, { resolveConfig: true });
  if (inferredParser === null) return text;
  // Files are compared without regard to line endings, so only new and changed files get those of the config.
  const endOfLine = options?.endOfLine === "crlf" ? "crlf" : "lf";
  return prettier.format(text, { ...options, filepath, endOfLine });
}

/** @throws Error when the nearest config of prettier lies above the repository, where anybody may have put it */
async function refuseConfigAbove(
  prettier: Formatter,
  outDir: string,
  project: string,
): Promise<void> {
  const file = await prettier.resolveConfigFile(join(outDir, "index.ts"));
  if (file === null || foldersWithin(project, outDir).includes(dirname(file))) return;
  throw new Error(`its config \`${file}\` lies outside the repository`);
}

async function installedPrettier(outDir: string, project: string): Promise<Formatter> {
  const path = installedFile(project, outDir, "prettier");
  if (path === null) throw new Error("it is not installed there");
  const module = (await import(pathToFileURL(path).href)) as Formatter & { default?: Formatter };
  return module.default ?? module;
}

function unusable(error: unknown): Diagnostic {
  return diagnostic("MM6007", { reason: firstLineOf(error) });
}
