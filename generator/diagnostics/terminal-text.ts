import { makerOf, type Encoded, type Fitting } from "./encoded-text.ts";
import { spelledByCode, withoutCommands } from "./log-commands.ts";
import { showInvisible } from "./visible-text.ts";

// This is the only file that makes text for terminals and logs.

const maker = makerOf<"terminal">((text) => withoutCommands(text, spelledByCode));

/**
 * Text that may be written to a terminal or a log. It contains no control sequences, no lines that could pass for
 * ours, and no commands of CI services, not even where two texts were put together.
 */
export type TerminalText = Encoded<"terminal">;

/** Composes text of ours with text that was made for terminals. */
export const terminal = maker.compose;

/** Joins texts. */
export const joinTerminal = maker.join;

/** Returns text as a part of a line. A line feed is shown as `\n`, because it could fake the end of the line. */
export function showInLine(text: string): TerminalText {
  return maker.seal(showOnTerminal(text).replaceAll("\n", "\\n"));
}

/** Returns text of several lines. */
export function showOnTerminal(text: string): TerminalText {
  return maker.seal(showInvisible(text));
}

/**
 * Returns a line that begins with text of ours. A Ruby type behind it stays as it is, because `::String` is a command
 * only at the beginning of a line.
 */
export function showBehind(head: TerminalText, text: string): TerminalText {
  return maker.seal(`${head}${showInvisible(text).replaceAll("\n", "\\n")}`);
}

/** Returns a part of a text. */
export function cutTerminal(text: TerminalText, start: number, end?: number): TerminalText {
  return maker.seal(text.slice(start, end));
}

/** Pads a text with spaces up to a width. */
export function padTerminal(text: TerminalText, width: number): TerminalText {
  return maker.seal(text.padEnd(width));
}

/** A way to show text, such as a colour. */
export type Style = <Text extends string>(text: Fitting<"terminal", Text>) => TerminalText;

/** Returns a style that puts control codes around a text. */
export function styleOf(wrap: (text: string) => string): Style {
  return (text) => maker.seal(wrap(text));
}
