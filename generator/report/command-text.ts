import { makerOf, type Encoded } from "../diagnostics/encoded-text.ts";
import { spelledByCode, withoutMarks } from "../diagnostics/log-commands.ts";
import { showOnTerminal } from "../diagnostics/terminal-text.ts";
import { showInvisible } from "../diagnostics/visible-text.ts";

// This is the only file that makes workflow commands of GitHub Actions. No text of a page can end a line or a
// property, so it cannot become a command.

const maker = makerOf<"command">((text) => withoutMarks(text, spelledByCode("#")));

export type CommandText = Encoded<"command">;

/** Composes a command of ours with text that was made for commands. */
export const command = maker.compose;

/** Joins commands. */
export const joinCommands = maker.join;

/** Returns text as the message of a command. */
export function commandMessage(text: string): CommandText {
  return maker.seal(
    showOnTerminal(text).replaceAll("%", "%25").replaceAll("\n", "%0A").replaceAll("::", "%3A%3A"),
  );
}

/** Returns text as the value of a command's property. */
export function commandProperty(text: string): CommandText {
  return maker.seal(
    showInvisible(text)
      .replaceAll("%", "%25")
      .replaceAll("\n", "%0A")
      .replaceAll(":", "%3A")
      .replaceAll(",", "%2C"),
  );
}
