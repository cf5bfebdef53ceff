import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../generator/config/settings.ts";
import { planNames } from "../generator/emit/names/name-plan.ts";
import { makeFiles } from "../generator/make/make-files.ts";
import { emittedSpec } from "../generator/model/envelope.ts";
import type { SpecModel } from "../generator/model/model.ts";
import { attacks, wordOf } from "./marker/attacks.ts";
import { createMermaidReader } from "./marker/read/mermaid.ts";
import { readJson } from "./marker/read/json.ts";
import { diagramsOf, readMarkdown } from "./marker/read/markdown.ts";
import type { Reading } from "./marker/read/reading.ts";
import { readTypeScript } from "./marker/read/typescript.ts";
import { spec } from "./marker/samples.ts";
import { placesOfType } from "./marker/type-places.ts";

// A word is put into every text that comes from a stranger, with what such a text may try around it. Every output is then
// read with the parser of its language: the word is in texts only, and the output is built as with harmless texts.

const readMermaid = await createMermaidReader();
const places = placesOfType("model/model.ts", "SpecModel");
const numbers = new Map([...places.places].map((place, index) => [place, index]));

/** Markdown of pages, which may have a structure of its own. */
const markdownPlaces: ReadonlySet<string> = new Set([
  "ModelBase.description",
  "Deprecation.reason",
  "Field.description",
]);

type Attack = (word: string) => string;

/** The model with an attack at both ends of each text. */
function planted(attack: Attack, skip: ReadonlySet<string>): SpecModel {
  return places.plant(spec, (place, text) => {
    if (skip.has(place)) return text;
    const attacking = attack(wordOf(numbers.get(place) ?? -1));
    return attacking + text + attacking;
  });
}

/** Most texts are the same with other settings. */
const readings = new Map<string, Reading>();

async function readOnce(
  text: string,
  reader: (text: string) => Reading | Promise<Reading>,
): Promise<Reading> {
  const found = readings.get(text) ?? (await reader(text));
  readings.set(text, found);
  return found;
}

function structures(of: readonly [string, Reading][]): readonly string[] {
  return of.map(([where, { structure }]) => `${where} ${JSON.stringify(structure)}`).sort();
}

/** Where outputs are built another way, in short. */
function differences(found: readonly string[], wanted: readonly string[]): readonly string[] {
  const others = found.filter((one) => !wanted.includes(one));
  const missing = wanted.filter((one) => !found.includes(one));
  return others.map((one, index) => {
    const other = missing[index] ?? "";
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    const from = Math.max(0, at - 60);
    return `${one.split(" ", 1)[0] ?? ""}: ${one.slice(from, at + 60)} INSTEAD OF ${other.slice(at, at + 60)}`;
  });
}

async function read(model: SpecModel, settings: Settings): Promise<readonly [string, Reading][]> {
  const emitted = emittedSpec(model);
  const { files, diagnostics } = await makeFiles(emitted, planNames(emitted).value, settings, {});
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const found: [string, Reading][] = [];
  for (const { path, text } of files) {
    expect(path).toMatch(/^(?:[\p{L}\p{N}-]+\/)*[\p{L}\p{N}-]+\.(?:ts|json|md|txt)$/u);
    if (path === "runtime.ts") continue;
    const section = path.split("/", 1)[0] ?? "";
    if (path.endsWith(".ts"))
      found.push([`${section} module`, await readOnce(text, readTypeScript)]);
    else if (path.endsWith(".json")) found.push([path, await readOnce(text, readJson)]);
    else {
      found.push([`${section} page`, await readOnce(text, readMarkdown)]);
      for (const diagram of diagramsOf(text))
        found.push(["diagram", await readOnce(diagram, readMermaid)]);
    }
  }
  return found;
}

test("every place of the model is taken", () => {
  const seen = new Set<string>();
  places.plant(spec, (place, text) => {
    seen.add(place);
    return text;
  });
  expect([...places.places].filter((place) => !seen.has(place))).toEqual([]);
});

const harmless = structures(
  await read(
    planted((word) => `x${word}x`, markdownPlaces),
    defaultSettings,
  ),
);

describe.each(Object.entries(attacks))("%s", (_name, attack) => {
  test.each([
    ["as by default", defaultSettings],
    [
      "with dates, and no validators",
      { ...defaultSettings, dates: "Date", emit: ["interfaces", "docs"] },
    ],
  ] satisfies [string, Settings][])("in every text of a model, %s", async (_settings, settings) => {
    const found = await read(planted(attack, new Set()), settings);
    const escapes = found.flatMap(([where, reading]) =>
      reading.escapes.map((one) => `${where}: ${one}`),
    );
    expect(escapes).toEqual([]);
  });

  test("in names leaves the structure as it is", async () => {
    const found = await read(planted(attack, markdownPlaces), defaultSettings);
    expect(differences(structures(found), harmless)).toEqual([]);
  });
});
