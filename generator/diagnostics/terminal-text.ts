import { makerOf, type Encoded, type Fitting } from "./encoded-text.ts";
import { showInvisible } from "./visible-text.ts";

// The only file that makes text for terminals and logs.

const maker = makerOf<"terminal">();

/** What a terminal or a log may be given: nothing in it is obeyed, and no line in it is not ours. */
export type TerminalText = Encoded<"terminal">;

/** Text of ours, with text that was made for terminals in it. */
export const terminal = maker.compose;

/** Texts one after the other. */
export const joinTerminal = maker.join;

/** Text as part of a line, in which a line feed could pass for the end of it: it shows as `\n`. */
export function showInLine(text: string): TerminalText {
  return maker.seal(showOnTerminal(text).replaceAll("\n", "\\n"));
}

/**
 * Text of several lines, where a runner of GitHub Actions takes a line that starts with `::`, or has `##[` in it, for
 * a command.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function showOnTerminal(text: string): TerminalText {
  return maker.seal(showWithinLine(text).replaceAll(/^(\s*):(?=:)/gm, "$1\\u003a"));
}

/** The same for what never begins a line, such as the types of Ruby in a frame: `::String` is no command there. */
export function showWithinLine(text: string): TerminalText {
  return maker.seal(showInvisible(text).replaceAll("##[", "\\u0023#["));
}

/** A part of a text. */
export function cutTerminal(text: TerminalText, start: number, end?: number): TerminalText {
  return maker.seal(text.slice(start, end));
}

/** A text with spaces after it, up to a width. */
export function padTerminal(text: TerminalText, width: number): TerminalText {
  return maker.seal(text.padEnd(width));
}

/** A way to show text, as a colour. */
export type Style = <Text extends string>(text: Fitting<"terminal", Text>) => TerminalText;

/** A style that puts codes of its own around a text. */
export function styleOf(wrap: (text: string) => string): Style {
  return (text) => maker.seal(wrap(text));
}
