import { SaxesParser } from "saxes";
import { parseAllDocuments } from "yaml";
import { hasWord, isWord, neverRaw } from "../attacks.ts";
import { shapeOf } from "./json.ts";
import type { Reading } from "./reading.ts";

/** Returns what a runner of GitHub Actions, Azure Pipelines or TeamCity would obey in a log. */
function commandsIn(text: string): readonly string[] {
  const command = /^\s*::.*|.*##\w*\[.*/m.exec(text);
  return command === null ? [] : [`the command ${command[0]}`];
}

/** Makes a reader that also finds commands, for documents that stand in the log of a job. */
export function inLog(read: (text: string) => Reading): (text: string) => Reading {
  return (text) => {
    const { structure, escapes } = read(text);
    return { structure, escapes: [...escapes, ...commandsIn(text)] };
  };
}

/**
 * Reads the text of a terminal or a log: words may be anywhere, but the terminal obeys none of them, and every line
 * is ours.
 */
export function readTerminal(text: string): Reading {
  const raw = neverRaw.exec(text);
  const escapes = [...(raw === null ? [] : [`raw ${JSON.stringify(raw[0])}`]), ...commandsIn(text)];
  return { structure: text.split("\n").length, escapes };
}

/** Reads the lines of a file: every line is ours, and none of them hides anything. */
export function readLines(text: string): Reading {
  const raw = neverRaw.exec(text);
  const escapes = raw === null ? [] : [`raw ${JSON.stringify(raw[0])}`];
  return { structure: text.split("\n").length, escapes };
}

/**
 * Reads the lines of a GitHub Actions log as its runner reads commands. Words may be in the values of properties and
 * in messages.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function readWorkflow(text: string): Reading {
  const raw = neverRaw.exec(text);
  const escapes = raw === null ? [] : [`raw ${JSON.stringify(raw[0])}`];
  const lines = text.split("\n").filter((line) => line !== "");
  const structure = lines.map((line) => {
    const command =
      /^\s*::(?<name>[^\s:]+)(?: (?<properties>(?:(?!::).)*))?::(?<message>.*)$/su.exec(
        line,
      )?.groups;
    if (command === undefined) {
      escapes.push(`no command: ${line}`);
      return [];
    }
    const keys = (command["properties"] ?? "").split(",").map((one) => one.split("=", 1)[0] ?? "");
    for (const key of keys)
      if (!["file", "line", "col", "title"].includes(key)) escapes.push(`the property ${key}`);
    if ((command["message"] ?? "").includes("::")) escapes.push("a command in a message");
    if (/##\w*\[/.test(line)) escapes.push("a command of another kind");
    // The runner decodes these sequences, and so may any program that it shows them to.
    const shown = line.replaceAll("%0A", "\n").replaceAll("%0D", "\r").replaceAll("%25", "%");
    if (/\r|^\s*::(?:zq|set|stop)/m.test(shown)) escapes.push("a command on a line of its own");
    return [command["name"], keys];
  });
  return { structure, escapes };
}

/** Reads XML with a strict parser. Words may be in text and in attributes. */
export function readXml(text: string): Reading {
  const escapes: string[] = [];
  const structure: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => void escapes.push(error.message));
  parser.on("opentag", ({ name, attributes }) => {
    structure.push(`${name} ${Object.keys(attributes).join(" ")}`);
    if (hasWord(`${name} ${Object.keys(attributes).join(" ")}`)) escapes.push(`<${name}>`);
  });
  for (const event of ["comment", "cdata", "doctype"] as const) {
    parser.on(event, () => void escapes.push(event));
  }
  parser.write(text).close();
  const raw = neverRaw.exec(text);
  return {
    structure,
    escapes: raw === null ? escapes : [...escapes, `raw ${JSON.stringify(raw[0])}`],
  };
}

/** Reads YAML. Words may be in strings. */
export function readYaml(text: string): Reading {
  const documents = parseAllDocuments(text, { logLevel: "silent" });
  const list = Array.isArray(documents) ? documents : [documents];
  const escapes = list.flatMap(({ errors }) => errors.map(({ message }) => message));
  const values: unknown[] = list.map((one) => one.toJS() as unknown);
  if (/(?:^|\s)[!&]zq\d+q/im.test(text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""')))
    escapes.push("a tag or an anchor");
  for (const key of keysOf(values)) if (isWord(key)) escapes.push(`the key ${key}`);
  return { structure: shapeOf(values), escapes };
}

function keysOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...keysOf(item)]);
}

/** Reads a shell script. Words may be inside quotes in which no character is special. */
export function readShell(text: string): Reading {
  const bare = text.replaceAll(/'[^']*'|\\./g, "''");
  // Words that are only file names need no quotes, as long as they are not options.
  const plain = bare.replaceAll(/(?<=\s)(?!-)[\w./@%+=:-]*zq\d+q[\w./@%+=:-]*/g, "''");
  const comments = plain.split("\n").filter((line) => !line.startsWith("#"));
  const escapes = hasWord(comments.join("\n")) ? ["a word that is not in quotes"] : [];
  return { structure: comments.join("\n").replaceAll(/(?:'')+/g, "''"), escapes };
}

/** Reads patterns of files and the git attributes of each, one pattern per line. */
export function readAttributes(text: string): Reading {
  const lines = text.split("\n");
  const structure = lines.map((line) => line.replace(/^(?:"(?:[^"\\]|\\.)*"|\S+)/, "pattern"));
  return { structure, escapes: structure.filter(hasWord) };
}
