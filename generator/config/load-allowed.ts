import type { Outcome } from "../diagnostics/diagnostic.ts";
import { isTextNestedTooDeeply, NestingError } from "./nesting.ts";
import { readValidText, type Tree } from "../tree/tree.ts";
import { loadProblem, readProblem } from "./load-config-problem.ts";
import { validateAllowed } from "./validate-config.ts";

/**
 * Reads a JSON or YAML file of allowed findings, with the reason for each fingerprint.
 *
 * @param file absolute
 * @param name the name of the file in findings
 * @returns `null` when the file cannot be used
 */
export async function loadAllowed(
  file: string,
  name: string,
  tree: Tree,
): Promise<Outcome<Readonly<Record<string, string>> | null>> {
  const read = readValidText(tree, file);
  if (!read.ok) return { value: null, diagnostics: [readProblem(name, read.reason)] };
  const text = read.value;
  try {
    if (isTextNestedTooDeeply(text)) throw new NestingError();
    const { parse } = await import("yaml");
    // JSON is also YAML. In the failsafe schema, a fingerprint of digits stays text.
    const value: unknown = parse(text.replace(/^\uFEFF/, ""), { schema: "failsafe" }) ?? {};
    return await validateAllowed(value, { file: name, text });
  } catch (error) {
    return { value: null, diagnostics: [await loadProblem({ file: name, text }, error)] };
  }
}
