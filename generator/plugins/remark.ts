import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { workTree } from "../tree/work-tree.ts";
import { configsIn } from "../config/load-config-file.ts";
import { loadProjects, type LoadedProject } from "../config/load-config.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { pageFilter } from "../read/source/read-spec.ts";
import { SpecFindings } from "./spec-findings.ts";

/** The options of the plugin in a config of remark. */
export interface RemarkOptions {
  /** The config of Modelmark. Without it, the config is looked for from each page upward, and then as on the command line. */
  readonly config?: string;
  /** The address of a site that `modelmark docs` has built. With it, messages link to the page that explains them. */
  readonly docs?: string;
}

/** The parts of a vfile that the plugin uses. */
interface PageFile {
  readonly cwd: string;
  /** Text that was not read from a file has no path. */
  readonly path?: string | undefined;
  readonly value: unknown;
  readonly message: (
    reason: string,
    options: { place?: object; ruleId: string; source: string },
  ) => {
    fatal?: boolean | null | undefined;
    url?: string | undefined;
    note?: string | undefined;
  };
}

/**
 * A plugin for remark. It turns Modelmark's findings about a page of the spec into messages of the file, so that
 * remark's command line, its language server and editors show them. It ignores other markdown files.
 *
 * ```js export default { plugins: ["modelmark/remark"] }; ```
 */
export default function remarkModelmark(
  options: RemarkOptions = {},
): (tree: unknown, file: PageFile) => Promise<void> {
  const specs = new Map<string, SpecFindings>();
  return async (_tree, file) => {
    if (file.path === undefined) return;
    const path = resolve(file.cwd, file.path);
    const text = String(file.value);
    const { project, broken } = await ownerOf(path, file.cwd, options.config);
    if (project !== undefined) {
      const spec = specs.get(project.specDir) ?? new SpecFindings();
      specs.set(project.specDir, spec);
      const findings = await spec.of(pageOf(path, project) ?? "", text, project);
      for (const one of findings) tell(file, one, options.docs);
    } else if (broken !== undefined && isLikePage(text)) {
      file.message(broken.message, { ruleId: broken.code, source }).note = broken.hint;
    }
  };
}

const source = "modelmark";

/** The project to which a page belongs, or what is wrong with the config that may know it. */
interface Owner {
  readonly project?: LoadedProject;
  readonly broken?: Diagnostic;
}

/**
 * Finds the project of a page. Each config from the page upward is asked in turn, so the page of a package is found
 * from the top of a monorepo too; the last is the one that the command line would load.
 */
async function ownerOf(path: string, cwd: string, named: string | undefined): Promise<Owner> {
  const broken: Diagnostic[] = [];
  const request = { cwd, commandLine: {}, tree: workTree };
  for (const file of named === undefined ? configsFor(path, cwd) : [named]) {
    const loaded = await loadProjects({ ...request, ...(file === null ? {} : { file }) });
    broken.push(...loaded.diagnostics.slice(0, 1));
    const project = loaded.value.find((one) => pageOf(path, one) !== null);
    if (project !== undefined) return { project };
  }
  const [first] = broken;
  return first === undefined ? {} : { broken: first };
}

/**
 * Returns the configs between a page and the working directory, nearest first, and `null` for the one that the command
 * line would load. No config of an installed package is loaded.
 */
function configsFor(path: string, cwd: string): readonly (string | null)[] {
  const way = relative(cwd, dirname(path)).split(sep);
  if (isAbsolute(way[0] ?? "") || ["", "..", "node_modules"].some((name) => way.includes(name))) {
    return [null];
  }
  const folders = way.map((_, index) => join(cwd, ...way.slice(0, way.length - index)));
  return [...new Set(folders.flatMap((folder) => configsIn(folder).slice(0, 1))), null];
}

/** Whether a text has a table of fields or values, so that it may be a page of the spec that a broken config names. */
function isLikePage(text: string): boolean {
  return /^#+ *(?:fields|values)\b/im.test(text);
}

/** Returns the path of a page in its spec; `null` if the file is not a page. */
function pageOf(path: string, { specDir, include, exclude }: LoadedProject): string | null {
  const page = relative(specDir, path).split(sep).join("/");
  return page.startsWith("../") || !pageFilter({ include, exclude })(page) ? null : page;
}

function tell(
  file: PageFile,
  { code, message, hint, severity, span }: Diagnostic,
  docs?: string,
): void {
  const place = span === undefined ? {} : { place: { start: span.start, end: span.end } };
  const told = file.message(message, { ruleId: code, source, ...place });
  told.fatal = severity === "info" ? null : severity === "error";
  told.note = hint;
  if (docs !== undefined) {
    told.url = `${docs.replace(/\/$/, "")}/guide/diagnostics.html#${code.toLowerCase()}`;
  }
}
