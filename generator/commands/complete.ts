import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";
import { terminal, type TerminalText } from "../diagnostics/terminal-text.ts";

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
  if (argv[1] === "bash") write(wordsInBash);
  tab(program);
  await program.parseAsync([...argv], { from: "user" });
}
