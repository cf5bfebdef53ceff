import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormatsModule from "ajv-formats";
import { SaxesParser } from "saxes";
import * as v from "valibot";

// Reads what the reporters print as the tools that take it do, and refuses what such a tool would refuse.

/**
 * SARIF's own schema. It is published as draft 4, but `id` is the only keyword in it that later drafts read
 * differently.
 */
function sarifSchema(): object {
  const path = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
  const text = readFileSync(createRequire(import.meta.url).resolve(path), "utf8");
  const { id, ...schema }: Record<string, unknown> = JSON.parse(text);
  return { ...schema, $id: id, $schema: "http://json-schema.org/draft-07/schema#" };
}

/** Returns what SARIF's own schema finds wrong with a document; `null` if nothing. */
export function sarifProblems(text: string): unknown {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  // The package's types are those of an ES module, which it is not.
  (addFormatsModule as unknown as (ajv: Ajv) => void)(ajv);
  const validate = ajv.compile(sarifSchema());
  validate(JSON.parse(text));
  return validate.errors;
}

/** The errors of a document: their codes and their messages. */
export interface DocumentErrors {
  readonly codes: readonly string[];
  readonly text: string;
}

const json = v.looseObject({
  version: v.literal(1),
  diagnostics: v.array(
    v.looseObject({
      code: v.string(),
      severity: v.string(),
      message: v.string(),
      hint: v.string(),
    }),
  ),
});

const sarif = v.object({
  runs: v.array(
    v.looseObject({
      results: v.array(
        v.looseObject({
          ruleId: v.string(),
          level: v.string(),
          message: v.object({ text: v.string() }),
        }),
      ),
    }),
  ),
});

const gitlab = v.array(
  v.looseObject({
    check_name: v.string(),
    description: v.string(),
    severity: v.string(),
    location: v.object({ path: v.string(), lines: v.object({ begin: v.number() }) }),
  }),
);

/**
 * Reads the errors of a document.
 *
 * @throws when the text is no document of the reporter
 */
export function errorsIn(reporter: string, text: string): DocumentErrors {
  switch (reporter) {
    case "json": {
      const { diagnostics } = v.parse(json, JSON.parse(text));
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      return asErrors(errors.map(({ code, message }) => [code, message]));
    }
    case "sarif": {
      const problems = sarifProblems(text);
      if (problems !== null) throw new Error(JSON.stringify(problems));
      const results = v.parse(sarif, JSON.parse(text)).runs.flatMap((one) => one.results);
      const errors = results.filter(({ level }) => level === "error");
      return asErrors(errors.map(({ ruleId, message }) => [ruleId, message.text]));
    }
    case "gitlab": {
      const issues = v.parse(gitlab, JSON.parse(text));
      const errors = issues.filter(({ severity }) => severity === "major");
      return asErrors(errors.map((one) => [one.check_name, one.description]));
    }
    case "junit":
      return asErrors(failuresOf(text));
    case "github": {
      const lines = text.split("\n").filter((line) => line !== "");
      const commands = lines.map((line) =>
        /^::error [^:]*title=(?<code>MM\d{4})[^:]*::(?<message>.+)$/.exec(line),
      );
      return asErrors(
        commands.map((one, at) => {
          if (one?.groups === undefined) throw new Error(`no error command: ${lines[at] ?? ""}`);
          return [one.groups["code"] ?? "", one.groups["message"] ?? ""];
        }),
      );
    }
    default:
      throw new Error(`no reporter: ${reporter}`);
  }
}

function asErrors(errors: readonly (readonly [code: string, message: string])[]): DocumentErrors {
  return {
    codes: errors.map(([code]) => code),
    text: errors.map(([, message]) => message).join("\n"),
  };
}

/** Reads the failed tests of a JUnit document, as a strict parser of XML does. */
function failuresOf(text: string): readonly (readonly [string, string])[] {
  const failures: [string, string][] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "failure") failures.push([attributes["type"] ?? "", attributes["message"] ?? ""]);
  });
  parser.write(text).close();
  return failures;
}
