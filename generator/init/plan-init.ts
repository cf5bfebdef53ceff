import type { Choices } from "./choices.ts";
import { ciSnippets } from "./ci-files.ts";
import { configText } from "./config-text.ts";
import { configAt } from "./config-places.ts";
import { hookSnippets } from "./hook-files.ts";
import { ignored } from "./ignore-files.ts";
import { withScripts } from "./package-scripts.ts";
import type { ConfigPlace, Snippet } from "./snippet.ts";

/** The change to one file. */
export type InitStep =
  | {
      readonly kind: "create" | "change";
      readonly path: string;
      readonly text: string;
      /** Whether the file is a script that git runs only if it may be run. */
      readonly isProgram?: boolean;
    }
  /** The file exists, and only its owner knows where in it the text belongs. */
  | {
      readonly kind: "show";
      readonly path: string;
      readonly text: string;
      /** The place in the file, if the text does not simply go to its top level. */
      readonly note?: string;
    }
  | { readonly kind: "keep"; readonly path: string; readonly note?: string }
  | { readonly kind: "refuse"; readonly path: string; readonly reason: string };

/** The texts of the files that a plan depends on, by path. A file that does not exist has no entry. */
export type ProjectFiles = ReadonlyMap<string, string>;

/** Returns the paths of the files whose texts {@link planInit} needs. */
export function wantedFiles(choices: Choices): readonly string[] {
  const snippets = [...hookSnippets(choices), ...ciSnippets(choices)];
  return [
    configName(choices),
    "package.json",
    ".gitattributes",
    ...(choices.tools ?? []).map(({ path }) => path),
    ...snippets.flatMap(({ path, insteadOf = [] }) => [path, ...insteadOf.map((one) => one.path)]),
  ];
}

/** Plans what is needed to set up a project. No existing text is lost, and a second run changes nothing. */
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

/** Returns a pattern for `.gitattributes`. If it would not be a single word, it is quoted like a string in C. */
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
  const isManifest = path === "package.json";
  return {
    kind: "keep",
    path,
    note: isManifest ? `its key "modelmark"` : "which says something else",
  };
}

/**
 * Returns the steps that tell services and tools to leave the output alone. If a config exists, there are none,
 * because the output may be elsewhere.
 */
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

function snippet(wanted: Snippet, files: ProjectFiles): InitStep {
  return wanted.whereItExists === "show" ? document(wanted, files) : script(wanted, files);
}

function script(wanted: Snippet, files: ProjectFiles): InitStep {
  const { path, text, keptWith, whereItExists } = wanted;
  const current = files.get(path) ?? "";
  const isThere = keptWith !== undefined && linesOf(current).some(isInUse(keptWith));
  if (isThere) return { kind: "keep", path };
  const isOurs = whereItExists === "append" && isShell(current);
  return isOurs ? asProgram(addLines(path, text, files)) : show(wanted, { path }, current);
}

function document(wanted: Snippet, files: ProjectFiles): InitStep {
  const { path, text, mark, insteadOf = [{ path }] } = wanted;
  const place = insteadOf.find((one) => configAt(one, files.get(one.path)) !== null);
  if (place === undefined) return { kind: "create", path, text };
  const current = configAt(place, files.get(place.path)) ?? "";
  if (linesOf(current).some(isInUse(mark))) return { kind: "keep", path: place.path };
  const isBlank = [path, place.path].every(isYaml) && linesOf(current).every(saysNothing);
  return isBlank ? addLines(place.path, text, files) : show(wanted, place, current);
}

function show({ text, shownIn }: Snippet, place: ConfigPlace, current: string): InitStep {
  return { kind: "show", path: place.path, ...(shownIn?.(place, current) ?? { text }) };
}

function asProgram(step: InitStep): InitStep {
  return step.kind === "create" || step.kind === "change" ? { ...step, isProgram: true } : step;
}

/** Whether lines for a shell can be added to a script. Hooks may be in any language, or compiled. */
function isShell(script: string): boolean {
  return /^(?:(?!#!|[^]{0,200}\0)|#!.*\b(?:ba|da|k|z)?sh\b)/.test(script);
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/.test(path);
}

/**
 * Whether a line of YAML has no content. Lefthook and other tools create an example that is commented out as a whole.
 */
function saysNothing(line: string): boolean {
  return line === "" || line === "---" || line.startsWith("#");
}

/**
 * Adds lines to the end of a file, unless it already contains them. A line that begins with `#!` is added only to a
 * new file.
 */
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

/** Returns a function that tells whether a line contains a text and is not commented out. */
function isInUse(part: string): (line: string) => boolean {
  return (line) => !line.startsWith("#") && line.includes(part);
}
