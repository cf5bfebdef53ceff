import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { FoundTool, ToolName } from "../choices.ts";
import { readObject, textIn, type Manifest } from "./read-manifest.ts";

/**
 * The files that show that a folder uses a tool, and the file that says what the tool ignores. `""` stands for the
 * file that was found.
 */
const tools: readonly { readonly name: ToolName; readonly sign: RegExp; readonly file: string }[] =
  [
    {
      name: "prettier",
      sign: /^(?:\.prettierrc(?:\..+)?|\.prettierignore|prettier\.config\..+)$/,
      file: ".prettierignore",
    },
    { name: "Biome", sign: /^biome\.jsonc?$/, file: "" },
    { name: "ESLint", sign: /^eslint\.config\.[cm]?[jt]s$/, file: "" },
  ];

/**
 * Finds the formatters and linters of a project, each with its nearest config.
 *
 * @param folders the folders from the project up to the top of its repository
 */
export function findTools(
  folders: readonly string[],
  has: (name: string) => boolean,
): readonly FoundTool[] {
  const [project = ""] = folders;
  const configuredTools = folders.flatMap((folder) => {
    const files = filesIn(folder);
    return tools.flatMap(({ name, sign, file }) => {
      const shown = files.find((one) => sign.test(one));
      const isInManifest =
        name === "prettier" && "prettier" in (readObject(join(folder, "package.json")) ?? {});
      if (shown === undefined && !isInManifest) return [];
      return [{ name, folder, file: file === "" ? (shown ?? "") : file }];
    });
  });
  // Prettier can be used without a config.
  const bare = has("prettier")
    ? [{ name: "prettier" as const, folder: project, file: ".prettierignore" }]
    : [];
  const nearest = new Map([...configuredTools, ...bare].reverse().map((one) => [one.name, one]));
  return tools.flatMap(({ name }) => {
    const tool = nearest.get(name);
    if (tool === undefined) return [];
    const { folder, file } = tool;
    const path = slashed(join(relative(project, folder), file));
    const inside = slashed(relative(folder, project));
    const major = name === "Biome" ? biomeMajor(folders) : {};
    return [{ name, path, inside: inside === "" ? "" : `${inside}/`, ...major }];
  });
}

/** Returns the major version of Biome that is installed, or otherwise the one in the dependencies. */
function biomeMajor(folders: readonly string[]): { readonly major?: number } {
  const versions = folders.flatMap((folder) => [
    textIn(readObject(join(folder, "node_modules/@biomejs/biome/package.json")), "version"),
    textIn(
      asManifest(readObject(join(folder, "package.json"))?.["devDependencies"]),
      "@biomejs/biome",
    ),
  ]);
  const [, major] = versions.map((one) => /^\D*(\d+)/.exec(one)).find((one) => one !== null) ?? [];
  return major === undefined ? {} : { major: Number(major) };
}

function asManifest(value: unknown): Manifest | null {
  return typeof value === "object" && value !== null ? { ...value } : null;
}

function filesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}
