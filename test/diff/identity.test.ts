import { describe, expect, test } from "vitest";
import { diffModels } from "../../generator/diff/diff-models.ts";
import { ruleIds } from "../../generator/diagnostics/rule-codes.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { corpusNames, hasCorpora } from "../support/corpora.ts";
import { corpusModel } from "../support/diff.ts";

describe.skipIf(!hasCorpora)("a spec against itself", () => {
  test.each(corpusNames)("%s: nothing, whatever is looked for", async (name) => {
    const model = await corpusModel(name);
    const rules = Object.fromEntries(ruleIds.map((id) => [id, "error"]));
    const options = { rules, allowed: {}, hash: contentHash };
    expect(diffModels(model, structuredClone(model), options).findings).toEqual([]);
  });
});
