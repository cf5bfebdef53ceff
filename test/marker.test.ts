import { describe, expect, test } from "vitest";
import { attacks } from "./marker/attacks.ts";
import { changesOf, escapesOf, places, variants } from "./marker/check-emitters.ts";
import { spec } from "./marker/samples.ts";

// A word is put into every text that comes from a stranger, together with what such a text may try around it. Every
// output is then read with the parser of its language. The word must stand in texts only, and the output must have
// the same structure as with harmless texts.

test("every place of the model is taken", () => {
  const seen = new Set<string>();
  places.plant(spec, (place, text) => {
    seen.add(place);
    return text;
  });
  expect([...places.places].filter((place) => !seen.has(place))).toEqual([]);
});

describe.each(Object.entries(attacks))("%s", (_name, attack) => {
  test.each(Object.entries(variants))(
    "in every text of a model, %s",
    async (_variant, settings) => {
      expect(await escapesOf(attack, settings)).toEqual([]);
    },
  );

  test("in names leaves the structure as it is", async () => {
    expect(await changesOf(attack)).toEqual([]);
  });
});
