import { joinTerminal, showInLine, terminal } from "../diagnostics/terminal-text.ts";
import { compareDiagnostics, filesOf } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { dumpModel } from "../model/dump.ts";
import type { Model } from "../model/model.ts";
import { overridePlaces } from "../config/override-places.ts";
import { buildModel } from "../pipeline.ts";
import { prettyModel } from "../report/pretty-model.ts";
import { readSpec } from "../read/source/read-spec.ts";
import { exitCodeFor, printCount, printDiagnostics, withinLimit } from "./finish.ts";
import type { ExitCode, Io } from "../run/io.ts";
import type { CommonOptions } from "./options.ts";
import { loadForRun, onlyProject } from "../run/load-run.ts";
import { showPaths } from "../tree/display-path.ts";
import { jsonText } from "../report/json-text.ts";

/**
 * `modelmark inspect`: shows the models of a spec, or only the named ones. If pages are broken, it still shows the
 * models that could be read.
 */
export async function inspectCommand(
  names: readonly string[],
  options: CommonOptions & { readonly json?: true },
  io: Io,
): Promise<ExitCode> {
  const { projects, diagnostics: reported } = await loadForRun(options, io);
  const project = onlyProject(projects);
  if (project === null) {
    printDiagnostics(reported, options, io);
    return 2;
  }
  const pages = await readSpec(project.specDir, project);
  const unread = filesOf(pages.diagnostics);
  const built = buildModel(pages.value, project.settings, {
    unread,
    ...(await overridePlaces(project)),
  });
  const found = [...pages.diagnostics, ...built.diagnostics].sort(compareDiagnostics);
  const diagnostics = withinLimit(found, options);
  const chosen = chooseModels(built.model.models, names);
  for (const message of chosen.unknown) io.stderr.write(terminal`error: ${showInLine(message)}\n`);
  if (options.json === true || options.reporter === "json") {
    const content = dumpModel({ models: chosen.models }, diagnostics);
    io.stdout.write(jsonText(content));
  } else {
    const { paint } = io.stdout;
    const models = chosen.models.map((model) => prettyModel(model, paint));
    io.stdout.write(joinTerminal(models, terminal`\n`));
    printDiagnostics(showPaths(diagnostics, project.specDir, io.cwd), options, io);
    printCount(diagnostics, options, io);
  }
  return exitCodeFor(diagnostics, chosen.unknown.length > 0 ? 2 : 0);
}

function chooseModels(
  models: readonly Model[],
  names: readonly string[],
): { models: readonly Model[]; unknown: readonly string[] } {
  if (names.length === 0) return { models, unknown: [] };
  const wanted = names.map((name) => name.toLowerCase());
  const isWanted = (model: Model): boolean =>
    wanted.includes(model.id.toLowerCase()) || wanted.includes(model.name.toLowerCase());
  const chosen = models.filter(isWanted);
  const known = new Set(chosen.flatMap(({ id, name }) => [id.toLowerCase(), name.toLowerCase()]));
  const all = models.flatMap(({ id, name }) => [id, name]);
  const unknown = names
    .filter((name) => !known.has(name.toLowerCase()))
    .map((name) => {
      const near = nearest(name, all);
      const advice =
        near === null ? "inspect without a name lists them all" : `did you mean ${near}?`;
      return `unknown model '${name}' (${advice})`;
    });
  return { models: chosen, unknown };
}
