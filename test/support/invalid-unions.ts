import type { JsonValue } from "../../generator/model/model.ts";

/** A value that a model of `union-pages.ts` refuses, and what is wrong with the value. */
export interface InvalidUnion {
  readonly about: string;
  readonly model: string;
  readonly value: JsonValue;
}

const order = {
  payments: [],
  events: {},
  level: { level: 1, note: "n" },
  source: { type: "wallet", owner: "o" },
  contact: null,
  target: "t",
  targets: [],
};

const rows: Readonly<Record<string, readonly (readonly [about: string, value: JsonValue])[]>> = {
  Activity: [
    ["a tag of one text; a key is missing", { kind: "lead", name: "a" }],
    ["several are", { kind: "sale" }],
    ["a required nullable key is neither", { kind: "lead", name: "a", email: 1 }],
    ["a closed enum beside the tag", { kind: "sale", amount: 1, currency: "gbp" }],
    ["not an integer", { kind: "sale", amount: 1.5, currency: "eur" }],
    ["not a date-time, not a date", { kind: "click", at: "yesterday", day: "2024-02-30" }],
    [
      "deep in a list",
      { kind: "sale", amount: 1, currency: "eur", lines: [{ sku: "s", count: 1 }, { sku: 1 }] },
    ],
    ["the tag of another member's keys", { kind: "click", name: "a", email: null }],
    ["an unknown tag", { kind: "refund", amount: 1, currency: "eur" }],
    ["a misspelt tag", { kind: "Lead", name: "a", email: null }],
    ["a tag of null", { kind: null, name: "a", email: null }],
    ["a tag of another type", { kind: 1, name: "a", email: null }],
    ["no tag, the keys of one member", { name: "a", email: null }],
    ["no tag, no keys", {}],
    ["no object", "lead"],
    ["null", null],
    ["a list of one", [{ kind: "lead", name: "a", email: null }]],
  ],
  Payment: [
    ["a tag of several texts; a key is missing", { method: "amex", holder: null }],
    ["a required nullable object is text", { method: "visa", number: "1", holder: "Ann" }],
    [
      "an object that may be null lacks a key",
      { method: "visa", number: "1", holder: { first_name: "Ann" } },
    ],
    ["an unknown tag", { method: "cash", number: "1" }],
    ["no tag", { iban: "x" }],
  ],
  Level: [
    ["an integer tag; a key is missing", { level: 2, note: "n" }],
    ["an integer tag as text", { level: "1", note: "n" }],
    ["an unknown integer", { level: 3 }],
  ],
  Source: [
    [
      "a type, then a subtype; a key is missing",
      { type: "banking", sub: "account", last4: "1234" },
    ],
    ["an unknown subtype", { type: "banking", sub: "crypto", iban: "x" }],
    ["no subtype", { type: "banking", iban: "x" }],
    ["an unknown type with a known subtype", { type: "shop", sub: "card", last4: "1234" }],
    ["a type without subtypes; a key is missing", { type: "wallet", sub: "card" }],
  ],
  Contact: [
    ["no tag; nearly one member", { first_name: "Ann" }],
    [
      "nearly the other, deep",
      { company_name: "c", vat_id: "v", contacts: [{ first_name: "Ann", last_name: 1 }] },
    ],
    ["keys of both", { first_name: "Ann", company_name: "c" }],
    ["a wrong type of a key", { first_name: "Ann", last_name: "Lee", age: "41" }],
  ],
  Target: [
    ["scalars; another type", true],
    ["a number that is no integer", 1.5],
  ],
  Targets: [["a scalar or a list; a wrong item", ["a", 1]]],
  Groups: [
    ["lists of objects; a wrong item", [{ company_name: "c", vat_id: "v" }, { company_name: "c" }]],
  ],
  Party: [["a union in a union; its tag is known", { kind: "lead", name: "a" }]],
  Order: [
    [
      "several unions in lists, maps and deeper",
      {
        ...order,
        payments: [{ method: "visa", number: "1", holder: null }, { method: "ach" }],
        events: { first: { kind: "sale", amount: "1", currency: "eur" } },
        contact: { company_name: "c" },
        target: null,
        parent: { ...order, level: { level: 1 } },
      },
    ],
  ],
};

/** Forty values that no member of their union accepts, with every way in which that happens. */
export const invalidUnions: readonly InvalidUnion[] = Object.entries(rows).flatMap(
  ([model, values]) => values.map(([about, value]) => ({ about, model: `shared/${model}`, value })),
);
