import { catalog, type DiagnosticCode } from "../../generator/diagnostics/catalog.ts";
import { ciSnippets } from "../../generator/init/ci-files.ts";
import { ciNames, hookNames, type Choices } from "../../generator/init/choices.ts";
import { ignored } from "../../generator/init/ignore-files.ts";
import { configText } from "../../generator/init/config-text.ts";
import { hookSnippets } from "../../generator/init/hook-files.ts";
import { planInit } from "../../generator/init/plan-init.ts";
import { dumpModel } from "../../generator/model/dump.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { dumpFinding } from "../../generator/report/dump-finding.ts";
import { githubReport } from "../../generator/report/github.ts";
import { gitlabReport } from "../../generator/report/gitlab.ts";
import { jsonText } from "../../generator/report/json-text.ts";
import { junitReport } from "../../generator/report/junit.ts";
import { markdownDiff } from "../../generator/report/markdown-diff.ts";
import { createPaint } from "../../generator/report/paint.ts";
import { prettyDiagnostics } from "../../generator/report/pretty-diagnostics.ts";
import { prettyDiff } from "../../generator/report/pretty-diff.ts";
import { prettyDrift } from "../../generator/report/pretty-drift.ts";
import { prettyModel } from "../../generator/report/pretty-model.ts";
import { sarifReport } from "../../generator/report/sarif.ts";
import { prettySummary } from "../../generator/report/summary.ts";
import { frontMatter, decodePage } from "../../generator/site/page-code.ts";
import { renderReference } from "../../generator/site/reference-markdown.ts";
import { wordOf } from "./attacks.ts";
import { htmlEscapes } from "./read/html.ts";
import { readJson } from "./read/json.ts";
import {
  inLog,
  readAttributes,
  readLines,
  readShell,
  readTerminal,
  readWorkflow,
  readXml,
  readYaml,
} from "./read/lines.ts";
import { readMarkdown } from "./read/markdown.ts";
import type { Reading } from "./read/reading.ts";
import { readTypeScript } from "./read/typescript.ts";
import * as samples from "./samples.ts";
import { placesOfCatalog, placesOfType, sampleOf, type TypePlaces } from "./type-places.ts";

export interface Sink {
  readonly name: string;
  readonly places: TypePlaces;
  readonly sample: unknown;
  /** Texts that are always code of ours: whatever was planted in them does not come from a stranger. */
  readonly fixed?: ReadonlySet<string>;
  readonly print: (value: never) => string;
  readonly read: (text: string) => Reading;
}

function sink<Value>(
  name: string,
  [file, type]: readonly [string, string],
  sample: Value,
  read: (text: string) => Reading,
  print: (value: Value) => string,
  fixed: readonly string[] = [],
): Sink {
  return { name, places: placesOfType(file, type), sample, read, print, fixed: new Set(fixed) };
}

const paint = createPaint(false);
const many = <Value>(print: (all: readonly Value[]) => string) => print;
const Findings = ["report/findings.ts", "Reported"] as const;
const Changes = ["diff/diff-models.ts", "BreakingFinding"] as const;
const Diagnostics = ["diagnostics/diagnostic.ts", "Diagnostic"] as const;
const Initial = ["init/choices.ts", "Choices"] as const;

/** Returns one sink for each value of a list, because places are told by the type of a single value. */
function each<Value>(
  name: string,
  type: readonly [string, string],
  list: readonly Value[],
  read: (text: string) => Reading,
  print: (all: readonly Value[]) => string,
  fixed: readonly string[] = [],
): readonly Sink[] {
  return list.map((one, index) =>
    sink(`${name} ${index}`, type, one, read, (value: Value) => many(print)([value]), fixed),
  );
}

const none: Pick<Choices, "hook" | "ci"> = { hook: "none", ci: "none" };

function initSinks(): readonly Sink[] {
  const variants: readonly Partial<Choices>[] = [
    ...hookNames.map((hook) => ({ hook })),
    ...ciNames.map((ci) => ({ ci })),
  ];
  const readers: readonly [RegExp, (text: string) => Reading][] = [
    [/\.ya?ml$/, readYaml],
    [/\.mjs$/, readTypeScript],
    [/\.(?:husky|githooks)\//, readShell],
    [/attributes$/, readAttributes],
  ];
  return variants.flatMap((variant, index) => {
    // With these, the hook goes to another place, and some of the files below are not written.
    const { hooksInUse: _hooks, keyedHooks: _keyed, ...plain } = samples.choices;
    const sample: Choices = { ...plain, ...none, ...variant };
    const snippetsOf = (choices: Choices) => [...hookSnippets(choices), ...ciSnippets(choices)];
    return snippetsOf(sample).map((snippet, at) => {
      const [, read] = readers.find(([pattern]) => pattern.test(snippet.path)) ?? [];
      if (read === undefined) throw new Error(`nothing reads ${snippet.path}`);
      return sink(
        `init ${index} ${snippet.path}`,
        Initial,
        sample,
        read,
        (choices: Choices) => snippetsOf(choices)[at]?.text ?? "",
      );
    });
  });
}

/** Returns the text that tells tools what to ignore. */
function ignoredBy({ tools = [], out }: Choices): string {
  return tools
    .map((tool) => ignored(tool, out, ""))
    .map((change) => change.text)
    .join("");
}

export const sinks: readonly Sink[] = [
  ...each("github", Findings, samples.reported, readWorkflow, githubReport),
  ...each("gitlab", Findings, samples.reported, inLog(readJson), (all) =>
    gitlabReport(all, { hash: contentHash, fallback: "a.ts" }),
  ),
  ...each("junit", Findings, samples.reported, inLog(readXml), (all) =>
    junitReport(all, { command: "check" }),
  ),
  ...each("sarif", Findings, samples.reported, inLog(readJson), (all) =>
    sarifReport(all, { version: "1", hash: contentHash }),
  ),
  ...each("json of changes", Changes, samples.changes, inLog(readJson), (all) =>
    jsonText(all.map(dumpFinding)),
  ),
  ...each("markdown of changes", Changes, samples.changes, inLog(readMarkdown), markdownDiff),
  ...each("terminal of changes", Changes, samples.changes, readTerminal, (all) =>
    prettyDiff(all, paint),
  ),
  ...each("terminal of findings", Diagnostics, samples.diagnostics, readTerminal, (all) =>
    prettyDiagnostics(all, { paint, verbose: true, textOf: (file) => `${file}\n${file}\n${file}` }),
  ),
  ...each(
    "terminal of drift",
    ["output/drift.ts", "Drift"],
    samples.drift,
    readTerminal,
    (all) =>
      prettyDrift(all, { out: all[0]?.path ?? "", reasons: samples.reasons, isFull: true }, paint),
    ["Drift.patch"],
  ),
  ...each("reasons", ["output/reasons.ts", "Reason"], samples.reasons, readTerminal, (reasons) =>
    prettyDrift(samples.drift, { out: "out", reasons, isFull: false }, paint),
  ),
  sink(
    "summary",
    ["report/summary.ts", "GenerateSummary"],
    samples.summary,
    readTerminal,
    (one) => prettySummary(one, paint),
    ["GenerateSummary.unknownCells"],
  ),
  sink(
    "terminal of models",
    ["model/model.ts", "SpecModel"],
    samples.spec,
    readTerminal,
    ({ models }) => models.map((one) => prettyModel(one, paint)).join(""),
  ),
  sink("json of models", ["model/model.ts", "SpecModel"], samples.spec, inLog(readJson), (model) =>
    jsonText(dumpModel(model, [])),
  ),
  sink("config of init", Initial, samples.choices, readTypeScript, configText),
  sink(
    "attributes of init",
    Initial,
    (({ config: _, ...rest }) => rest)(samples.choices),
    readAttributes,
    (choices: Choices) =>
      planInit(choices, new Map())
        .flatMap((step) =>
          step.path.endsWith(".gitattributes") && "text" in step ? [step.text] : [],
        )
        .join(""),
  ),
  sink("ignore files of init", Initial, samples.choices, readLines, ignoredBy),
  ...initSinks(),
];

/** Returns what is printed for texts that attack nothing. */
export function ordinaryReports(): string {
  return sinks.map(({ name, sample, print }) => `${name}\n${print(sample as never)}`).join("\n");
}

/** The number of texts that were planted. */
export let planted = 0;

/** Returns what is wrong with the output of a sink for one attack. */
export function problemsOf(
  { places, sample, print, read, fixed }: Sink,
  attack: (word: string) => string,
): readonly string[] {
  const numbers = [...places.places];
  const planting = (make: (word: string) => string): Reading =>
    read(
      print(
        places.plant(sample, (place, text) => {
          if (fixed?.has(place) === true) return text;
          planted += 1;
          const word = make(wordOf(numbers.indexOf(place)));
          return word + text + word;
        }) as never,
      ),
    );
  const harmless = planting((word) => `x ${word} x`);
  const found = planting(attack);
  const isSame = JSON.stringify(found.structure) === JSON.stringify(harmless.structure);
  return isSame
    ? found.escapes
    : [
        ...found.escapes,
        `${JSON.stringify(found.structure).slice(0, 400)} INSTEAD OF ${JSON.stringify(harmless.structure).slice(0, 400)}`,
      ];
}

const parameters = placesOfCatalog();

/** The codes of all messages. */
export const messageCodes: readonly string[] = [...parameters.keys()];

/** Returns what breaks out of a message of the catalog whose parameters contain an attack. */
export function escapesOfMessage(
  code: string,
  attack: (word: string) => string,
): readonly string[] {
  const entry = catalog[code as DiagnosticCode];
  const params = parameters.get(code)?.plant(sampleOf(code), (_place, text) => {
    planted += 1;
    return attack(wordOf(0)) + text;
  });
  const message = (entry.message as (params: unknown) => string)(params);
  const finding = { ...(samples.reported[0] ?? {}), message } as (typeof samples.reported)[number];
  const one = { code: code as DiagnosticCode, severity: "error" as const, message, hint: "" };
  const shown = readTerminal(
    prettyDiagnostics([one], { paint, verbose: true, textOf: () => null }),
  );
  return [
    ...readWorkflow(githubReport([finding])).escapes,
    ...inLog(readXml)(junitReport([finding], { command: "check" })).escapes,
    ...inLog(readJson)(sarifReport([finding], { version: "1", hash: contentHash })).escapes,
    ...shown.escapes,
    ...(shown.structure === 3 ? [] : ["a line more"]),
  ];
}

/** Returns what breaks out of a page of the reference, and out of what VitePress is told about it. */
export function escapesOfSite(attack: (word: string) => string): readonly string[] {
  const word = attack(wordOf(0));
  const page = `# ${word}\n\n${word}\n\n| ${word} | b |\n| - | - |\n| ${word} | c |\n\n- ${word}\n`;
  const { html, title } = renderReference(page, { path: `models/${word}.md`, pages: new Map() });
  const matter = frontMatter({ title: word, text: [word] });
  // Vue looks for expressions only in text.
  const text = html.replaceAll(/="[^"]*"/g, "");
  return [
    ...htmlEscapes(html),
    ...(text.includes("{{") ? ["an expression"] : []),
    ...(/[<>]/.test(title) ? [`the title ${title}`] : []),
    ...(matter.split("\n").length === 4 ? [] : ["a line of front matter"]),
    ...readYaml(matter.split("\n")[1] ?? "").escapes,
    ...(decodePage(matter) === null ? [] : ["a page in front matter"]),
  ];
}
