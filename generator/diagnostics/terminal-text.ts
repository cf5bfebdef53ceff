import { makerOf, type Encoded, type Fitting } from "./encoded-text.ts";
import { showInvisible } from "./visible-text.ts";

// This is the only file that makes text for terminals and logs.

const maker = makerOf<"terminal">();

/**
 * Text that may be written to a terminal or a log. It contains no control sequences and no lines that could pass for
 * ours.
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

/**
 * Returns text of several lines. In GitHub Actions, the runner takes a line that starts with `::` or contains `##[`
 * for a command, so these are escaped.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function showOnTerminal(text: string): TerminalText {
  return maker.seal(showWithinLine(text).replaceAll(/^(\s*):(?=:)/gm, "$1\\u003a"));
}

/** Returns text that never begins a line, such as a Ruby type in a code frame, where `::String` is not a command. */
export function showWithinLine(text: string): TerminalText {
  return maker.seal(showInvisible(text).replaceAll("##[", "\\u0023#["));
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
