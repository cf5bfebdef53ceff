import { closest, distance } from "fastest-levenshtein";
import * as v from "valibot";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { startOf, type SourceSpan } from "../diagnostics/span.ts";
import { allowSchema, configSchema, knownKeys, overridesSchema } from "./config-schema.ts";
import type { UserConfig } from "./define-config.ts";
import type { Overrides } from "./settings.ts";

/** A config or overrides file: its name as shown to the user, and its text, in which findings are located. */
export interface ConfigText {
  readonly file: string;
  readonly text: string;
}

/** Checks what a config file exports; `null` when it cannot be used. */
export function validateConfig(value: unknown, source: ConfigText): Outcome<UserConfig | null> {
  return check(configSchema, value, source);
}

/** Checks the content of an overrides file; `null` when it cannot be used. */
export function validateOverrides(value: unknown, source: ConfigText): Outcome<Overrides | null> {
  return check(overridesSchema, value, source);
}

/** Checks the content of a file of allowed findings; `null` when it cannot be used. */
export function validateAllowed(
  value: unknown,
  source: ConfigText,
): Outcome<Readonly<Record<string, string>> | null> {
  return check(allowSchema, value, source);
}

function check<Output>(
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
  source: ConfigText,
): Outcome<Output | null> {
  if (Array.isArray(value)) {
    const params = { key: "the config", expected: "an object", received: "array" };
    return { value: null, diagnostics: [diagnostic("MM6003", params, startOf(source.file))] };
  }
  const result = v.safeParse(schema, value);
  if (result.success) return { value: result.output, diagnostics: [] };
  const diagnostics = result.issues.flatMap(flatten).map((issue) => report(issue, source));
  return { value: null, diagnostics };
}

/** The issues of the branch that came closest, where a union hides them behind one of its own. */
function flatten(issue: v.BaseIssue<unknown>): readonly v.BaseIssue<unknown>[] {
  const inner = issue.issues?.filter((one) => (one.path?.length ?? 0) > 0) ?? [];
  return inner.length === 0
    ? [issue]
    : inner.flatMap((one) => flatten({ ...one, path: joinPath(issue, one) }));
}

function joinPath(
  outer: v.BaseIssue<unknown>,
  inner: v.BaseIssue<unknown>,
): [v.IssuePathItem, ...v.IssuePathItem[]] | undefined {
  const [first, ...rest] = [...(outer.path ?? []), ...(inner.path ?? [])];
  return first === undefined ? undefined : [first, ...rest];
}

function report(issue: v.BaseIssue<unknown>, source: ConfigText): Diagnostic {
  const path = (issue.path ?? []).map(({ key }) => String(key));
  const key = path.join(".");
  const span = locate(path, source);
  const last = path.at(-1);
  if (issue.expected === "never" && last !== undefined) {
    return diagnostic("MM6002", { key, suggestion: suggestion(last) }, span);
  }
  const expected = issue.expected ?? "another value";
  const params = { key: key === "" ? "the config" : key, expected, received: issue.received };
  return diagnostic("MM6003", params, span);
}

function suggestion(key: string): string | null {
  const best = closest(key, knownKeys);
  return distance(key, best) <= Math.max(2, key.length / 3) ? best : null;
}

/** Where a key stands: each part of its path is looked for after the one before. */
function locate(path: readonly string[], { file, text }: ConfigText): SourceSpan {
  let at = -1;
  for (const key of path) {
    const next = text.indexOf(key, at + 1);
    if (next !== -1) at = next;
  }
  if (at === -1) return startOf(file);
  const before = text.slice(0, at).split("\n");
  const start = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  const end = { line: start.line, column: start.column + (path.at(-1)?.length ?? 0) };
  return { file, start, end };
}
