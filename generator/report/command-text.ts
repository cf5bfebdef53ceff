import { makerOf, type Encoded } from "../diagnostics/encoded-text.ts";
import { showOnTerminal } from "../diagnostics/terminal-text.ts";
import { showInvisible } from "../diagnostics/visible-text.ts";

// The only file that makes workflow commands of GitHub Actions. Whatever a page says, it cannot end a line or a property,
// and so cannot become a command.

const maker = makerOf<"command">();

export type CommandText = Encoded<"command">;

/** A command of ours, with text that was made for it. */
export const command = maker.compose;

/** Commands one after the other. */
export const joinCommands = maker.join;

/** The message of a command. */
export function commandMessage(text: string): CommandText {
  return maker.seal(
    showOnTerminal(text).replaceAll("%", "%25").replaceAll("\n", "%0A").replaceAll("::", "%3A%3A"),
  );
}

/** The value of a property of a command. */
export function commandProperty(text: string): CommandText {
  return maker.seal(
    showInvisible(text)
      .replaceAll("%", "%25")
      .replaceAll("\n", "%0A")
      .replaceAll(":", "%3A")
      .replaceAll(",", "%2C"),
  );
}
