import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";
import { terminal, type TerminalText } from "../diagnostics/terminal-text.ts";

/** The library's script takes a function of the package bash-completion for granted, which macOS and containers lack. */
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
 * `modelmark complete SHELL` prints a script for a shell, which then asks `modelmark complete -- WORDS` for what may come
 * next. The library goes through the commands and options as they are.
 *
 * @param program without the command's entry of the help
 * @param write to stdout, as the library does
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
