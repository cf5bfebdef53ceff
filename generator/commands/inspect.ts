import { joinTerminal, terminal } from "../diagnostics/terminal-text.ts";
import {
  compareDiagnostics,
  diagnostic,
  filesOf,
  type Diagnostic,
} from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { dumpModel } from "../model/dump.ts";
import type { Model } from "../model/model.ts";
import { overridePlaces } from "../config/override-places.ts";
import { buildModel } from "../pipeline.ts";
import { prettyModel } from "../report/pretty-model.ts";
import { readSpec } from "../read/source/read-spec.ts";
import { exitCodeFor, printCount, printDiagnostics, withinLimit } from "./finish.ts";
import type { CommandResult } from "./command-result.ts";
import type { Io } from "../run/io.ts";
import type { CommonOptions } from "./options.ts";
import { loadForRun, onlyProject } from "../run/load-run.ts";
import { showPaths } from "../tree/display-path.ts";
import { reportedDiagnostic } from "../report/findings.ts";

/**
 * `modelmark inspect`: shows the models of a spec, or only the named ones. If pages are broken, it still shows the
 * models that could be read.
 */
export async function inspectCommand(
  names: readonly string[],
  options: CommonOptions,
  io: Io,
): Promise<CommandResult> {
  const { projects, diagnostics: ofConfig } = await loadForRun(options, io);
  const project = onlyProject(projects);
  if (project === null) return resultOf({ models: [], inSpec: [] }, ofConfig, options, io);
  const pages = await readSpec(project.specDir, project);
  const unread = filesOf(pages.diagnostics);
  const built = buildModel(pages.value, project.settings, {
    unread,
    ...(await overridePlaces(project)),
  });
  const { models, unknown } = chooseModels(built.model.models, names);
  const inSpec = [...pages.diagnostics, ...built.diagnostics].sort(compareDiagnostics);
  const others = [...ofConfig, ...unknown];
  return resultOf({ models, inSpec, specDir: project.specDir }, others, options, io);
}

/** The models to show, and the findings about pages, whose paths are relative to the spec folder. */
interface Inspected {
  readonly models: readonly Model[];
  readonly inSpec: readonly Diagnostic[];
  readonly specDir?: string;
}

function resultOf(
  { models, inSpec, specDir = "" }: Inspected,
  others: readonly Diagnostic[],
  options: CommonOptions,
  io: Io,
): CommandResult {
  const diagnostics = withinLimit([...others, ...inSpec], options);
  return {
    ...{ command: "inspect", exitCode: exitCodeFor(diagnostics, 0) },
    findings: diagnostics.map(reportedDiagnostic),
    document: () => dumpModel({ models }, diagnostics),
    tell: () => {
      const { paint } = io.stdout;
      const shown = models.map((model) => prettyModel(model, paint));
      io.stdout.write(joinTerminal(shown, terminal`\n`));
      const told = withinLimit([...others, ...showPaths(inSpec, specDir, io.cwd)], options);
      printDiagnostics(told, options, io);
      printCount(told, options, io);
    },
  };
}

function chooseModels(
  models: readonly Model[],
  names: readonly string[],
): { models: readonly Model[]; unknown: readonly Diagnostic[] } {
  if (names.length === 0) return { models, unknown: [] };
  const wanted = names.map((name) => name.toLowerCase());
  const isWanted = (model: Model): boolean =>
    wanted.includes(model.id.toLowerCase()) || wanted.includes(model.name.toLowerCase());
  const chosen = models.filter(isWanted);
  const chosenNames = new Set(
    chosen.flatMap(({ id, name }) => [id.toLowerCase(), name.toLowerCase()]),
  );
  const all = models.flatMap(({ id, name }) => [id, name]);
  const unknown = names
    .filter((name) => !chosenNames.has(name.toLowerCase()))
    .map((name) => diagnostic("MM6015", { name, suggestion: nearest(name, all) }));
  return { models: chosen, unknown };
}
