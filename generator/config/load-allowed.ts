import { readFile } from "node:fs/promises";
import { diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { validateAllowed } from "./validate-config.ts";
import { firstLineOf } from "../diagnostics/message-of.ts";

/**
 * Reads a file of allowed findings, JSON or YAML: reasons by fingerprint; `null` when it cannot be used.
 *
 * @param file absolute
 * @param name as findings show it
 */
export async function loadAllowed(
  file: string,
  name: string,
): Promise<Outcome<Readonly<Record<string, string>> | null>> {
  try {
    const text = await readFile(file, "utf8");
    const { parse } = await import("yaml");
    // JSON is YAML, and without types a fingerprint of digits alone stays text.
    const value: unknown = parse(text.replace(/^\uFEFF/, ""), { schema: "failsafe" }) ?? {};
    return validateAllowed(value, { file: name, text });
  } catch (error) {
    const reason = firstLineOf(error).replace(`'${file}'`, "the file");
    return { value: null, diagnostics: [diagnostic("MM6001", { file: name, reason })] };
  }
}
