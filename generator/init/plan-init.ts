import type { Choices } from "./choices.ts";
import { ciSnippets } from "./ci-files.ts";
import { configText } from "./config-text.ts";
import { hookSnippets, type Snippet } from "./hook-files.ts";
import { ignored } from "./ignore-files.ts";
import { withScripts } from "./package-scripts.ts";

/** What is to become of one file. */
export type InitStep =
  | { readonly kind: "create" | "change"; readonly path: string; readonly text: string }
  /** It exists, and only its owner knows where this goes. */
  | { readonly kind: "show"; readonly path: string; readonly text: string }
  | { readonly kind: "keep"; readonly path: string; readonly note?: string }
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
    ...(choices.tools ?? []).map(({ path }) => path),
    ...snippets.flatMap(({ path, insteadOf = [] }) => [path, ...insteadOf]),
  ];
}

/** Decides what setting up a project takes; nothing at all when it was done before, and nothing that is there is lost. */
export function planInit(choices: Choices, files: ProjectFiles): readonly InitStep[] {
  const snippets = [...hookSnippets(choices), ...ciSnippets(choices)];
  return [
    config(choices, files),
    ...packageChanges(choices, files),
    ...leftAlone(choices, files),
    ...snippets
      .filter(({ unless }) => unless === undefined || !files.has(unless))
      .map((one) => snippet(one, files)),
  ];
}

/** A pattern as `.gitattributes` has it: in quotes, as C writes text, where it would not be one word. */
function attributePattern(pattern: string): string {
  if (/^[\w./*-]+$/.test(pattern)) return pattern;
  const bytes = new TextEncoder().encode(pattern);
  const inside = Array.from(bytes, (byte) => {
    const isPlain = byte > 0x1f && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
    return isPlain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`;
  });
  return `"${inside.join("")}"`;
}

function configName({ typescript, configEnding = ".ts" }: Choices): string {
  return `modelmark.config${typescript ? configEnding : ".mjs"}`;
}

function config(choices: Choices, files: ProjectFiles): InitStep {
  const path = choices.config ?? configName(choices);
  const text = configText(choices);
  const current = files.get(path);
  if (current === text) return { kind: "keep", path };
  if (choices.config === undefined && current === undefined) return { kind: "create", path, text };
  return { kind: "keep", path, note: "which says something else" };
}

/** What services and tools are told of the output. A config that is there may write elsewhere. */
function leftAlone(choices: Choices, files: ProjectFiles): readonly InitStep[] {
  if (config(choices, files).kind !== "create") return [];
  const { out, tools = [] } = choices;
  return [
    addLines(".gitattributes", `${attributePattern(`${out}/**`)} linguist-generated\n`, files),
    ...tools.map((tool): InitStep => {
      const { path } = tool;
      const current = files.get(path);
      const change = ignored(tool, out, current ?? "");
      if (change.kind === "line") return addLines(path, change.text, files);
      if (change.text === current) return { kind: "keep", path };
      return { kind: change.kind === "show" ? "show" : "change", path, text: change.text };
    }),
  ];
}

function packageChanges({ setsModuleType }: Choices, files: ProjectFiles): readonly InitStep[] {
  const path = "package.json";
  const current = files.get(path);
  if (current === undefined) return [];
  const text = withScripts(current, setsModuleType === true ? { type: "module" } : {});
  if (text === null)
    return [{ kind: "refuse", path, reason: "it is not a JSON object with scripts" }];
  return [text === current ? { kind: "keep", path } : { kind: "change", path, text }];
}

function snippet(
  { path, text, whereItExists, mark, keptWith, insteadOf = [] }: Snippet,
  files: ProjectFiles,
): InitStep {
  if (whereItExists === "append") {
    const isThere = keptWith !== undefined && linesOf(files.get(path)).some(isInUse(keptWith));
    return isThere ? { kind: "keep", path } : addLines(path, text, files);
  }
  const found = [path, ...insteadOf].find((one) => files.has(one));
  if (found === undefined) return { kind: "create", path, text };
  const current = files.get(found) ?? "";
  if (linesOf(current).some(isInUse(mark))) return { kind: "keep", path: found };
  const isBlank = [path, found].every(isYaml) && linesOf(current).every(saysNothing);
  return isBlank ? addLines(found, text, files) : { kind: "show", path: found, text };
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/.test(path);
}

/** In YAML. Lefthook and others come with an example that is commented out as a whole. */
function saysNothing(line: string): boolean {
  return line === "" || line === "---" || line.startsWith("#");
}

/** Adds lines to the end of a file, unless it has them. What begins with `#!` is for the start of a file alone. */
function addLines(path: string, text: string, files: ProjectFiles): InitStep {
  const current = files.get(path);
  if (current === undefined) return { kind: "create", path, text };
  const added = text.replace(/^#!.*\n/, "");
  const isThere = linesOf(added.trimEnd()).every((line) => linesOf(current).includes(line));
  if (isThere) return { kind: "keep", path };
  const gap = current === "" || current.endsWith("\n") ? "" : "\n";
  return { kind: "change", path, text: current + gap + added };
}

function linesOf(text = ""): readonly string[] {
  return text.split(/\r?\n/).map((line) => line.trim());
}

/** A line that is commented out is not in use. */
function isInUse(part: string): (line: string) => boolean {
  return (line) => !line.startsWith("#") && line.includes(part);
}
