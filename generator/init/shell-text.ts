import { makerOf, type Encoded } from "../diagnostics/encoded-text.ts";

// The only file that makes text for a shell, as in hooks, jobs and commands that a person pastes. The quoting is that of a
// POSIX shell: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02

const maker = makerOf<"shell">();

export type ShellText = Encoded<"shell">;

/** Commands of ours, with words that were made for a shell. */
export const shell = maker.compose;

/** Joins texts for a shell. */
export const joinShell = maker.join;

/** Returns any text as one word, in quotes where a shell would not take it as it is. */
export function shellWord(text: string): ShellText {
  const isPlain = /^[\w./@%+=:-]+$/.test(text);
  return maker.seal(isPlain ? text : `'${text.replaceAll("'", "'\\''")}'`);
}

/** Returns a path as one word. A path that begins as an option does is given with its folder, `./`. */
export function shellPath(path: string): ShellText {
  return shellWord(path.startsWith("-") ? `./${path}` : path);
}

/** Returns a command as one argument of another, as in `sh -c "…"`. */
export function shellArgument(command: ShellText): ShellText {
  return maker.seal(`"${command.replaceAll(/["\\$`]/g, "\\$&")}"`);
}
