import { afterAll, describe, expect, test } from "vitest";
import { defaultSettings } from "../generator/config/settings.ts";
import type { Model, SpecModel } from "../generator/model/model.ts";
import { modelId, type TypeNode } from "../generator/model/type.ts";
import { buildModel } from "../generator/pipeline.ts";
import type { SourceFile } from "../generator/source/source-file.ts";
import { hasCorpora, readCorpus } from "./support/corpora.ts";
import { importGenerated, validatorsIn, type Issue } from "./support/generated.ts";
import {
  readPayloads,
  sampledCorpora,
  type Payload,
  type SampledCorpus,
} from "./support/payloads.ts";
import { unformatted } from "./support/unformatted.ts";

// What SDKs' own samples of responses are to our validators. `npm run corpus` prints the table, and every refusal.

/** Why a part of a sample is refused, by the end of its path. */
type Reasons = readonly (readonly [path: RegExp, reason: string])[];

const reasons: Readonly<Record<SampledCorpus, Reasons>> = {
  dub: [
    [
      /utm(?:Source|Medium|Campaign|Term|Content)$/,
      "five keys the API writes in snake_case, among camelCase ones; no page shows one of them",
    ],
    [/tags$/, "a required list that may be null, which its page hides; lists mostly are not"],
  ],
  kombo: [],
  panora: [
    [/timestamp$/, "a sample that is no date-time, as which its source declares it: empty text"],
    [
      /_date$|^date_of_birth$/,
      "a sample that is no date-time, as which its source declares it, but a day",
    ],
  ],
};

/** The operations whose responses the pages do not document. */
const undocumented: Readonly<Record<SampledCorpus, readonly string[]>> = {
  dub: ["getLinksCount", "createCustomer", "getWorkspace", "updateWorkspace"],
  kombo: ["GetAssessmentOrdersOpen"],
  panora: ["retrieveConnections"],
};

const mostRefused: Readonly<Record<SampledCorpus, number>> = { dub: 8, kombo: 0, panora: 5 };

const rows: Record<string, string | number>[] = [];

describe.skipIf(!hasCorpora).each(sampledCorpora)("%s", (name) => {
  test("the guards accept the samples of its responses", async () => {
    const { model } = buildModel((await readCorpus(name)).map(mendCells), defaultSettings);
    const bodies = bodyTypes(name, model);
    const payloads = readPayloads(name);
    const operations = [...new Set(payloads.map(({ operation }) => operation))];
    const documented = payloads.filter(({ operation }) => bodies.has(lettersOf(operation)));
    const issuesOf = await checkBodies(model, bodies);
    const refused = documented.flatMap((payload) => {
      const issues = issuesOf(payload).map((issue) => ({ issue, reason: reasonFor(name, issue) }));
      return issues.length === 0 ? [] : [{ payload, issues }];
    });
    rows.push({
      corpus: name,
      operations: operations.length,
      samples: documented.length,
      accepted: documented.length - refused.length,
      refused: refused.length,
    });
    for (const { payload, issues } of refused) console.log(refusal(name, payload, issues));
    expect(operations.filter((operation) => !bodies.has(lettersOf(operation)))).toEqual(
      undocumented[name],
    );
    const unexplained = refused.flatMap(({ payload, issues }) =>
      issues.flatMap(({ issue, reason }) =>
        reason === null ? [`${payload.operation} ${pathOf(issue)}: ${issue.message}`] : [],
      ),
    );
    expect(unexplained).toEqual([]);
    expect(refused.length).toBeLessThanOrEqual(mostRefused[name]);
  });
});

afterAll(() => {
  if (rows.length > 0) console.table(rows);
});

interface Explained {
  readonly issue: Issue;
  readonly reason: string | null;
}

/** One line: where, what, how many, and why. */
function refusal(name: SampledCorpus, payload: Payload, issues: readonly Explained[]): string {
  const { operation, status } = payload;
  const parts = [...new Set(issues.map(({ issue }) => pathOf(issue)))].join(", ");
  const why = [...new Set(issues.map(({ reason }) => reason ?? "not explained"))].join("; ");
  return `${name} ${operation} ${status} refused at ${parts}: ${why}`;
}

function reasonFor(name: SampledCorpus, issue: Issue): string | null {
  return reasons[name].find(([path]) => path.test(pathOf(issue)))?.[1] ?? null;
}

/** Without the field that holds the body. */
function pathOf({ path }: Issue): string {
  return path.slice(1).join(".");
}

/** Cells of kombo that are not understood yet; a date-time is text on the wire, which this union takes anyway. */
function mendCells(page: SourceFile): SourceFile {
  return { ...page, text: page.text.replaceAll("T::Boolean, ::DateTime)", "T::Boolean)") };
}

/** The type of the JSON that each operation answers, by the letters of its name. */
function bodyTypes(name: SampledCorpus, model: SpecModel): ReadonlyMap<string, TypeNode> {
  const fromPages = model.models.flatMap((one): [string, TypeNode][] => {
    const body = bodyOf(one);
    return body === null ? [] : [[lettersOf(one.name).replace(/response$/, ""), body]];
  });
  return new Map(name === "dub" ? [...dubBodies(model), ...fromPages] : fromPages);
}

/** The type of the body, if the model is the object an SDK returns for an operation. */
function bodyOf(model: Model): TypeNode | null {
  if (model.kind !== "object" || !model.fields.some(({ transport }) => transport)) return null;
  const [only, ...others] = model.fields.filter(({ transport }) => !transport);
  if (only === undefined) return null;
  const members = [only, ...others].map(({ type }) => type);
  return others.length === 0 ? only.type : { kind: "union", members };
}

/** dub has no pages of responses: bodies are found by their titles, or else by what the operation is about. */
const dubModels: readonly (readonly [operation: RegExp, id: string])[] = [
  // Its sample is of what could not be created.
  [/^bulkcreatelinks$/, "shared/LinkErrorSchema"],
  [/links?(?:info)?$/, "shared/LinkSchema"],
  [/tags?$/, "shared/LinkTagSchemaOutput"],
  [/folders?$/, "shared/FolderSchema"],
  [/domains?$/, "shared/DomainSchema"],
];

function dubBodies(model: SpecModel): readonly (readonly [string, TypeNode])[] {
  const ids = new Map(model.models.map(({ id, name }) => [lettersOf(name), id]));
  return readPayloads("dub").flatMap(({ operation, body }) => {
    const letters = lettersOf(operation);
    const guess = dubModels.find(([pattern]) => pattern.test(letters))?.[1];
    const id =
      ids.get(`${letters}responsebody`) ?? (guess === undefined ? null : modelId("", guess));
    if (id === null) return [];
    const ref: TypeNode = { kind: "ref", id };
    return [[letters, Array.isArray(body) ? { kind: "array", items: ref } : ref] as const];
  });
}

/** Generates a validator for every body, and gives what it finds in a payload. */
async function checkBodies(
  model: SpecModel,
  bodies: ReadonlyMap<string, TypeNode>,
): Promise<(payload: Payload) => readonly Issue[]> {
  const samples = [...bodies].map(([letters, body]) => sampleModel(letters, body));
  const complete = { models: [...model.models, ...samples] };
  const settings = { ...defaultSettings, emit: ["interfaces", "validators"] as const };
  const bundle = await importGenerated(unformatted(complete, settings));
  const validators = validatorsIn(bundle, complete);
  return ({ operation, body }) => {
    const { is, validate } = validators(modelId("samples", `Sample_${lettersOf(operation)}`));
    const result = validate({ body });
    expect(is({ body }), operation).toBe(result.ok);
    return result.ok ? [] : result.issues;
  };
}

/** An object that has the body as its one field. */
function sampleModel(letters: string, type: TypeNode): Model {
  const point = { line: 1, column: 1, offset: 0 };
  const source = { file: "samples.md", start: point, end: point };
  const name = `Sample_${letters}`;
  const texts = { deprecation: null, description: "", source };
  const names = { docName: "body", wireName: "body", propertyName: "body" };
  const rules = { required: true, nullable: false, transport: false };
  return {
    ...{ kind: "object", id: modelId("samples", name), namespace: "samples", name, ...texts },
    fields: [{ ...names, ...rules, ...texts, examples: [], type }],
    additionalProperties: null,
  };
}

function lettersOf(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase();
}
