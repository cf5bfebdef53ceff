import type { Choices } from "./choices.ts";
import { ciSnippets } from "./ci-files.ts";
import { configText } from "./config-text.ts";
import { hookSnippets, type Snippet } from "./hook-files.ts";
import { withScripts } from "./package-scripts.ts";

/** What is to become of one file. */
export type InitStep =
  | { readonly kind: "create" | "change"; readonly path: string; readonly text: string }
  /** It exists, and says something else: replaced only if the user agrees. */
  | { readonly kind: "overwrite"; readonly path: string; readonly text: string }
  /** It exists, and only its owner knows where this goes. */
  | { readonly kind: "show"; readonly path: string; readonly text: string }
  | { readonly kind: "keep"; readonly path: string }
  | { readonly kind: "refuse"; readonly path: string; readonly reason: string };

/** The files a plan depends on, by path; one that is not there has no entry. */
export type ProjectFiles = ReadonlyMap<string, string>;

/** Paths whose texts {@link planInit} asks for. */
export function wantedFiles(choices: Choices): readonly string[] {
  const snippets = [...hookSnippets(choices), ...ciSnippets(choices)];
  return [
    configName(choices),
    "package.json",
    ".gitattributes",
    ...snippets.map(({ path }) => path),
  ];
}

/** Decides what setting up a project takes; nothing at all when it was done before. */
export function planInit(choices: Choices, files: ProjectFiles): readonly InitStep[] {
  return [
    config(choices, files),
    ...packageScripts(files),
    lines(".gitattributes", `${choices.out}/** linguist-generated\n`, files),
    ...[...hookSnippets(choices), ...ciSnippets(choices)].map((one) => snippet(one, files)),
  ];
}

function configName({ typescript }: Choices): string {
  return typescript ? "modelmark.config.ts" : "modelmark.config.mjs";
}

function config(choices: Choices, files: ProjectFiles): InitStep {
  const path = configName(choices);
  const text = configText(choices);
  const current = files.get(path);
  if (current === undefined) return { kind: "create", path, text };
  return current === text ? { kind: "keep", path } : { kind: "overwrite", path, text };
}

function packageScripts(files: ProjectFiles): readonly InitStep[] {
  const path = "package.json";
  const current = files.get(path);
  if (current === undefined) return [];
  const text = withScripts(current);
  if (text === null)
    return [{ kind: "refuse", path, reason: "it is not a JSON object with scripts" }];
  return [text === current ? { kind: "keep", path } : { kind: "change", path, text }];
}

function snippet({ path, text, whereItExists }: Snippet, files: ProjectFiles): InitStep {
  if (whereItExists === "append") return lines(path, text, files);
  const current = files.get(path);
  if (current === undefined) return { kind: "create", path, text };
  return current.includes("modelmark") ? { kind: "keep", path } : { kind: "show", path, text };
}

/** Adds lines to the end of a file, unless it has them. */
function lines(path: string, text: string, files: ProjectFiles): InitStep {
  const current = files.get(path);
  if (current === undefined) return { kind: "create", path, text };
  if (current.replaceAll("\r\n", "\n").includes(text.trimEnd())) return { kind: "keep", path };
  const gap = current === "" || current.endsWith("\n") ? "" : "\n";
  return { kind: "change", path, text: current + gap + text };
}
