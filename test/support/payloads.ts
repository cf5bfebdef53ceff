import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { corpusFolder } from "./corpora.ts";

/** A sample response of an operation, from an SDK's `gen.lock`. */
export interface Payload {
  readonly operation: string;
  /** The name of the example. */
  readonly example: string;
  readonly status: string;
  readonly body: unknown;
}

/** The SDKs among the corpora that come with samples. */
export const sampledCorpora = ["dub", "kombo", "panora"] as const;

export type SampledCorpus = (typeof sampledCorpora)[number];

interface GenLock {
  readonly examples: Readonly<Record<string, Readonly<Record<string, Example>>>>;
}

interface Example {
  readonly responses?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Returns the JSON bodies of all successful responses. */
export function readPayloads(name: SampledCorpus): readonly Payload[] {
  const text = readFileSync(join(corpusFolder(name), "gen.lock"), "utf8");
  const lock: GenLock = parse(text);
  return Object.entries(lock.examples).flatMap(([operation, examples]) =>
    Object.entries(examples).flatMap(([example, { responses = {} }]) =>
      Object.entries(responses).flatMap(([status, bodies]) => {
        const isSample = status.startsWith("2") && "application/json" in bodies;
        return isSample ? [{ operation, example, status, body: bodies["application/json"] }] : [];
      }),
    ),
  );
}
