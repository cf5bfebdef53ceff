import { attacks } from "./attacks.ts";
import { changesOf, escapesOf, ordinaryFiles, variants } from "./check-emitters.ts";
import {
  escapesOfMessage,
  escapesOfSite,
  messageCodes,
  ordinaryReports,
  problemsOf,
  sinks,
} from "./check-reports.ts";

/** The parts of the check, by the outputs they look at: those of reporters and `init`, of the site, and of emitters. */
export const partNames = ["reports", "site", "emitters"] as const;

export type PartName = (typeof partNames)[number];

const parts: Readonly<
  Record<PartName, (attack: (word: string) => string) => Promise<readonly string[]>>
> = {
  reports: (attack) =>
    Promise.resolve([
      ...sinks.flatMap((one) =>
        problemsOf(one, attack).map((problem) => `${one.name}: ${problem}`),
      ),
      ...messageCodes.slice(0, 3).flatMap((code) => escapesOfMessage(code, attack)),
    ]),
  site: (attack) => Promise.resolve(escapesOfSite(attack).map((one) => `site: ${one}`)),
  emitters: async (attack) => [
    ...(await escapesOf(attack, variants["as by default"] ?? fail())),
    ...(await changesOf(attack)),
  ],
};

/** Returns the first text that breaks out of some output, or `null`. This only answers whether any text would. */
export async function firstEscape(names: readonly PartName[]): Promise<string | null> {
  for (const part of names) {
    for (const [name, attack] of Object.entries(attacks)) {
      const [found] = await parts[part](attack);
      if (found !== undefined) return `${name}: ${found}`;
    }
  }
  return null;
}

/** Returns all that is written and printed for texts that attack nothing. Golden files hold the like of it. */
export async function ordinaryText(): Promise<string> {
  return `${await ordinaryFiles()}\n${ordinaryReports()}`;
}

/** Returns the names of the encoders that, by themselves, do not write what they have to. */
export { wrongRows } from "./encoder-rows.ts";

function fail(): never {
  throw new Error("there are no settings");
}
