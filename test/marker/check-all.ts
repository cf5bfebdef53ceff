import { attacks } from "./attacks.ts";
import { changesOf, escapesOf, variants } from "./check-emitters.ts";
import {
  escapesOfMessage,
  escapesOfSite,
  messageCodes,
  problemsOf,
  sinks,
} from "./check-reports.ts";

/** The first thing that gets out of some output, or `null`; for a look at whether anything would. */
export async function firstEscape(): Promise<string | null> {
  for (const [name, attack] of Object.entries(attacks)) {
    const found = [
      ...sinks.flatMap((one) =>
        problemsOf(one, attack).map((problem) => `${one.name}: ${problem}`),
      ),
      ...escapesOfSite(attack).map((one) => `site: ${one}`),
      ...(await escapesOf(attack, variants["as by default"] ?? fail())),
      ...(await changesOf(attack)),
      ...messageCodes.slice(0, 3).flatMap((code) => escapesOfMessage(code, attack)),
    ];
    if (found[0] !== undefined) return `${name}: ${found[0]}`;
  }
  return null;
}

function fail(): never {
  throw new Error("there are no settings");
}
