import { makerOf, type Encoded } from "../diagnostics/encoded-text.ts";
import { showInvisible } from "../diagnostics/visible-text.ts";

const maker = makerOf<"JSON">();

/** A document of JSON that may be shown on a terminal. */
export type JsonText = Encoded<"JSON">;

/**
 * A JSON document for standard output, ending with a line feed. What a terminal would obey, and what does not show, is
 * written as `\uXXXX`: any parser reads the same value.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-7
 */
export function jsonText(value: unknown): JsonText {
  return maker.seal(`${showInvisible(JSON.stringify(value, null, 2))}\n`);
}
