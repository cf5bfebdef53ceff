import { relative, resolve, sep } from "node:path";
import { workTree } from "../tree/work-tree.ts";
import { loadProjects, type LoadedProject } from "../config/load-config.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { pageFilter } from "../read/source/read-spec.ts";
import { SpecFindings } from "./spec-findings.ts";

/** The options of the plugin in a config of remark. */
export interface RemarkOptions {
  /** The config of Modelmark. Without it, the config is looked for as on the command line. */
  readonly config?: string;
  /** The address of a site that `modelmark docs` has built. With it, messages link to the page that explains them. */
  readonly docs?: string;
}

/** The parts of a vfile that the plugin uses. */
interface PageFile {
  readonly cwd: string;
  readonly path: string;
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
    const path = resolve(file.cwd, file.path);
    const { config: named } = options;
    const given = named === undefined ? {} : { file: named };
    const loaded = await loadProjects({ cwd: file.cwd, given: {}, tree: workTree, ...given });
    const [broken] = loaded.diagnostics;
    if (broken !== undefined) {
      file.message(broken.message, { ruleId: broken.code, source }).note = broken.hint;
    }
    for (const project of loaded.value) {
      const page = pageOf(path, project);
      if (page === null) continue;
      const spec = specs.get(project.specDir) ?? new SpecFindings();
      specs.set(project.specDir, spec);
      const found = await spec.of(page, String(file.value), project);
      for (const one of found) tell(file, one, options.docs);
    }
  };
}

const source = "modelmark";

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
