import { catalog } from "../diagnostics/catalog.ts";
import { showInvisible } from "../diagnostics/visible-text.ts";
import type { Reported } from "./findings.ts";
import { identify, type Identified } from "./identify.ts";
import { jsonText, type JsonText } from "./json-text.ts";

/** The data of a SARIF document besides its findings. */
export interface SarifOptions {
  readonly version: string;
  /** Returns the hash of a text, in hexadecimal. */
  readonly hash: (text: string) => string;
}

const levels = { error: "error", warning: "warning", info: "note" } as const;

/** Returns findings as SARIF 2.1.0: one run, with help for every rule that has findings. */
export function sarifReport(
  findings: readonly Reported[],
  { version, hash }: SarifOptions,
): JsonText {
  const rules = [...new Map(findings.map((one) => [one.rule, one])).values()].sort((a, b) =>
    a.rule < b.rule ? -1 : 1,
  );
  const index = new Map(rules.map(({ rule }, at) => [rule, at]));
  const driver = { name: "modelmark", version, rules: rules.map(ruleOf) };
  const results = identify(findings, hash).map((one) => ({
    ruleIndex: index.get(one.finding.rule) ?? -1,
    ...resultOf(one),
  }));
  const document = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
  return jsonText(document);
}

function ruleOf({ code, rule, hint }: Reported): object {
  const { title, explanation, example, severity } = catalog[code];
  return {
    id: rule,
    name: code,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: { text: `${explanation}\n\n${example}\n\n${hint}` },
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf({ finding, fingerprint }: Identified): object {
  const { rule, severity, message, hint, span, allowed } = finding;
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text: showInvisible(`${message}\n${hint}`) },
    ...(span === null
      ? {}
      : {
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(span.file) },
                region: { startLine: span.start.line, startColumn: span.start.column },
              },
            },
          ],
        }),
    partialFingerprints: { "modelmark/v1": fingerprint },
    ...(allowed === null
      ? {}
      : { suppressions: [{ kind: "external", justification: showInvisible(allowed) }] }),
  };
}

/** Returns a path as a relative URI reference. It is encoded so that `a:b` is not read as a scheme. */
function uriOf(path: string): string {
  return path
    .split("/")
    .map((segment) => encodeURIComponent(segment.replaceAll(/\p{Surrogate}/gu, "\uFFFD")))
    .join("/");
}
