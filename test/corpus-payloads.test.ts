import { afterAll, describe, expect, test } from "vitest";
import { defaultSettings } from "../generator/config/settings.ts";
import type { Model, SpecModel } from "../generator/model/model.ts";
import { modelId, type ModelId, type TypeNode } from "../generator/model/type.ts";
import { dataFields } from "../generator/model/object-parts.ts";
import { buildModel } from "../generator/pipeline.ts";
import { hasCorpora, readCorpus } from "./support/corpora.ts";
import { importGenerated, validatorsIn, type Issue, type Validators } from "./support/generated.ts";
import {
  readPayloads,
  sampledCorpora,
  type Payload,
  type SampledCorpus,
} from "./support/payloads.ts";
import { printed } from "./support/printed.ts";

// Gives the sample responses of SDKs to our validators. `npm run corpus` prints the table, and every refusal.

/** Why parts of a sample are refused, found by the end of their path. */
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

/** Examples of authlete that contradict its own pages and its source. */
const contradictions: Reasons = [
  [/^clientId$/, "text where the page and the source say integer"],
  [/^supportedScopes/, "text where the page and the source say object"],
];

/** The operations whose responses the pages do not document. */
const undocumented: Readonly<Record<SampledCorpus, readonly string[]>> = {
  dub: [
    "getLinksCount",
    "retrieveAnalytics",
    "listEvents",
    "createCustomer",
    "retrievePartnerAnalytics",
    "getWorkspace",
    "updateWorkspace",
  ],
  kombo: ["GetAssessmentOrdersOpen"],
  panora: ["retrieveConnections"],
};

const mostRefused: Readonly<Record<SampledCorpus, number>> = { dub: 8, kombo: 0, panora: 5 };

/**
 * Refuses keys that the type does not list, so that every part of an accepted value can be reached through the type.
 */
const strict = { unknownKeys: "strict" } as const;

const rows: Record<string, string | number>[] = [];

describe.skipIf(!hasCorpora).each(sampledCorpora)("%s", (name) => {
  test("the guards accept the samples of its responses", async () => {
    const { model } = buildModel(await readCorpus(name), defaultSettings);
    const responses = responseModels(name, model);
    const payloads = readPayloads(name);
    const operations = [...new Set(payloads.map(({ operation }) => operation))];
    const documented = payloads.filter(({ operation }) => responses.has(lettersOf(operation)));
    const check = await checkBodies(model, [...responses.values()]);
    const issuesOf = ({ operation, body }: Payload): readonly Issue[] => {
      const response = responses.get(lettersOf(operation));
      if (response === undefined) throw new Error(`${operation} is not documented`);
      return issuesIn(check(response.id), body);
    };
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
      "every key in the type": documented.filter(({ operation, body }) => {
        const response = responses.get(lettersOf(operation));
        return response !== undefined && check(response.id).validate(body, strict).ok;
      }).length,
    });
    for (const { payload, issues } of refused) console.log(refusal(name, payload, issues));
    expect(operations.filter((operation) => !responses.has(lettersOf(operation)))).toEqual(
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

describe.skipIf(!hasCorpora)("authlete", () => {
  test("the validators of its bodies accept the examples on its pages", async () => {
    const { model } = buildModel(await readCorpus("authlete"), defaultSettings);
    const examples = model.models.flatMap((one) =>
      one.kind === "envelope" && one.body !== null
        ? dataFields(one).flatMap((field) => field.examples.map((body) => ({ id: one.id, body })))
        : [],
    );
    const check = await checkBodies(model, []);
    const refused = examples.flatMap(({ id, body }) => {
      const issues = issuesIn(check(id), body).map((issue) => ({
        issue,
        reason: contradictions.find(([path]) => path.test(pathOf(issue)))?.[1] ?? null,
      }));
      return issues.length === 0 ? [] : [{ id, issues }];
    });
    for (const { id, issues } of refused) {
      const why = [...new Set(issues.map(({ reason }) => reason ?? "not explained"))].join("; ");
      console.log(`authlete ${id} refused: ${why}`);
    }
    const reached = examples.filter(({ id, body }) => check(id).validate(body, strict).ok);
    rows.push({
      corpus: "authlete",
      operations: new Set(examples.map(({ id }) => id)).size,
      samples: examples.length,
      accepted: examples.length - refused.length,
      refused: refused.length,
      "every key in the type": reached.length,
    });
    const issues = refused.flatMap((one) => one.issues);
    expect(issues.filter(({ reason }) => reason === null)).toEqual([]);
    expect(reached).toHaveLength(examples.length - refused.length);
    expect([examples.length, refused.length]).toEqual([11, 8]);
  });
});

afterAll(() => {
  if (rows.length > 0) console.table(rows);
});

interface Explained {
  readonly issue: Issue;
  readonly reason: string | null;
}

/** Formats a refusal as one line: where, what, how many, and why. */
function refusal(name: SampledCorpus, payload: Payload, issues: readonly Explained[]): string {
  const { operation, status } = payload;
  const parts = [...new Set(issues.map(({ issue }) => pathOf(issue)))].join(", ");
  const why = [...new Set(issues.map(({ reason }) => reason ?? "not explained"))].join("; ");
  return `${name} ${operation} ${status} refused at ${parts}: ${why}`;
}

function reasonFor(name: SampledCorpus, issue: Issue): string | null {
  return reasons[name].find(([path]) => path.test(pathOf(issue)))?.[1] ?? null;
}

function pathOf({ path }: Issue): string {
  return path.join(".");
}

/** Returns the model of each operation's response, by the letters of the operation's name. */
function responseModels(name: SampledCorpus, model: SpecModel): ReadonlyMap<string, Model> {
  const envelopes = model.models.filter((one) => one.kind === "envelope" && one.body !== null);
  const fromPages = envelopes.map((one): [string, Model] => [
    lettersOf(one.name).replace(/response$/, ""),
    one,
  ]);
  return new Map(name === "dub" ? dubResponses(model) : fromPages);
}

/**
 * The pages of dub do not document responses. A body's model is found by its title, or by what the operation is
 * about.
 */
const dubModels: readonly (readonly [operation: RegExp, id: string])[] = [
  // The sample of this operation shows a link that could not be created.
  [/^bulkcreatelinks$/, "shared/LinkErrorSchema"],
  [/links?(?:info)?$/, "shared/LinkSchema"],
  [/tags?$/, "shared/LinkTagSchemaOutput"],
  [/folders?$/, "shared/FolderSchema"],
  [/domains?$/, "shared/DomainSchema"],
];

function dubResponses(model: SpecModel): readonly (readonly [string, Model])[] {
  const told = model.models.filter(({ kind }) => kind !== "unknown");
  const ids = new Map(told.map(({ id, name }) => [lettersOf(name), id]));
  return readPayloads("dub").flatMap(({ operation, body }) => {
    const letters = lettersOf(operation);
    const guess = dubModels.find(([pattern]) => pattern.test(letters))?.[1];
    const id =
      ids.get(`${letters}responsebody`) ?? (guess === undefined ? null : modelId("", guess));
    if (id === null) return [];
    const ref: TypeNode = { kind: "ref", id };
    const type: TypeNode = Array.isArray(body) ? { kind: "array", items: ref } : ref;
    return [[letters, envelopeOf(letters, type)] as const];
  });
}

/** Generates the validators of all models, and of the responses that are not yet in the model. */
async function checkBodies(
  model: SpecModel,
  responses: readonly Model[],
): Promise<(id: ModelId) => Validators> {
  const known = new Set(model.models);
  const added = responses.filter((response) => !known.has(response));
  const complete = { models: [...model.models, ...added] };
  const settings = { ...defaultSettings, emit: ["interfaces", "validators"] as const };
  const bundle = await importGenerated(printed(complete, settings));
  return validatorsIn(bundle, complete);
}

function issuesIn({ is, validate }: Validators, body: unknown): readonly Issue[] {
  const result = validate(body);
  expect(is(body)).toBe(result.ok);
  // The issue that no union member fits is left out, since the issues of the closest member explain it.
  return result.ok ? [] : result.issues.filter(({ code }) => code !== "union");
}

/** Returns the envelope that a page of the response would lead to. */
function envelopeOf(letters: string, body: TypeNode): Model {
  const point = { line: 1, column: 1, offset: 0 };
  const source = { file: "samples.md", start: point, end: point };
  const name = `Sample_${letters}`;
  const texts = { deprecation: null, description: "", source };
  const id = modelId("samples", name);
  return { kind: "envelope", id, namespace: "samples", name, ...texts, fields: [], body };
}

function lettersOf(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase();
}
