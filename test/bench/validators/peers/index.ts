import { ajv, ajvStandalone } from "./ajv.ts";
import { arktype } from "./arktype.ts";
import { ours, oursStrict, oursStrictWeighed } from "./ours.ts";
import type { Peer } from "./peer.ts";
import { typebox, typeboxAheadOfTime } from "./typebox.ts";
import { typia } from "./typia.ts";
import { valibot } from "./valibot.ts";
import { zod, zodCompiled, zodMini, zodValidate } from "./zod.ts";

/** The peers that are timed, with code written ahead of time first. */
export const timedPeers: readonly Peer[] = [
  ours,
  oursStrict,
  typia,
  typeboxAheadOfTime,
  ajvStandalone,
  typebox,
  ajv,
  arktype,
  zodCompiled,
  zodValidate,
  zod,
  valibot,
];

/** The peers whose size and cold import are measured. */
export const weighedPeers: readonly Peer[] = [
  ours,
  oursStrictWeighed,
  typia,
  typeboxAheadOfTime,
  ajvStandalone,
  typebox,
  ajv,
  arktype,
  zod,
  zodMini,
  valibot,
];
