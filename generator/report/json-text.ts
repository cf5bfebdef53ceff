import { makerOf, type Encoded } from "../diagnostics/encoded-text.ts";
import { spelledByCode, withoutCommands } from "../diagnostics/log-commands.ts";
import { showInvisible } from "../diagnostics/visible-text.ts";

const maker = makerOf<"JSON">((text) => withoutCommands(text, spelledByCode));

/** A JSON document that may be shown on a terminal. */
export type JsonText = Encoded<"JSON">;

/**
 * Returns a JSON document for standard output, with a line feed at the end. Control characters, invisible characters
 * and the beginnings of commands are written as `\uXXXX`, which every parser reads as the same value.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-7
 */
export function jsonText(value: unknown): JsonText {
  return maker.seal(`${showInvisible(JSON.stringify(value, null, 2))}\n`);
}
