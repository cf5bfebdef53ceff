import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";
import type { Argument, Option, RootCommand } from "@bomb.sh/tab";
import { joinTerminal, showOnTerminal, terminal } from "../diagnostics/terminal-text.ts";
import type { Io } from "../run/io.ts";
import { bashCompletion } from "./bash-completion.ts";
import { codeOffers, emitterOffers, projectOffers, type Offer } from "./completion-values.ts";
import { completeDescription, shells } from "./shells.ts";

/**
 * `modelmark complete SHELL` prints a completion script for a shell. That script then calls
 * `modelmark complete -- WORDS` to get the words that may come next.
 *
 * @param program the program without the command `complete`, which the library adds
 */
export async function printScript(program: Command, shell: string, io: Io): Promise<void> {
  if (shell === "bash") {
    io.stdout.write(bashCompletion);
    return;
  }
  tab(program);
  print(await printedBy(program, [shell]), io);
}

/**
 * Prints the words that may come next. The library finds them in the commands and options of `program`, to which the
 * values are added that only we know.
 *
 * @param program the program without the command `complete`, which the library adds
 * @param words the words of the command line so far
 */
export async function answerShell(
  program: Command,
  words: readonly string[],
  io: Io,
): Promise<void> {
  await addValues(tab(program), words, io);
  print(withFiles(await printedBy(program, ["--", ...words])), io);
}

/** Prints a text of the library. In an answer, a tab stands between a word and its description. */
function print(text: string, { stdout }: Io): void {
  stdout.write(joinTerminal(text.split("\t").map(showOnTerminal), terminal`\t`));
}

/** Adds the values of options and arguments that are lists, but whose values Commander does not check. */
async function addValues(
  { commands }: RootCommand,
  words: readonly string[],
  { cwd, tree }: Io,
): Promise<void> {
  const list = words.at(-1)?.replace(/^--emit=/, "") ?? "";
  const emitters = offering(emitterOffers(list));
  const projects = offering(await projectOffers(words, cwd, tree));
  for (const { options } of commands.values()) {
    setHandler(options.get("emit"), emitters);
    setHandler(options.get("project"), projects);
  }
  setHandler(commands.get("explain")?.arguments.get("code"), offering(codeOffers()));
  const own = commands.get("complete");
  if (own !== undefined) own.description = completeDescription;
  const ofShells = shells.map((word) => ({ word, meaning: "" }));
  setHandler(own?.arguments.get("shell"), offering(ofShells));
}

type Handler = (complete: (word: string, meaning: string) => void) => void;

function offering(offers: readonly Offer[]): Handler {
  return (complete) => {
    for (const { word, meaning } of offers) complete(word, meaning);
  };
}

function setHandler(target: Option | Argument | undefined, handler: Handler): void {
  if (target !== undefined) target.handler = handler;
}

/** Returns what the library prints. It knows no other way than the console. */
async function printedBy(program: Command, words: readonly string[]): Promise<string> {
  const lines: string[] = [];
  /* eslint-disable no-console -- it is put back below */
  const { log } = console;
  console.log = (...parts: readonly unknown[]) => {
    lines.push(`${parts.join(" ")}\n`);
  };
  try {
    await program.parseAsync(["complete", ...words], { from: "user" });
  } finally {
    console.log = log;
  }
  /* eslint-enable no-console */
  return lines.join("");
}

/**
 * Lets the shell offer files where there are no words, as for folders of pages. The library always forbids that, by the
 * number 4 at the end of its answer.
 */
function withFiles(answer: string): string {
  return answer === ":4\n" ? ":0\n" : answer;
}
