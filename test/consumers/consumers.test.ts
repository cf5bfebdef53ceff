import { sValidator } from "@hono/standard-validator";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { createEnv } from "@t3-oss/env-core";
import { FormApi } from "@tanstack/form-core";
import { initTRPC, type inferRouterInputs, type inferRouterOutputs } from "@trpc/server";
import { jsonSchema, tool, type InferToolInput } from "ai";
import { Hono } from "hono";
import { hc, type InferRequestType } from "hono/client";
import { useForm, type Resolver, type UseFormReturn } from "react-hook-form";
import { describe, expect, expectTypeOf, test } from "vitest";
import { schemaOfTokenIssueResponse, type TokenIssueResponse } from "../../generated/index.ts";
import {
  isBooking,
  schemaOfNote,
  schemaOfBooking,
  validateBooking,
  type Booking,
  type BookingWire,
  type NoteWire,
} from "./generated/index.ts";

// Libraries that accept schemas use ours directly. The tests look at values, and at the types on both sides. One
// schema is of a model that stays as on the wire, and one of a model whose dates and property names are converted.

const wire: BookingWire = {
  ...{ guest_name: "Ada", starts_at: "2026-01-02T10:00:00Z", place: { suite_name: "Sea" } },
  notes: [{ written_on: "2025-12-31" }],
};
const booking: Booking = {
  ...{ guestName: "Ada", startsAt: new Date("2026-01-02T10:00:00Z"), place: { suiteName: "Sea" } },
  notes: [{ writtenOn: new Date("2025-12-31") }],
};
const wrong: unknown = { ...wire, starts_at: "yesterday" };

describe("the schemas by themselves", () => {
  test("answer at once", () => {
    const { version, vendor, validate } = schemaOfTokenIssueResponse["~standard"];
    expect({ version, vendor }).toEqual({ version: 1, vendor: "modelmark" });
    expect(validate({ subject: "a" })).toEqual({ value: { subject: "a" } });
    expect(validate({ subject: 1 })).toMatchObject({ issues: [{ path: ["subject"] }] });
    expect(schemaOfBooking["~standard"].validate(wire)).toEqual({ value: booking });
  });

  test("take the form on the wire, and give the form in memory", () => {
    type Input<Schema extends StandardSchemaV1> = StandardSchemaV1.InferInput<Schema>;
    type Output<Schema extends StandardSchemaV1> = StandardSchemaV1.InferOutput<Schema>;
    expectTypeOf<Input<typeof schemaOfTokenIssueResponse>>().toEqualTypeOf<TokenIssueResponse>();
    expectTypeOf<Output<typeof schemaOfTokenIssueResponse>>().toEqualTypeOf<TokenIssueResponse>();
    expectTypeOf<Input<typeof schemaOfBooking>>().toEqualTypeOf<BookingWire>();
    expectTypeOf<Output<typeof schemaOfBooking>>().toEqualTypeOf<Booking>();
    expectTypeOf<BookingWire["starts_at"]>().toEqualTypeOf<string>();
    expectTypeOf<NonNullable<BookingWire["extended"]>>().toEqualTypeOf<BookingWire>();
    expectTypeOf<Booking["startsAt"]>().toEqualTypeOf<Date>();
  });
});

describe("tRPC", () => {
  const t = initTRPC.create();
  const router = t.router({
    issue: t.procedure
      .input(schemaOfTokenIssueResponse)
      .mutation(({ input }) => input.scopes?.join(" ") ?? "none"),
    save: t.procedure
      .input(schemaOfBooking)
      .mutation(({ input }) => input.startsAt.getUTCFullYear()),
    load: t.procedure.output(schemaOfBooking).query(() => wire),
  });
  const caller = t.createCallerFactory(router)({});
  type Inputs = inferRouterInputs<typeof router>;
  type Outputs = inferRouterOutputs<typeof router>;

  test("a procedure takes a schema as its input and its output, with the types of both sides", async () => {
    expectTypeOf<Inputs["issue"]>().toEqualTypeOf<TokenIssueResponse>();
    expectTypeOf<Inputs["save"]>().toEqualTypeOf<BookingWire>();
    expectTypeOf<Outputs["save"]>().toEqualTypeOf<number>();
    expectTypeOf<Awaited<ReturnType<typeof caller.load>>>().toEqualTypeOf<Booking>();
    expect(await caller.issue({ scopes: ["a", "b"] })).toBe("a b");
    expect(await caller.save(wire)).toBe(2026);
    expect(await caller.load()).toEqual(booking);
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
    // @ts-expect-error A client does not compile with what the wire does not take.
    await expect(caller.save({ guestName: "Ada" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("Hono", () => {
  const app = new Hono().post("/bookings", sValidator("json", schemaOfBooking), (context) => {
    const valid = context.req.valid("json");
    expectTypeOf(valid).toEqualTypeOf<Booking>();
    return context.json({ year: valid.startsAt.getUTCFullYear() });
  });

  const client = hc<typeof app>("http://localhost", { fetch: app.request });

  test("validates a body, and its client sends the form on the wire", async () => {
    type Sent = InferRequestType<typeof client.bookings.$post>["json"];
    expectTypeOf<Sent>().toEqualTypeOf<BookingWire>();
    const answer = await client.bookings.$post({ json: wire });
    expect(await answer.json()).toEqual({ year: 2026 });
    expect((await client.bookings.$post({ json: wrong as BookingWire })).status).toBe(400);
  });
});

describe("TanStack Form", () => {
  test("a form holds the form on the wire, and shows issues at their fields", () => {
    const form = new FormApi({
      defaultValues: { written_on: "2026-01-02" },
      validators: { onChange: schemaOfNote },
    });
    form.mount();
    expectTypeOf(form.state.values).toEqualTypeOf<NoteWire>();
    expect(form.state.canSubmit).toBe(true);
    form.setFieldValue("written_on", "yesterday");
    const fields = form.state.errors.flatMap((error) => Object.keys(error));
    expect(fields).toEqual(["written_on"]);
  });
});

describe("react-hook-form", () => {
  test("a resolver takes the form on the wire, and gives the form in memory", async () => {
    const resolver = standardSchemaResolver(schemaOfBooking);
    expectTypeOf(resolver).toExtend<Resolver<BookingWire, unknown, Booking>>();
    const useBookingForm = () => useForm({ resolver });
    type Form = UseFormReturn<BookingWire, unknown, Booking>;
    expectTypeOf(useBookingForm).returns.toEqualTypeOf<Form>();
    const options = { fields: {}, shouldUseNativeValidation: false };
    expect(await resolver(wire, undefined, options)).toEqual({ values: booking, errors: {} });
    const refused = await resolver(wrong as BookingWire, undefined, options);
    expect(Object.keys(refused.errors)).toEqual(["starts_at"]);
  });
});

describe("t3-env", () => {
  const create = (value: unknown) =>
    createEnv({
      server: { BOOKING: schemaOfBooking },
      runtimeEnv: { BOOKING: value as string },
      onValidationError: (issues) => {
        throw new Error(JSON.stringify(issues.map(({ path }) => path)));
      },
    });

  test("a variable has the type in memory", () => {
    const env = create(wire);
    expectTypeOf(env.BOOKING).toEqualTypeOf<Booking>();
    expect(env.BOOKING).toEqual(booking);
    expect(() => create(wrong)).toThrow('["BOOKING","starts_at"]');
  });
});

describe("AI SDK", () => {
  test("a tool's input is validated, and has the type in memory", async () => {
    const input = jsonSchema<Booking>(
      { type: "object", properties: { guest_name: { type: "string" } } },
      {
        validate: (value) => {
          const result = validateBooking(value);
          return result.ok
            ? { success: true, value: result.value }
            : { success: false, error: new Error(result.issues[0]?.message) };
        },
      },
    );
    const save = tool({ inputSchema: input, execute: ({ startsAt }) => startsAt.getUTCFullYear() });
    expectTypeOf<InferToolInput<typeof save>>().toEqualTypeOf<Booking>();
    const validated = await input.validate?.(wire);
    if (validated?.success !== true) throw new Error("The input was refused.");
    expect(isBooking(validated.value)).toBe(true);
    expect(await save.execute?.(validated.value, { toolCallId: "1", messages: [] })).toBe(2026);
    expect(await input.validate?.(wrong)).toMatchObject({ success: false });
  });
});
