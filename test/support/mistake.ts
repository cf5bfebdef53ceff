import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { run, type CliResult } from "./cli.ts";

// A mistake is a markdown file: its title tells what goes wrong, and then come files to write, and commands as in a
// terminal with their output below them. Besides the program itself, the commands are a few that everyone knows. So
// the files read like what a person does, and run the same on every system.

const fileBlock = /^File `([^`]+)`:\n\n(`{3,})\w*\n([\s\S]*?)^\2$/gm;
const consoleBlock = /^```console\n([\s\S]*?)^```$/gm;

/**
 * Runs the commands of a mistake in a folder.
 *
 * @param text the file, with whatever is recorded below its commands
 * @returns the file with the current output of the commands
 */
export async function play(text: string, folder: string): Promise<string> {
  for (const [, path = "", , content = ""] of text.matchAll(fileBlock)) {
    await write(join(folder, path), content);
  }
  let played = text;
  for (const [block, lines = ""] of text.matchAll(consoleBlock)) {
    const commands = lines.split("\n").filter((line) => line.startsWith("$ "));
    let printed = "";
    for (const command of commands) {
      printed += `${command}\n${await perform(command.slice(2), folder)}`;
    }
    played = played.replace(block, () => `\`\`\`console\n${printed}\`\`\``);
  }
  return played;
}

async function perform(command: string, folder: string): Promise<string> {
  const [program, ...words] = wordsOf(command);
  const [first = "", second = ""] = words;
  const place = (path: string): string => join(folder, path);
  switch (program) {
    case "modelmark":
      return shown(await run(folder, ...words), folder);
    case "mv":
      await rename(place(first), place(second));
      return "";
    case "rm":
      await rm(place(first));
      return "";
    case "echo": {
      const [said = "", , path = ""] = words;
      await write(place(path), `${said}\n`);
      return "";
    }
    case "sed":
      await substitute(place(words.at(-1) ?? ""), words.at(-2) ?? "");
      return "";
    default:
      throw new Error(
        `there is no \`${program ?? ""}\` here; have a look at ${import.meta.filename}`,
      );
  }
}

/** Splits a command line into words. Quotes keep a word together. */
function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Does what `sed -i` does with one `s/from/to/` or `s/from/to/g`; a line break is written `\n`. */
async function substitute(path: string, script: string): Promise<void> {
  const [, from = "", to = "", flags = ""] = /^s\/(.*)\/(.*)\/(g?)$/.exec(script) ?? [];
  const text = await readFile(path, "utf8");
  const changed = text.replace(new RegExp(from, `m${flags}`), to.replaceAll("\\n", "\n"));
  if (changed === text) throw new Error(`${script} changes nothing in ${path}`);
  await writeFile(path, changed);
}

/** Returns the output of a command: stderr, then stdout, and the exit status if it is not 0. */
function shown({ stderr, stdout, exitCode }: CliResult, folder: string): string {
  const status = exitCode === 0 ? "" : `[exit status ${String(exitCode)}]\n`;
  const text = [stderr, stdout].map((part) => part.trimEnd()).filter((part) => part !== "");
  const lines = text.map((part) => `${part}\n`).join("");
  return (lines + status)
    .replaceAll(folder, "/home/me/project")
    .replace(/^(time +)\d+ ms.*$/gm, "$1… ms");
}
