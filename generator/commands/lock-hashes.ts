import type { LoadedProject } from "../config/load-config.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { contentHash } from "../output/content-hash.ts";
import { version } from "./version.ts";

/** Which generator a lock is of. */
export async function generatorHash(): Promise<string> {
  return contentHash(`modelmark@${await version()}`);
}

/** Everything a config says that changes what is generated. */
export function configHash({ settings, include, exclude }: LoadedProject): string {
  return contentHash(JSON.stringify({ settings, include, exclude }));
}

/** The warnings of a run: with none, a later run that finds nothing changed has nothing to say. */
export function warningsHash(diagnostics: readonly Diagnostic[]): string {
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  return contentHash(
    warnings.map(({ code, message, span }) => JSON.stringify([code, message, span])).join("\n"),
  );
}
