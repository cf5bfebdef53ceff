import type { SpecModel } from "../../../generator/model/model.ts";
import { modelId } from "../../../generator/model/type.ts";
import { withDeepDefect } from "./defects.ts";
import { payloads } from "./payloads.ts";
import type { Request } from "./peers/peer.ts";

/** A piece of work that every contender does on the same payloads. */
export interface Case {
  readonly name: string;
  readonly title: string;
  readonly id: Request["id"];
  /** The export of a module that is timed. */
  readonly action: "guard" | "validate" | "parse";
  readonly unknownKeys: Request["unknownKeys"];
  readonly payloads: (model: SpecModel) => readonly unknown[];
  /** The verdict that every contender must reach on every payload. */
  readonly valid: boolean;
  /** Which of our own functions is timed beside the contenders. */
  readonly beside?: "JSON.parse" | "our guard";
}

const poolSize = 256;

/** One list holds a thousand payloads. With 256 lists, the memory would be timed and not the validators. */
const listPoolSize = 16;

const token = modelId("shared", "TokenIssueResponse");
const eventPage = modelId("shared", "EventPage");
const orderList = modelId("shared", "OrderList");
const permissionCode = modelId("shared", "PermissionCode");
const schedule = modelId("shared", "Schedule");

const guard = { action: "guard", unknownKeys: "passthrough", valid: true } as const;

function tokens(model: SpecModel): readonly unknown[] {
  return payloads(model, token, { count: poolSize });
}

/** Payloads whose absent keys follow eight different patterns. */
function mixedTokens(model: SpecModel): readonly unknown[] {
  return payloads(model, token, { count: poolSize, patterns: 8 });
}

function brokenTokens(model: SpecModel): readonly unknown[] {
  return withDeepDefect(tokens(model));
}

/** The cases, in the order in which they are printed. */
export const cases: readonly Case[] = [
  {
    ...guard,
    name: "token-valid",
    title: "TokenIssueResponse, valid, guard",
    id: token,
    payloads: tokens,
    beside: "JSON.parse",
  },
  {
    ...guard,
    name: "token-mixed",
    title: "TokenIssueResponse, valid, keys absent in eight patterns, guard",
    id: token,
    payloads: mixedTokens,
    beside: "JSON.parse",
  },
  {
    ...guard,
    name: "token-invalid",
    title: "TokenIssueResponse, one defect deep inside, guard",
    id: token,
    payloads: brokenTokens,
    valid: false,
  },
  {
    ...guard,
    name: "token-issues",
    title: "TokenIssueResponse, one defect deep inside, list of all issues",
    id: token,
    action: "validate",
    payloads: brokenTokens,
    valid: false,
  },
  {
    ...guard,
    name: "token-validate",
    title: "TokenIssueResponse, valid, validate",
    id: token,
    action: "validate",
    payloads: tokens,
    beside: "our guard",
  },
  {
    ...guard,
    name: "token-parse",
    title: "TokenIssueResponse, valid, parse (throws on a defect)",
    id: token,
    action: "parse",
    payloads: tokens,
  },
  {
    ...guard,
    name: "token-strict",
    title: "TokenIssueResponse, valid, unknown keys refused, guard",
    id: token,
    unknownKeys: "strict",
    payloads: tokens,
  },
  {
    ...guard,
    name: "union",
    title: "17-way tagged union, valid, guard",
    id: eventPage,
    payloads: (model) => payloads(model, eventPage, { count: poolSize }),
  },
  {
    ...guard,
    name: "list",
    title: "list of 1,000 orders, valid, guard",
    id: orderList,
    payloads: (model) =>
      payloads(model, orderList, { count: listPoolSize, lengths: [1_000, 1_000] }),
  },
  {
    ...guard,
    name: "enum",
    title: "enum of 3,824 strings, valid, guard",
    id: permissionCode,
    payloads: (model) => payloads(model, permissionCode, { count: poolSize }),
  },
  {
    ...guard,
    name: "dates",
    title: "object with date-times and a date, valid, guard",
    id: schedule,
    payloads: (model) => payloads(model, schedule, { count: poolSize }),
  },
];
