import { CommanderError } from "commander";
import { DiagnosedError } from "../diagnostics/diagnosed-error.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { messageOf } from "../diagnostics/message-of.ts";

/** Returns the findings that say why a command failed, from what it threw. */
export function failureOf(error: unknown): readonly Diagnostic[] {
  if (error instanceof DiagnosedError) return error.diagnostics;
  if (error instanceof CommanderError) {
    return [diagnostic("MM6013", { problem: problemOf(error.message) })];
  }
  const refusal = systemRefusal(error);
  if (refusal !== null) return [refusal];
  return [diagnostic("MM6022", { reason: messageOf(error) })];
}

/** What Commander says, and how we say it. Its sentences quote arguments as they are, whatever is in them. */
const sayings: readonly (readonly [RegExp, string])[] = [
  [/^unknown (?<kind>command|option) '(?<name>.*)'$/s, "there is no $<kind> `$<name>`"],
  [/^option '(?<flags>.*)' argument missing$/s, "the option `$<flags>` needs a value"],
  [
    /^option '(?<flags>.*?)' argument '(?<value>.*)' is invalid\. (?:Allowed choices are (?<choices>.*)|(?<rule>.*))\.$/s,
    "the option `$<flags>` cannot be `$<value>`",
  ],
  [/^missing required argument '(?<name>.*)'$/s, "the argument `<$<name>>` is missing"],
  [
    /^command-argument value '(?<value>.*)' is invalid for argument '(?<name>.*?)'\. Allowed choices are (?<choices>.*)\.$/s,
    "the argument `<$<name>>` cannot be `$<value>`",
  ],
];

function problemOf(message: string): string {
  const [said = "", near] = message.replace(/^error: /, "").split(/\n\(Did you mean (.*)\?\)$/s);
  const saying = sayings.find(([pattern]) => pattern.test(said));
  const problem = saying === undefined ? said : said.replace(...saying);
  const { choices, rule } = saying?.[0].exec(said)?.groups ?? {};
  if (choices !== undefined) {
    const names = choices.split(", ");
    const only = names.length === 1 ? "only " : "";
    return `${problem}; it can ${only}be ${names.map((name) => `\`${name}\``).join(", ")}`;
  }
  if (rule !== undefined) return `${problem}; ${rule.charAt(0).toLowerCase()}${rule.slice(1)}`;
  return near === undefined ? problem : `${problem}; did you mean \`${near}\`?`;
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["ENOENT", "it does not exist"],
  ["ENOTDIR", "a part of the path is not a folder"],
  ["EEXIST", "something else stands in its place"],
  ["EISDIR", "it is a folder"],
  ["EROFS", "the disk is read-only"],
  ["ENOSPC", "no space is left"],
  ["EDQUOT", "no space is left"],
  ["ELOOP", "it is a link that leads to itself"],
  ["ENAMETOOLONG", "its name is too long"],
  ["EMFILE", "too many files are open"],
  ["ENFILE", "too many files are open"],
]);

/** Describes the operation that the operating system refused, or returns `null` if the error has another cause. */
function systemRefusal(error: unknown): Diagnostic | null {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return null;
  const code = String(error.code);
  const subject = "path" in error && typeof error.path === "string" ? error.path : "a file";
  return diagnostic("MM6020", {
    subject,
    reason: `${reasons.get(code) ?? code} (${String(error.syscall)})`,
  });
}
