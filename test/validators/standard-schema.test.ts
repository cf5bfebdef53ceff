import type { StandardSchemaV1 } from "@standard-schema/spec";
import { initTRPC } from "@trpc/server";
import { expect, expectTypeOf, test } from "vitest";
import { schemaOfTokenIssueResponse, type TokenIssueResponse } from "../../generated/index.ts";

// Used by one of its consumers, with nothing between.

const t = initTRPC.create();
const router = t.router({
  issue: t.procedure
    .input(schemaOfTokenIssueResponse)
    .mutation(({ input }) => input.scopes?.join(" ") ?? "none"),
});
const caller = t.createCallerFactory(router)({});

test("a tRPC procedure takes a schema as its input, with its types", async () => {
  expectTypeOf(schemaOfTokenIssueResponse).toExtend<StandardSchemaV1<TokenIssueResponse>>();
  expectTypeOf<Parameters<typeof caller.issue>[0]>().toEqualTypeOf<TokenIssueResponse>();
  expect(await caller.issue({ scopes: ["a", "b"] })).toBe("a b");
});

test("and refuses what the schema refuses", async () => {
  const value: unknown = { scopes: [1], action: "DANCE" };
  await expect(caller.issue(value as TokenIssueResponse)).rejects.toMatchObject({
    code: "BAD_REQUEST",
    cause: {
      issues: [
        { path: ["scopes", 0], message: "Expected string, received number" },
        { path: ["action"] },
      ],
    },
  });
});

test("the schema answers at once", () => {
  const { version, vendor, validate } = schemaOfTokenIssueResponse["~standard"];
  expect({ version, vendor }).toEqual({ version: 1, vendor: "modelmark" });
  expect(validate({ subject: "a" })).toEqual({ value: { subject: "a" } });
  expect(validate({ subject: 1 })).toMatchObject({ issues: [{ path: ["subject"] }] });
});
