import { gzipSync } from "node:zlib";
import { modelId } from "../../../generator/model/type.ts";
import { bundle } from "./bundle.ts";
import type { Generated } from "./models.ts";
import { weighedPeers } from "./peers/index.ts";
import type { Peer, Request } from "./peers/peer.ts";
import { formatRatio, table } from "./tables.ts";

export interface Size {
  readonly name: string;
  /** The bytes, minified and gzipped, of a program with one guard; `null` if the peer has no guard. */
  readonly guard: number | null;
  /** The bytes of a program with a full parser, which reports every issue and can throw. */
  readonly parser: number | null;
}

const id = modelId("shared", "TokenIssueResponse");

/** Measures what an import of the validators of TokenIssueResponse adds to a program. */
export async function weigh(generated: Generated): Promise<readonly Size[]> {
  const sizes: Size[] = [];
  for (const peer of weighedPeers) {
    const request = { ...generated, id, unknownKeys: "passthrough" } as const;
    const guard = await weight(peer, { ...request, what: "guard" });
    const parser = await weight(peer, { ...request, what: "full" });
    if (guard !== null || parser !== null) sizes.push({ name: peer.name, guard, parser });
  }
  return sizes;
}

/** Returns a table of the sizes, each with its ratio to ours. */
export function sizeTable(sizes: readonly Size[]): string {
  const base = sizes.find(({ name }) => name === "ours");
  const rows = sizes.map(({ name, guard, parser }) => [
    name,
    ...cells(guard, base?.guard),
    ...cells(parser, base?.parser),
  ]);
  return table([["", "guard", "x ours", "parser", "x ours"], ...rows]);
}

async function weight(peer: Peer, request: Request): Promise<number | null> {
  const text = await peer.source(request);
  if (text === null) return null;
  // `count` serves only the bench. Without the export, the bundler drops it.
  const own = text.replace(/^export const count/m, "const count");
  return gzipSync(await bundle(own, { minify: true }), { level: 9 }).length;
}

function cells(size: number | null, base: number | null | undefined): readonly string[] {
  if (size === null) return ["-", ""];
  return [`${size.toLocaleString("en-US")} B`, formatRatio(size / (base ?? Number.NaN))];
}
