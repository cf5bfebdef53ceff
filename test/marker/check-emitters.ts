import { defaultSettings, type Settings } from "../../generator/config/settings.ts";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import { makeFiles } from "../../generator/print/make-files.ts";
import { emittedSpec } from "../../generator/model/envelope.ts";
import type { SpecModel } from "../../generator/model/model.ts";
import { wordOf } from "./attacks.ts";
import { readJson } from "./read/json.ts";
import { diagramsOf, readMarkdown } from "./read/markdown.ts";
import { createMermaidReader } from "./read/mermaid.ts";
import type { Reading } from "./read/reading.ts";
import { readTypeScript } from "./read/typescript.ts";
import { spec } from "./samples.ts";
import { placesOfType } from "./type-places.ts";

const readMermaid = await createMermaidReader();
export const places = placesOfType("model/model.ts", "SpecModel");
const numbers = new Map([...places.places].map((place, index) => [place, index]));

/** The markdown of pages, which may have a structure of its own. */
const markdownPlaces: ReadonlySet<string> = new Set([
  "ModelBase.description",
  "Deprecation.reason",
  "Field.description",
]);

export type Attack = (word: string) => string;

/** Returns the model with an attack at both ends of each text. */
function planted(attack: Attack, skip: ReadonlySet<string>): SpecModel {
  return places.plant(spec, (place, text) => {
    if (skip.has(place)) return text;
    const attacking = attack(wordOf(numbers.get(place) ?? -1));
    return attacking + text + attacking;
  });
}

/** Readings of texts, kept because most texts are the same with other settings. */
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

/** Describes in short where the structure of outputs differs. */
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

const isPath = /^(?:[\p{L}\p{N}-]+\/)*[\p{L}\p{N}-]+\.(?:ts|json|md|txt)$/u;

async function read(model: SpecModel, settings: Settings): Promise<readonly [string, Reading][]> {
  const emitted = emittedSpec(model);
  const { files, diagnostics } = await makeFiles(emitted, planNames(emitted).value, settings, {});
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const found: [string, Reading][] = errors.map(({ message }) => [
    "diagnostics",
    { structure: null, escapes: [message] },
  ]);
  for (const { path, text } of files) {
    if (!isPath.test(path)) found.push(["paths", { structure: null, escapes: [path] }]);
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

const harmless = structures(
  await read(
    planted((word) => `x${word}x`, markdownPlaces),
    defaultSettings,
  ),
);

/** Settings with which other texts are written. */
export const variants: Readonly<Record<string, Settings>> = {
  "as by default": defaultSettings,
  "with dates, and no validators": {
    ...defaultSettings,
    dates: "Date",
    emit: ["interfaces", "docs"],
  },
};

/** Returns what is written for texts that attack nothing. */
export async function ordinaryFiles(): Promise<string> {
  const emitted = emittedSpec(spec);
  const { files } = await makeFiles(emitted, planNames(emitted).value, defaultSettings, {});
  return files.map(({ path, text }) => `${path}\n${text}`).join("\n");
}

/** Returns the places where a word is more than text when every text of the model contains it. */
export async function escapesOf(attack: Attack, settings: Settings): Promise<readonly string[]> {
  const found = await read(planted(attack, new Set()), settings);
  return found.flatMap(([where, reading]) => reading.escapes.map((one) => `${where}: ${one}`));
}

/** Returns what is structured differently when names, which have no structure of their own, contain an attack. */
export async function changesOf(attack: Attack): Promise<readonly string[]> {
  return differences(
    structures(await read(planted(attack, markdownPlaces), defaultSettings)),
    harmless,
  );
}
