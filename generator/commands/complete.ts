import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";
import {
  joinTerminal,
  showOnTerminal,
  terminal,
  type TerminalText,
} from "../diagnostics/terminal-text.ts";

/**
 * The library's script relies on a function of the bash-completion package, which is missing on macOS and in
 * containers. This text defines that function if it is missing.
 */
const wordsInBash = terminal`if ! declare -F _get_comp_words_by_ref > /dev/null; then
    _get_comp_words_by_ref() {
        cur=\${COMP_WORDS[COMP_CWORD]}
        prev=\${COMP_WORDS[COMP_CWORD - 1]}
        words=("\${COMP_WORDS[@]}")
        cword=$COMP_CWORD
    }
fi

`;

/**
 * `modelmark complete SHELL` prints a completion script for a shell. That script then calls
 * `modelmark complete -- WORDS` to get the words that may come next. The library finds them in the commands and
 * options of `program`.
 *
 * @param program the program, without the `complete` command that is listed in its help
 * @param write writes to stdout, where the library prints too
 */
export async function complete(
  program: Command,
  argv: readonly string[],
  write: (text: TerminalText) => void,
): Promise<void> {
  tab(program);
  const printed = await printedBy(() => program.parseAsync([...argv], { from: "user" }));
  if (argv[1] === "bash") write(wordsInBash);
  const text = argv[1] === "--" ? withFiles(printed) : repeatable(printed);
  // In an answer, a tab stands between a word and its description.
  write(joinTerminal(text.split("\t").map(showOnTerminal), terminal`\t`));
}

/** Returns what the library prints. It knows no other way than the console. */
async function printedBy(act: () => Promise<unknown>): Promise<string> {
  const lines: string[] = [];
  /* eslint-disable no-console -- it is put back below */
  const { log } = console;
  console.log = (...parts: readonly unknown[]) => {
    lines.push(`${parts.join(" ")}\n`);
  };
  try {
    await act();
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

/** Lets a shell read the script again, which its constants would forbid. */
function repeatable(script: string): string {
  return script.replaceAll(/^readonly (?=ShellCompDirective)/gm, "");
}
