import { readFile } from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "./support/cli.ts";

// Tests the outputs for the project's own spec.

const root = join(import.meta.dirname, "..");
const seed = join(root, "../shared/seed/tokenissueresponse.md");
interface Field {
  readonly docName: string;
  readonly wireName: string;
  readonly type: unknown;
}

const { stdout } = await run(root, "inspect", "--json", "TokenIssueResponse");
const document: { models: [{ fields: readonly Field[] }] } = JSON.parse(stdout);
const { fields } = document.models[0];

describe("TokenIssueResponse", () => {
  test.skipIf(!existsSync(seed))("is the user's page, to the byte", () => {
    const page = join(root, "spec/models/shared/tokenissueresponse.md");
    expect(readFileSync(page).equals(readFileSync(seed))).toBe(true);
  });

  test("has 26 fields, all optional and nullable, in camelCase", () => {
    expect(fields).toHaveLength(26);
    for (const field of fields) {
      expect(field).toMatchObject({ required: false, nullable: true });
      const words = field.docName.split("_");
      const rest = words.slice(1).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
      expect(field.wireName).toBe([words[0], ...rest].join(""));
    }
  });

  test("has the types its links and containers say", () => {
    const types = Object.fromEntries(fields.map(({ wireName, type }) => [wireName, type]));
    expect(types).toMatchObject({
      action: { kind: "ref", id: "shared/TokenIssueResponseAction" },
      scopes: { kind: "array", items: { kind: "string" } },
      properties: { kind: "array", items: { kind: "ref", id: "shared/Property" } },
      authorizationDetails: { kind: "ref", id: "shared/AuthzDetails" },
      accessTokenExpiresAt: { kind: "integer" },
      metadataDocumentUsed: { kind: "boolean" },
    });
  });

  test("describes refreshToken in three lines, each at most 100 columns wide", async () => {
    const file = join(root, "generated/models/shared/token-issue-response.ts");
    expect(await readFile(file, "utf8")).toContain(`  /**
   * The refresh token. This parameter is a non-null value only when \`action\` is \`OK\` and the
   * service supports the refresh token flow.
   * If \`refreshTokenKept\` is set to \`false\`, a new refresh token is issued and the old refresh
   * token used in the refresh token flow
   * is invalidated. On the contrary, if \`refreshTokenKept\` is set to \`true\`, the refresh token
   * itself is not refreshed.
   */
  refreshToken?: string | null | undefined;
`);
  });
});
