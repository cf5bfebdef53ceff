import * as v from "valibot";
import {
  compareDiagnostics,
  diagnostic,
  type Diagnostic,
  type Outcome,
} from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { startOf, type SourceSpan } from "../diagnostics/span.ts";
import { namesWith } from "../emit/emitters.ts";
import { keyOf } from "./all-keys.ts";
import { allowSchema, configSchema, knownKeys, overridesSchema } from "./config-schema.ts";
import type { ConfigText } from "./config-text.ts";
import type { UserConfig } from "./define-config.ts";
import { locatorOf } from "./locate-key.ts";
import { isNestedTooDeeply, maxLevels } from "./nesting.ts";
import type { Overrides } from "./settings.ts";

/** Checks the value that a config file exports. The result is `null` when it cannot be used. */
export async function validateConfig(
  value: unknown,
  source: ConfigText,
): Promise<Outcome<UserConfig | null>> {
  return check(configSchema(namesIn(value)), value, source, "the config");
}

/** A file of overrides is not read for a program, so its path would correct nothing. */
const ownOverrides = v.looseObject({ overrides: v.exactOptional(overridesSchema) });

/** Checks settings that a program gives, in JavaScript perhaps. They have no place in a file. */
export function checkSettings(settings: unknown = {}): readonly Diagnostic[] {
  const result = v.safeParse(configSchema(namesIn(settings)), settings);
  const issues = result.issues ?? v.safeParse(ownOverrides, settings).issues ?? [];
  const flatIssues = issues.flatMap(flatten);
  return flatIssues.map((issue) =>
    report(issue, { within: [], whole: "the config", locate: () => undefined }),
  );
}

/** Returns the names of all emitters that the projects of a config, not checked yet, can choose. */
function namesIn(value: unknown): readonly string[] {
  const at = (of: unknown, key: string): unknown =>
    typeof of === "object" && of !== null ? Reflect.get(of, key) : undefined;
  const listAt = (of: unknown, key: string): readonly unknown[] => {
    const list = at(of, key);
    return Array.isArray(list) ? list : [];
  };
  const own = [value, ...listAt(value, "projects")].flatMap((one) => listAt(one, "emitters"));
  const names = own.map((one) => at(one, "name")).filter((name) => typeof name === "string");
  return namesWith(names.map((name) => ({ name })));
}

/** Checks the content of an overrides file. The result is `null` when it cannot be used. */
export async function validateOverrides(
  value: unknown,
  source: ConfigText,
): Promise<Outcome<Overrides | null>> {
  return check(overridesSchema, value, source, "the file");
}

/** Checks the content of a file of allowed findings. The result is `null` when it cannot be used. */
export async function validateAllowed(
  value: unknown,
  source: ConfigText,
): Promise<Outcome<Readonly<Record<string, string>> | null>> {
  return check(allowSchema, value, source, "the file");
}

/** Checks a value with a schema, and reports all findings in the order of the file. */
async function check<Output>(
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
  source: ConfigText,
  whole: WholeValue,
): Promise<Outcome<Output | null>> {
  const refused = (expected: string, received: string): Outcome<null> => {
    const params = { key: whole, expected, received, suggestion: null };
    return { value: null, diagnostics: [diagnostic("MM6003", params, startOf(source.file))] };
  };
  if (Array.isArray(value)) return refused("an object", "a list");
  if (isNestedTooDeeply(value)) {
    return refused(`nested at most ${maxLevels} levels deep`, "nested deeper");
  }
  const result = v.safeParse(schema, value);
  if (result.success) return { value: result.output, diagnostics: [] };
  const checked = { within: source.within ?? [], whole, locate: await locatorOf(source) };
  const diagnostics = result.issues.flatMap(flatten).map((issue) => report(issue, checked));
  return { value: null, diagnostics: diagnostics.sort(compareDiagnostics) };
}

/** What a value is that is checked. */
type WholeValue = "the config" | "the file";

/** A value that was checked, and how its keys are found. */
interface Checked {
  readonly whole: WholeValue;
  /** The keys of a file in which the value is. */
  readonly within: readonly string[];
  readonly locate: (path: readonly string[]) => SourceSpan | undefined;
}

/** Returns the issues of the union branch that came closest, which a union hides behind an issue of its own. */
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

function report(issue: v.BaseIssue<unknown>, { whole, within, locate }: Checked): Diagnostic {
  const path = (issue.path ?? []).map(({ key }) => keyOf(String(key)));
  const key = [...within, ...path].join(".").replaceAll(/\.(?<index>\d+)(?=\.|$)/g, "[$<index>]");
  const span = locate(path);
  const last = path.at(-1);
  if (issue.expected === "never" && last !== undefined) {
    return diagnostic("MM6002", { key, suggestion: nearest(last, knownKeys) }, span);
  }
  const choices = choicesOf(issue);
  const expected = choices === null ? expectation(issue) : inWords(choices);
  const suggestion =
    typeof issue.input === "string" && choices !== null ? nearest(issue.input, choices) : null;
  const name = key === "" ? whole : key;
  const received = receivedOf(issue);
  return diagnostic("MM6003", { key: name, expected, received, suggestion }, span);
}

/** Returns the texts that a setting accepts, if it accepts only certain ones. */
function choicesOf({ expected }: v.BaseIssue<unknown>): readonly string[] | null {
  const texts = expected?.match(/"[^"]*"/g) ?? [];
  return texts.length < 2 ? null : texts.map((text) => text.slice(1, -1));
}

function inWords(choices: readonly string[]): string {
  const quoted = choices.map((choice) => `"${choice}"`);
  return `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1) ?? ""}`;
}

const shapes: Readonly<Record<string, string>> = {
  ...{ Object: "an object", Array: "a list", string: "a string", number: "a number" },
  ...{ boolean: "true or false", "!0": "something rather than nothing" },
  ">=1": "something rather than nothing",
};

const receivedShapes: Readonly<Record<string, string>> = {
  ...{ Object: "an object", Array: "a list", undefined: "missing", Function: "a function" },
  AsyncFunction: "a function",
  '""': "an empty string",
};

/** Returns what a value is. Valibot gives the length of one that is too short or too long, as if it were the value. */
function receivedOf({ type, received }: v.BaseIssue<unknown>): string {
  if (type === "non_empty" || type === "min_length") return "empty";
  if (type === "max_length") return `${received} characters long`;
  return receivedShapes[received] ?? received;
}

function expectation(issue: v.BaseIssue<unknown>): string {
  const { type, expected, received } = issue;
  if (received === "undefined") return "given";
  // Each pattern of the schema says in words what it accepts.
  if (type === "regex") return issue.message;
  if (type === "max_length") return `at most ${String(issue.requirement)} characters long`;
  if (expected === null) return "another value";
  const parts = expected.replace(/^\((?<inner>.*)\)$/, "$<inner>").split(" | ");
  // Valibot cannot say what it expects of a type, which may contain itself, or what a check of ours expects. There is
  // one such check, for the functions of emitters.
  const unknown = type === "custom" ? "a function" : "an object";
  const words = parts.map((part) => (part === "unknown" ? unknown : (shapes[part] ?? part)));
  return [...new Set(words)].join(" or ");
}
