import { defaultSettings } from "../../../generator/config/settings.ts";
import { modelId } from "../../../generator/model/type.ts";
import { runPipeline } from "../../../generator/pipeline.ts";
import { invalidUnions, type InvalidUnion } from "../../support/invalid-unions.ts";
import { unionPages } from "../../support/union-pages.ts";
import { load } from "./bundle.ts";
import { toldBy } from "./outcomes.ts";
import { arktype } from "./peers/arktype.ts";
import { ours } from "./peers/ours.ts";
import type { Peer, Request } from "./peers/peer.ts";
import { typia } from "./peers/typia.ts";
import { valibot } from "./peers/valibot.ts";
import { zod } from "./peers/zod.ts";

// Prints, as markdown, what each library says about the same invalid values of the same types.

const peers: readonly Peer[] = [ours, zod, valibot, arktype, typia];

const pages = Object.entries(unionPages).map(([path, text]) => ({ path: `models/${path}`, text }));
const settings = { ...defaultSettings, wire: "verbatim" as const };
const { model, files } = await runPipeline(pages, settings);

const validators = new Map<string, (value: unknown) => unknown>();
for (const peer of peers) {
  for (const name of new Set(invalidUnions.map((one) => one.model))) {
    const id = modelId("", name);
    const request: Request = { model, files, id, unknownKeys: "passthrough", what: "full" };
    const validate = (await load(peer, request))?.validate;
    if (validate === undefined) throw new Error(`${peer.name} has nothing for ${name}`);
    validators.set(`${peer.name} ${name}`, validate);
  }
}

console.log(line(["value", ...peers.map(({ name }) => name)]));
console.log(line(["---", ...peers.map(() => "---")]));
for (const one of invalidUnions) {
  console.log(line([valueCell(one), ...peers.map((peer) => issuesCell(peer, one))]));
}

function valueCell({ about, model: name, value }: InvalidUnion): string {
  return `${name}, ${about}:<br>${code(JSON.stringify(value))}`;
}

function issuesCell(peer: Peer, { model: name, value }: InvalidUnion): string {
  const told = toldBy(validators.get(`${peer.name} ${name}`)?.(value));
  // A library that accepts such a value has nothing to say; arktype, for example, accepts a list as an object.
  if (told.length === 0) return "valid";
  return told
    .map(({ path, message }) => `${code(path === "" ? "(root)" : path)}: ${escaped(message)}`)
    .join("<br>");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function code(text: string): string {
  return `\`${text.replaceAll("|", String.raw`\|`)}\``;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\|<*_`[\]]/g, String.raw`\$&`).replaceAll("\n", " ");
}
