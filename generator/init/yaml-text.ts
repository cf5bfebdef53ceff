import { makerOf, type Encoded } from "../diagnostics/encoded-text.ts";
import { showInvisible } from "../diagnostics/visible-text.ts";

// The only file that makes YAML, for hooks and jobs.

const maker = makerOf<"YAML">();

export type YamlText = Encoded<"YAML">;

/** YAML of ours, with values that were made for it. */
export const yaml = maker.compose;

/** Joins pieces of YAML. */
export const joinYaml = maker.join;

/** Words with single spaces between them, which begin as a name or a path does. */
const plainValue = /^(?:[A-Za-z_]|\.{1,2}\/)[\w./&=-]*(?: [\w./&=-]+)*$/;

/** Words that some version of YAML takes for values of another type. */
const valueWords = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** Returns text as a value. JSON text is also YAML; most commands need no quotes. */
export function yamlText(text: string): YamlText {
  const isPlain = plainValue.test(text) && !valueWords.test(text);
  return maker.seal(isPlain ? text : showInvisible(JSON.stringify(text)));
}
