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

/** Of the warnings of a run: a later one that finds nothing changed has to give the same. */
export function warningsHash(warnings: readonly Diagnostic[]): string {
  return contentHash(
    warnings.map(({ code, message, span }) => JSON.stringify([code, message, span])).join("\n"),
  );
}
