import { afterAll, describe, expect, test } from "vitest";
import { attacks } from "./marker/attacks.ts";
import {
  escapesOfMessage,
  escapesOfSite,
  messageCodes,
  planted,
  problemsOf,
  sinks,
} from "./marker/check-reports.ts";

// Does the same as marker.test.ts for reports and for the files of `init`: the attacks are put into every text that a
// reporter takes, by its type.

describe.each(sinks.map((one) => [one.name, one] as const))("%s", (_name, one) => {
  test.each(Object.entries(attacks))("with %s", (_attack, attack) => {
    expect(problemsOf(one, attack)).toEqual([]);
  });
});

test("every place is taken by one of the samples", () => {
  const missing = new Map<string, ReadonlySet<string>>();
  for (const { name, places, sample } of sinks) {
    const seen = new Set<string>();
    places.plant(sample, (place, text) => {
      seen.add(place);
      return text;
    });
    const group = name
      .replace(/ \d.*$/, "")
      .replace(/^(?:config|attributes|ignore files) of init$/, "init");
    const left = missing.get(group) ?? places.places;
    missing.set(group, new Set([...left].filter((place) => !seen.has(place))));
  }
  expect(
    [...missing].flatMap(([group, left]) => [...left].map((place) => `${group}: ${place}`)),
  ).toEqual([]);
});

describe("every message of the catalog", () => {
  test.each(messageCodes)("%s", (code) => {
    for (const attack of Object.values(attacks)) expect(escapesOfMessage(code, attack)).toEqual([]);
  });
});

describe("pages of a site", () => {
  test.each(Object.entries(attacks))("with %s", (_name, attack) => {
    expect(escapesOfSite(attack)).toEqual([]);
  });
});

afterAll(() => {
  const places = sinks.reduce((sum, one) => sum + one.places.places.size, 0);
  process.stdout.write(
    `${places} places in ${sinks.length} sinks, ${messageCodes.length} messages, ${Object.keys(attacks).length} attacks: ${planted} texts planted\n`,
  );
});
