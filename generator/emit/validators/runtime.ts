// What generated validators share. It is written once into the output and imports nothing.

/** What kind of mistake an issue is about. */
export type ValidationIssueCode =
  | "type"
  | "required"
  | "enum"
  | "literal"
  | "union"
  | "integer"
  | "unsafe-integer"
  | "format"
  | "unknown-key"
  | "depth"
  | "json";

/** One thing that is wrong with a value. */
export interface ValidationIssue {
  readonly code: ValidationIssueCode;
  /** Keys and indexes from the value to the part that is wrong. */
  readonly path: (string | number)[];
  readonly expected: string;
  readonly received: string;
  readonly message: string;
  /** Where a text stops being JSON, in UTF-16 code units from its start; only with the code `json`. */
  readonly offset?: number;
}

/** Either the value, or everything that is wrong with it, in the order of the document. */
export type ValidationResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly ValidationIssue[] };

export interface ValidationOptions {
  /** What happens, at any depth, to keys that the model does not know. The default is `"passthrough"`. */
  readonly unknownKeys?: "passthrough" | "strip" | "strict" | undefined;
  /** Validation stops after this many issues. The default is 1,000. */
  readonly maxIssues?: number | undefined;
}

/** Whether the message of an issue begins with its path: `client.id: expected string, received number`. */
const messagesCarryPath: boolean = false;

/** Thrown by `parse…` and `assert…`. */
export class ValidationError extends Error {
  readonly issues: readonly ValidationIssue[];

  constructor(model: string, issues: readonly ValidationIssue[]) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
    const isLocated = first?.path.length && !messagesCarryPath;
    const at = isLocated ? ` at ${inert(first.path.join("."))}` : "";
    super(`Invalid ${model}${at}: ${first?.message ?? ""}${more}`);
    this.name = "ValidationError";
    this.issues = issues;
  }
}

/** A Standard Schema, version 1: https://standardschema.dev */
export interface StandardSchema<Input, Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** What the `validate` of a Standard Schema returns. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly ValidationIssue[] };

/** How deep a model may contain itself; deeper values are refused before the stack runs out. */
export const maxDepth: number = 500;

// Guards answer one question, and allocate nothing.

/** Tells a key of the value from one that somebody planted on every object. */
export const base: Readonly<Record<string, unknown>> = Object.prototype as never;

export const hasOwn: (value: object, key: string) => boolean = Object.hasOwn;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isStringArray(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index += 1) {
    if (typeof value[index] !== "string") return false;
  }
  return true;
}

/** A guard below unions that may be asked about the same part by several members, with the depth of the part. */
type Test = (value: unknown, depth: number) => boolean;

/** Up to which depth a part passes, and from which on it does not; deeper is never easier. */
interface Answer {
  passes: number;
  fails: number;
}

/** A small part below unions is checked before remembering pays off. */
const freeTests = 32;

let testsLeft = 0;

/** Whether a part is being looked at that remembered tests are asked about. */
let isAsking = false;

let guards = 0;

/** The answers so far, until the outermost guard is done. */
const answers = /* @__PURE__ */ new Map<Test, Map<unknown, Answer>>();

/** Begins a guard that remembers; it must `leave`, whatever happens. */
export function enter(): void {
  guards += 1;
}

export function leave(): void {
  guards -= 1;
  if (guards > 0) return;
  // An exception may have ended an earlier guard.
  isAsking = false;
  if (answers.size > 0) answers.clear();
}

/**
 * The answer of a test, found once for each part of a value: members of unions that hold the same union again would
 * otherwise ask twice as often with each level. For each part outside of such parts, a few tests are not remembered.
 */
export function once(test: Test, value: unknown, depth: number): boolean {
  if (typeof value !== "object") return test(value, depth);
  if (!isAsking) {
    isAsking = true;
    testsLeft = freeTests;
    const passes = test(value, depth);
    isAsking = false;
    return passes;
  }
  return testsLeft-- > 0 ? test(value, depth) : remembered(test, value, depth);
}

function remembered(test: Test, value: unknown, depth: number): boolean {
  let byValue = answers.get(test);
  if (byValue === undefined) answers.set(test, (byValue = new Map<unknown, Answer>()));
  const known = byValue.get(value);
  if (known !== undefined && depth <= known.passes) return true;
  if (known !== undefined && depth >= known.fails) return false;
  const passes = test(value, depth);
  const answer = known ?? { passes: -1, fails: Infinity };
  if (passes) answer.passes = depth;
  else answer.fails = depth;
  byValue.set(value, answer);
  return passes;
}

const datePattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const dateTimePattern =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Whether a value is a full-date of RFC 3339: `2024-02-29`. */
export function isDate(value: unknown): value is string {
  return typeof value === "string" && datePattern.test(value) && isDayOfMonth(value);
}

/** Whether a value is a date-time of RFC 3339, with its offset: `2024-02-29T12:00:00.5+01:00`. */
export function isDateTime(value: unknown): value is string {
  return (
    typeof value === "string" &&
    dateTimePattern.test(value) &&
    isDayOfMonth(value) &&
    (value.charAt(17) !== "6" || isLeapSecond(value))
  );
}

/** Whether a value is a `Date`, of any realm, that RFC 3339 can write: a real one, of a year with four digits. */
export function isDateObject(value: unknown): value is Date {
  if (!(value instanceof Date) && Object.prototype.toString.call(value) !== "[object Date]") {
    return false;
  }
  try {
    const year = Date.prototype.getUTCFullYear.call(value);
    return year >= 0 && year <= 9999;
  } catch {
    // It only claims to be one.
    return false;
  }
}

function isDayOfMonth(text: string): boolean {
  // Every month has days up to the 28th; reading two characters is far cheaper than reading a number.
  const tens = text.charCodeAt(8);
  if (tens < 50 || (tens === 50 && text.charCodeAt(9) < 57)) return true;
  const day = Number(text.slice(8, 10));
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  if (month !== 2) return day <= 30 || [1, 3, 5, 7, 8, 10, 12].includes(month);
  return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Leap seconds are added at the end of a day in UTC. */
function isLeapSecond(text: string): boolean {
  const offset = /([+-])(\d\d):(\d\d)$/.exec(text);
  const minutes = Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
  const ahead = offset === null ? 0 : Number(offset[2]) * 60 + Number(offset[3]);
  const utc = offset?.[1] === "-" ? minutes + ahead : minutes - ahead;
  return (utc + 1440) % 1440 === 1439;
}

// Rules ask what guards ask, but also say what is wrong, and return the value as it should be.

const passthrough = "passthrough";

/** The state of one validation. */
export interface Context {
  readonly unknownKeys: "passthrough" | "strip" | "strict";
  /** How many issues may still be added; after the last one, the rest of the value is not looked at. */
  left: number;
  issues: ValidationIssue[];
  /** The path of the part that is looked at. */
  readonly path: (string | number)[];
  /** How many models of a cycle the part lies in. */
  depth: number;
  /** Whether values may come out changed, so that it matters which member of a union reads them. */
  readonly weighs: boolean;
  /** Whether shapes must be kept from what somebody planted on every object. */
  readonly isPolluted: boolean;
  /** Reports keys that only reading finds, where no guard reads the whole value at the end. */
  hidden: ((value: Record<string, unknown>, context: Context, shape: Shape) => void) | undefined;
  /** Weighs the member of a union that is tried; of unions only, whose code others can so do without. */
  scale: Scale | undefined;
  /** What inner unions have made of their parts while an outer union is tried; `null` outside of unions. */
  outcomes: Outcomes | null | undefined;
}

type Outcomes = Map<readonly Branch[], Map<unknown, Remembered>>;

/** How well a member of a union knows a value. */
interface Account {
  /** How many keys it knows, at any depth. Dates and fixed values decide between members that know as many. */
  known: number;
  /** How much of the value it cannot keep. */
  lost: number;
  /** How many keys of the value itself it lists, whatever their values. */
  listed: number;
  /** What was stripped because this member does not know it. */
  readonly stripped: Stripped[];
  /** What was stripped, but is known to another member. */
  readonly restored: Stripped[];
}

interface Stripped {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  /** The object of the result that lacks it. */
  readonly holder: object;
}

/** Looks at a value, reports its issues, and returns the value, converted if need be. */
export type Check = (value: unknown, context: Context) => unknown;

/** A check, or one that takes an argument, with it. */
export type Rule =
  | Check
  | readonly [typeof array, Rule]
  | readonly [typeof map, Rule]
  | readonly [typeof nullable, Rule]
  | readonly [typeof deeper, Check]
  | readonly [typeof literal, string | number | boolean]
  | readonly [typeof anyOf, readonly Branch[]]
  | readonly [typeof other, Other]
  | readonly [typeof readOther, Other];

/** A member of a union, by its name in messages, with the values its keys can have where they are few. */
export type Branch = readonly [name: string, rule: Rule, tags?: Tags];

type Tags = ByKey<readonly (string | number | boolean)[]>;

/** A member of a union, by the value of the key that announces it. */
export type TaggedBranch = readonly [tag: string | number, rule: Rule];

/** Objects with a tag that no other member of their union has. */
export interface Other {
  readonly tag: string;
  /** Whether something can be such a tag; text, where it is left out. */
  readonly is?: (value: unknown) => boolean;
  /** The tags of other members. */
  readonly known: readonly (string | number)[];
  /** What else must be there. */
  readonly given?: ByKey<readonly (string | number)[]>;
  /** What other members call these keys, where values are converted. */
  readonly taken?: readonly string[];
}

/** Something by key; without a prototype, so that `constructor` is not found in there. */
export type ByKey<T> = Readonly<Record<string, T | null>>;

/** The keys of an object. */
export interface Shape {
  /** Its guard: a value that it accepts needs no look. There is none for converted values and slow guards. */
  readonly is?: (value: unknown) => boolean;
  /** The keys that may be absent, and may be `null` too. */
  readonly nullish?: ByKey<Rule>;
  /** All other keys. */
  readonly fields?: ByKey<Rule>;
  /** The keys that must be there. */
  readonly required?: readonly string[];
  /** The rule for keys that are not listed; without it, these are unknown keys. */
  readonly rest?: Rule;
  /** Other names that keys get in the returned value; `null` where that name is taken. */
  readonly names?: ByKey<string>;
}

function apply(rule: Rule, value: unknown, context: Context): unknown {
  if (typeof rule === "function") return rule(value, context);
  return (rule[0] as (value: unknown, context: Context, argument: unknown) => unknown)(
    value,
    context,
    rule[1],
  );
}

/** Adds an issue about the part that is looked at; returns the value it is about. */
export function report(
  context: Context,
  code: ValidationIssueCode,
  expected: string,
  value: unknown,
  received: string = kindOf(value),
): unknown {
  if (context.left > 0) {
    const message = messageOf(code, expected, received);
    // Copied this way, it takes half as long as spread.
    add(context, { code, path: context.path.slice(), expected, received, message });
  }
  return value;
}

function add(context: Context, issue: ValidationIssue): void {
  context.issues.push(issue);
  context.left -= 1;
}

function messageOf(code: ValidationIssueCode, expected: string, received: string): string {
  if (code === "required") return `Required, expected ${expected}`;
  if (code === "unknown-key") return "Unknown key";
  return `Expected ${expected}, received ${received}`;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : typeof value;
}

/** A value in a message: short, in one line. */
function show(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return kindOf(value);
  return inert(JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value));
}

/** Text without characters that move a cursor, hide others or turn them around, since it may reach a terminal. */
function inert(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, encodeURI);
}

/** A date is more than the text it also is. */
function recognised(value: unknown, { scale }: Context): unknown {
  scale?.weigh(value);
  return value;
}

export function unknown(value: unknown): unknown {
  return value;
}

/** The rule for a union of unknown members: JSON has no `undefined`. */
export function present(value: unknown, context: Context): unknown {
  return value === undefined ? report(context, "type", "a value", value) : value;
}

export function string(value: unknown, context: Context): unknown {
  return typeof value === "string" ? value : report(context, "type", "string", value);
}

export function boolean(value: unknown, context: Context): unknown {
  return typeof value === "boolean" ? value : report(context, "type", "boolean", value);
}

export function number(value: unknown, context: Context): unknown {
  return Number.isFinite(value) ? value : report(context, "type", "number", value);
}

export function integer(value: unknown, context: Context): unknown {
  return Number.isInteger(value) ? value : noInteger(value, context);
}

function noInteger(value: unknown, context: Context): unknown {
  const code = Number.isFinite(value) ? "integer" : "type";
  return report(context, code, "integer", value, show(value));
}

export function safeInteger(value: unknown, context: Context): unknown {
  if (Number.isSafeInteger(value)) return value;
  if (!Number.isInteger(value)) return noInteger(value, context);
  return report(context, "unsafe-integer", "integer within ±(2^53 - 1)", value, show(value));
}

export function date(value: unknown, context: Context): unknown {
  if (typeof value !== "string") return report(context, "type", "date", value);
  return isDate(value)
    ? recognised(value, context)
    : report(context, "format", "date", value, show(value));
}

export function dateTime(value: unknown, context: Context): unknown {
  if (typeof value !== "string") return report(context, "type", "date-time", value);
  return isDateTime(value)
    ? recognised(value, context)
    : report(context, "format", "date-time", value, show(value));
}

/** Converts a full-date on the wire to midnight in UTC. */
export function toDate(value: unknown, context: Context): unknown {
  return isDate(value) ? recognised(new Date(value), context) : date(value, context);
}

/** Converts a date-time on the wire to a `Date`, which keeps milliseconds and nothing finer. */
export function toDateTime(value: unknown, context: Context): unknown {
  if (!isDateTime(value)) return dateTime(value, context);
  const text = value.toUpperCase();
  // `Date` knows no leap seconds: 23:59:60 is the moment after 23:59:59.
  const leap = text.slice(17, 19) === "60";
  const moment = new Date(leap ? `${text.slice(0, 17)}59${text.slice(19)}` : text);
  if (leap) moment.setTime(moment.getTime() + 1000);
  return isDateObject(moment)
    ? recognised(moment, context)
    : report(context, "format", "date-time of the years 0 to 9999", value, show(value));
}

/** Converts a `Date` to its full-date in UTC. */
export function fromDate(value: unknown, context: Context): unknown {
  return isDateObject(value) ? written(value, true, context) : badDate(value, context);
}

export function fromDateTime(value: unknown, context: Context): unknown {
  return isDateObject(value) ? written(value, false, context) : badDate(value, context);
}

/** If members differ in this alone, midnight in UTC is read as a date, and any other moment as a date-time. */
function written(moment: Date, isDay: boolean, context: Context): unknown {
  const text = moment.toISOString();
  const isExact = text.endsWith("T00:00:00.000Z") === isDay;
  if (context.scale !== undefined && !isExact) context.scale.lost += detail;
  return recognised(isDay ? text.slice(0, 10) : text, context);
}

function badDate(value: unknown, context: Context): unknown {
  const received = value instanceof Date ? "a Date out of range" : kindOf(value);
  return report(context, "type", "Date of the years 0 to 9999", value, received);
}

export function literal(
  value: unknown,
  context: Context,
  expected: string | number | boolean,
): unknown {
  if (value === expected) return recognised(value, context);
  return report(context, "literal", oneOf([expected]), value, show(value));
}

/** @param isMember whether the value is one of `values` */
export function enumeration(
  value: unknown,
  context: Context,
  isMember: boolean,
  values: readonly (string | number)[],
): unknown {
  if (isMember) return recognised(value, context);
  const isOfType = typeof value === typeof values[0];
  return report(context, isOfType ? "enum" : "type", oneOf(values), value, show(value));
}

function oneOf(values: readonly (string | number | boolean)[]): string {
  const shown = values.slice(0, 10).map((value) => inert(JSON.stringify(value)));
  const more = values.length - shown.length;
  return shown.join(" | ") + (more > 0 ? ` | … (${more} more)` : "");
}

export function nullable(value: unknown, context: Context, rule: Rule): unknown {
  if (value === null) return value;
  const { issues, path } = context;
  const at = issues.length;
  const result = apply(rule, value, context);
  const issue = issues[at];
  if (issue?.path.length === path.length) {
    const { code, received } = issue;
    const expected = `${issue.expected} | null`;
    // Which member is closest stands behind what all messages have.
    const hint = issue.message.slice(messageOf(code, issue.expected, received).length);
    issues[at] = { ...issue, expected, message: messageOf(code, expected, received) + hint };
  }
  return result;
}

export function array(value: unknown, context: Context, items: Rule): unknown {
  if (!Array.isArray(value)) return report(context, "type", "array", value);
  if (items === string && isStringArray(value)) return value;
  const input: readonly unknown[] = value;
  let output: unknown[] | null = null;
  const at = context.path.push(0) - 1;
  for (let index = 0; index < input.length && context.left > 0; index += 1) {
    context.path[at] = index;
    const item = input[index];
    const result = apply(items, item, context);
    if (result !== item) output ??= input.slice(0, index);
    output?.push(result);
  }
  context.path.pop();
  return output ?? value;
}

export function map(value: unknown, context: Context, values: Rule): unknown {
  return object(value, context, { rest: values });
}

/** The keys in the order of the value, then those that are missing. */
export function object(value: unknown, context: Context, given: Shape): unknown {
  if (!isObject(value)) return report(context, "type", "object", value);
  const shape = context.isPolluted ? { __proto__: null, ...given } : given;
  return isKnownGood(value, context, shape) ? value : walked(value, context, shape);
}

function walked(value: Record<string, unknown>, context: Context, shape: Shape): object {
  const { fields = nothing, nullish = nothing, names } = shape;
  // Most values come out as they are: a copy is begun at the first key that does not.
  let copy: [name: string, item: unknown][] | null = null;
  const at = context.path.push("") - 1;
  for (const key in value) {
    const item = value[key];
    const mayBeNull = nullish[key];
    const rule = mayBeNull ?? fields[key];
    // What somebody planted on every object is no key of this one.
    if (rule == null && !hasOwn(value, key)) continue;
    let result = item;
    // Most values are text, and calling their rule would take longer.
    if (typeof item !== "string" || rule !== string) {
      context.path[at] = key;
      if (rule == null) result = unlisted(item, key, context, shape);
      else if (item !== undefined && (item !== null || mayBeNull == null)) {
        // A key whose value is `undefined` counts as absent. Most rules are functions, and `apply` would take longer.
        result = typeof rule === "function" ? rule(item, context) : apply(rule, item, context);
      }
      if (context.left <= 0) break;
    }
    const name = names?.[key] ?? key;
    if (result !== item || name !== key) copy ??= entriesBefore(key, value, fields, nullish);
    if (copy !== null && result !== dropped && isGivenBack(key, value)) copy.push([name, result]);
  }
  context.path.pop();
  reportMissing(value, context, shape);
  // Unlike assignment, this makes `__proto__` a key like any other.
  const result = copy === null ? value : Object.fromEntries(copy);
  context.scale?.weigh(value, result, context, shape);
  return result;
}

/** The entries that a copy begins with, inherited ones too: a copy has all keys of its own. */
function entriesBefore(
  end: string,
  value: Record<string, unknown>,
  fields: ByKey<Rule>,
  nullish: ByKey<Rule>,
): [name: string, item: unknown][] {
  const entries: [string, unknown][] = [];
  for (const key in value) {
    if (key === end) break;
    const rule = nullish[key] ?? fields[key];
    if (hasOwn(value, key) || (rule != null && isGivenBack(key, value)))
      entries.push([key, value[key]]);
  }
  return entries;
}

/** Guards read what is inherited, so it is there; but not what somebody planted on every object. */
function isGivenBack(key: string, value: object): boolean {
  return base[key] === undefined || hasOwn(value, key);
}

/** Whether somebody planted something on every object that could be taken for an option, or a part of a shape. */
function isPolluted(): boolean {
  const inShape =
    base["is"] ?? base["nullish"] ?? base["fields"] ?? base["required"] ?? base["rest"];
  return (inShape ?? base["names"] ?? base["unknownKeys"] ?? base["maxIssues"]) !== undefined;
}

/** The guard of the value itself has been asked already, and tells nothing of how well it is known. */
function isKnownGood(value: object, context: Context, { is }: Shape): boolean {
  if (context.unknownKeys !== passthrough || (context.scale && context.weighs)) return false;
  return context.path.length > 0 && is?.(value) === true;
}

const nothing: Readonly<Record<string, null>> = { __proto__: null };

const dropped: unique symbol = /* @__PURE__ */ Symbol();

function unlisted(item: unknown, key: string, context: Context, { rest, names }: Shape): unknown {
  if (rest !== undefined) return apply(rest, item, context);
  const { unknownKeys } = context;
  // An unknown setting must not become the loosest one.
  if (unknownKeys !== "strip" && unknownKeys !== passthrough) {
    report(context, "unknown-key", "no such key", item, "a value");
  }
  // It must not take the place of a listed key that is called so in the returned value.
  return unknownKeys === "strip" || names?.[key] === null ? dropped : item;
}

function reportMissing(value: Record<string, unknown>, context: Context, shape: Shape): void {
  const { required, fields } = shape;
  context.hidden?.(value, context, shape);
  for (const key of required ?? []) {
    if (value[key] !== undefined && isGivenBack(key, value)) continue;
    context.path.push(key);
    report(context, "required", expectedBy(fields?.[key] ?? unknown), undefined);
    context.path.pop();
  }
}

/** What a rule expects: what it says of nothing. */
function expectedBy(rule: Rule): string {
  const context = newContext(passthrough, 1);
  apply(rule, undefined, context);
  return context.issues[0]?.expected ?? "a value";
}

/** A model that contains itself, one level further in. */
export function deeper(value: unknown, context: Context, check: Check): unknown {
  if (context.depth >= maxDepth) {
    report(context, "depth", `at most ${maxDepth} levels`, value, "more");
    context.left = 0;
    return value;
  }
  context.depth += 1;
  const result = check(value, context);
  context.depth -= 1;
  return result;
}

/** A model that contains itself, seen from outside. */
export function outermost(value: unknown, context: Context, check: Check): unknown {
  const { depth } = context;
  context.depth = 0;
  const result = check(value, context);
  context.depth = depth;
  return result;
}

/**
 * A union whose members a key tells apart.
 *
 * @param others reads objects whose tag no member has
 */
export function tagged(
  value: unknown,
  context: Context,
  key: string,
  branches: readonly TaggedBranch[],
  others: readonly Rule[] = [],
): unknown {
  if (!isObject(value)) return report(context, "type", "object", value);
  const tag = value[key];
  const branch = branches.find(([name]) => name === tag);
  if (branch !== undefined) return apply(branch[1], value, context);
  for (const rule of others) {
    const own = { ...context, left: 1, issues: [] };
    const result = apply(rule, value, own);
    if (own.issues.length === 0) return result;
  }
  const expected = oneOf(branches.map(([name]) => name));
  context.path.push(key);
  if (tag === undefined) report(context, "required", expected, tag);
  else report(context, "union", expected, tag, show(tag));
  context.path.pop();
  return value;
}

/** Whether a value is an object with a tag that no member of its union has. */
export function isOther(value: unknown, shape: Other): boolean {
  const { taken = [] } = ownOther(shape);
  return hasOtherTag(value, shape) && taken.every((key) => ownOf(value, key) === undefined);
}

/** Such objects as they are described, without what somebody planted on every object. */
function ownOther(shape: Other): Other {
  const { is, given, taken } = base;
  const planted = is ?? given ?? taken;
  return planted === undefined ? shape : ({ __proto__: null, ...shape } as Other);
}

function hasOtherTag(value: unknown, shape: Other): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const { tag, is = isText, known, given = nothing } = ownOther(shape);
  const found = ownOf(value, tag);
  if (!is(found) || known.some((one) => one === found)) return false;
  for (const key in given) if (!given[key]?.some((one) => one === ownOf(value, key))) return false;
  return true;
}

/** The value that an object itself has under a key. */
function ownOf(value: Record<string, unknown>, key: string): unknown {
  return base[key] === undefined || hasOwn(value, key) ? value[key] : undefined;
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

/** Such an object is returned unchanged, whatever happens to unknown keys. */
export function other(value: unknown, context: Context, shape: Other): unknown {
  return isOther(value, shape) ? value : report(context, "union", "another tag", value);
}

/** The same for an object on the wire; names that other members give their tag are reserved for them. */
export function readOther(value: unknown, context: Context, shape: Other): unknown {
  if (!hasOtherTag(value, shape)) return report(context, "union", "another tag", value);
  const { taken } = ownOther(shape);
  if (taken === undefined || isOther(value, shape)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !taken.includes(key)));
}

/** What a union, or one member of it, makes of a value. */
interface Outcome {
  /** The name of the member. */
  readonly name: string;
  readonly result: unknown;
  readonly issues: readonly ValidationIssue[];
  readonly account: Account;
}

/** What a union inside another one has made of a part, which lies at some path, and so deep. */
interface Remembered {
  readonly outcome: Outcome;
  readonly path: readonly (string | number)[];
  readonly depth: number;
}

/**
 * A union whose members must be tried, since no key tells them apart. If several fit, the one that knows the most keys
 * reads the value, and keys that only others know stay unchanged. If none fits, the issues are those of the closest.
 */
export function anyOf(value: unknown, context: Context, branches: readonly Branch[]): unknown {
  const { account, issues, result } = outcomeOf(value, context, branches);
  if (context.scale === undefined) account.restored.forEach(restore);
  else context.scale.add(account, context.path.length);
  for (const issue of issues) if (context.left > 0) add(context, issue);
  // Nothing deeper is looked at, wherever else in the value it lies.
  if (issues.some(({ code }) => code === "depth")) context.left = 0;
  return result;
}

/** Inside another union, whose members may come to the same part by the same path, it is found once. */
function outcomeOf(value: unknown, context: Context, branches: readonly Branch[]): Outcome {
  const { outcomes, path, depth } = context;
  if (outcomes === undefined) {
    context.outcomes = null;
    const outcome = tryAll(value, context, branches);
    context.outcomes = undefined;
    return outcome;
  }
  if (typeof value !== "object" || value === null) return tryAll(value, context, branches);
  const known = outcomes?.get(branches)?.get(value);
  if (known?.depth === depth && isSamePath(known.path, path)) return known.outcome;
  const outcome = tryAll(value, context, branches);
  const byBranches = (context.outcomes ??= new Map<readonly Branch[], Map<unknown, Remembered>>());
  let byValue = byBranches.get(branches);
  if (byValue === undefined) byBranches.set(branches, (byValue = new Map<unknown, Remembered>()));
  byValue.set(value, { outcome, path: path.slice(), depth });
  return outcome;
}

function isSamePath(one: Remembered["path"], other: Remembered["path"]): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

function tryAll(value: unknown, context: Context, branches: readonly Branch[]): Outcome {
  const outcomes: Outcome[] = [];
  for (const branch of branches) {
    const outcome = tryBranch(branch, value, context);
    if (outcome.issues.length === 0 && !context.weighs) return outcome;
    outcomes.push(outcome);
  }
  const fitting = outcomes.filter(({ issues }) => issues.length === 0);
  return fitting.length === 0
    ? refused(value, context, branches, outcomes)
    : best(fitting, context.path.length);
}

function tryBranch([name, rule]: Branch, value: unknown, context: Context): Outcome {
  const { issues, left, scale, depth } = context;
  const found: ValidationIssue[] = [];
  const own = new Scale(context.path.length);
  context.issues = found;
  context.left = Math.max(left, comparedIssues);
  context.scale = own;
  const result = apply(rule, value, context);
  context.scale = scale;
  context.depth = depth;
  context.left = left;
  context.issues = issues;
  // Written out, here and below: spreading takes longer than all the rest.
  return { name, result, issues: found, account: own };
}

/** Less than a key, however many there are: 2^-20, as a number that bundlers leave out where it is not used. */
const detail = 9.5367431640625e-7;

/** Less than a detail: a key that is listed is better known than the same key in a map, which takes any: 2^-40. */
const trace = 9.094947017729282e-13;

class Scale implements Account {
  known: number;
  lost: number;
  listed: number;
  readonly stripped: Stripped[];
  readonly restored: Stripped[];
  /** How deep the value lies. */
  readonly depth: number;

  // Fields with a value of their own would be defined one by one.
  constructor(depth: number) {
    this.known = 0;
    this.lost = 0;
    this.listed = 0;
    this.depth = depth;
    this.stripped = [];
    this.restored = [];
  }

  /** Weighs an object that has been looked at; without its shape, a value that fits a narrow rule. */
  weigh(value: unknown, result?: object, context?: Context, shape?: Shape): void {
    if (result === undefined) this.known += detail;
    // Any object is a map without keys, but of a date nothing would be left.
    else if (value instanceof Date) this.lost += 1;
    else if (isObject(value) && context !== undefined && shape !== undefined) {
      weighKeys(this, value, result, context, shape);
    }
  }

  /** Takes over the account of a union inside the member. */
  add({ known, lost, listed, stripped, restored }: Account, depth: number): void {
    this.known += known;
    this.lost += lost;
    if (depth === this.depth) this.listed += listed;
    for (const one of stripped) this.stripped.push(one);
    for (const one of restored) this.restored.push(one);
  }
}

function weighKeys(
  scale: Scale,
  value: Record<string, unknown>,
  holder: object,
  { path, unknownKeys }: Context,
  { fields = nothing, nullish = nothing, rest, names }: Shape,
): void {
  for (const key of Object.keys(value)) {
    const isListed = (nullish[key] ?? fields[key]) != null;
    const isTaken = names?.[key] === null;
    if (isListed && path.length === scale.depth && value[key] !== undefined) scale.listed += 1;
    if (isListed || rest !== undefined) {
      if ((isListed || rest !== unknown) && value[key] !== undefined) {
        scale.known += isListed ? 1 + trace : 1;
      }
    } else if (unknownKeys === "strip" && !isTaken) {
      const at = path.slice();
      at.push(key);
      scale.stripped.push({ path: at, value: value[key], holder });
    } else if (unknownKeys === passthrough && (isTaken || isDateObject(value[key]))) {
      // A date that no rule writes would be left as an object, which no JSON holds.
      scale.lost += 1;
    }
  }
}

/** The outcome that loses the least, then the one that knows the most; the first of equals. */
function best(fitting: readonly Outcome[], depth: number): Outcome {
  const chosen = fitting.reduce((best, one) => (isBetter(one, best) ? one : best));
  const { name, result, issues, account } = chosen;
  if (fitting.length === 1 || account.stripped.length === 0) return chosen;
  const others = fitting.filter((one) => one !== chosen).map((one) => treeOf(one.account, depth));
  const stripped: Stripped[] = [];
  const restored = account.restored.slice();
  for (const one of account.stripped) {
    const trees = others.map((tree) => treeAt(one, tree, depth));
    const value = pruned(one.value, one.path, trees, stripped);
    if (value === dropped) stripped.push(one);
    else restored.push({ path: one.path, value, holder: one.holder });
  }
  return { name, result, issues, account: { ...account, stripped, restored } };
}

function isBetter({ account: one }: Outcome, { account: other }: Outcome): boolean {
  return one.lost === other.lost ? one.known > other.known : one.lost < other.lost;
}

/** Keys that were stripped, by the keys above them; `null` where everything below is gone. */
type Tree = Map<string | number, Tree | null>;

function treeOf({ stripped }: Account, depth: number): Tree {
  const root: Tree = new Map();
  for (const { path } of stripped) {
    let tree = root;
    for (const key of path.slice(depth, -1)) {
      let next = tree.get(key);
      if (next == null) tree.set(key, (next = new Map()));
      tree = next;
    }
    tree.set(path.at(-1) ?? "", null);
  }
  return root;
}

function treeAt({ path }: Stripped, root: Tree, depth: number): Tree | null | undefined {
  let tree: Tree | null | undefined = root;
  for (let index = depth; index < path.length && tree != null; index += 1) {
    tree = tree.get(path[index] ?? "");
  }
  return tree;
}

/** A value without the keys that are in all trees; these are added to what is stripped. */
function pruned(
  value: unknown,
  path: Stripped["path"],
  trees: readonly (Tree | null | undefined)[],
  stripped: Stripped[],
): unknown {
  const below = trees.filter((tree) => tree !== null);
  if (below.length === 0) return dropped;
  const prune = (item: unknown, key: string | number): unknown =>
    pruned(
      item,
      [...path, key],
      below.map((tree) => tree?.get(key)),
      stripped,
    );
  if (below.includes(undefined)) return value;
  if (Array.isArray(value)) return value.map(prune);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, prune(item, key)] as const);
  const holder = Object.fromEntries(entries.filter(([, item]) => item !== dropped));
  for (const [key, item] of entries) {
    if (item === dropped) stripped.push({ path: [...path, key], value: value[key], holder });
  }
  return holder;
}

function restore({ path, value, holder }: Stripped): void {
  // Without a prototype: a planted `get` would make it a property of another kind.
  const property = { __proto__: null, value, writable: true, enumerable: true, configurable: true };
  Object.defineProperty(holder, path.at(-1) ?? "", property);
}

function refused(
  value: unknown,
  context: Context,
  branches: readonly Branch[],
  outcomes: readonly Outcome[],
): Outcome {
  const { path } = context;
  const known = outcomes.filter(({ name }) => name !== "");
  const likely = likeliest(value, branches);
  const wrong = wrongTag(value, path, likely);
  const closest =
    wrong === undefined
      ? closestOf(
          known.filter((_, index) => likely.some(({ at }) => at === index)),
          path.length,
        )
      : undefined;
  const expected = known.map(({ name }) => name).join(" | ");
  const received = closest === undefined ? show(value) : kindOf(value);
  const hint = closest === undefined ? "" : ` (closest is ${closest.name})`;
  const message = messageOf("union", expected, received) + hint;
  const issue = { code: "union" as const, path: path.slice(), expected, received, message };
  const issues = [issue, ...(wrong === undefined ? (closest?.issues ?? []) : [wrong])];
  // A union inside a union knows what the member does that knows most.
  const listed = Math.max(0, ...known.map(({ account }) => account.listed));
  const account = { known: 0, lost: 0, listed, stripped: [], restored: [] };
  return { name: "", result: value, issues, account };
}

/** A member that may be meant, by its place among those with a name. */
interface Likely {
  readonly at: number;
  readonly tags: Tags;
  /** The keys that have a value of the member's. */
  readonly hits: readonly string[];
  /** The keys that have another value. */
  readonly misses: readonly string[];
}

/**
 * The members whose tags the value has. Keys that all of them have come first, such as a type before a subtype: where
 * such a key has no value of any member, all may be meant.
 */
function likeliest(value: unknown, branches: readonly Branch[]): readonly Likely[] {
  let some = branches
    .filter(([name]) => name !== "")
    .map(([, , tags = nothing], at) => likely(value, tags, at));
  for (;;) {
    const keys = tellingKeys(some);
    const most = Math.max(...some.map(({ hits }) => countIn(keys, hits)));
    if (keys.length > 0 && most === 0) return some;
    const next = some.filter(({ hits }) => countIn(keys, hits) === most);
    if (next.length === some.length) return closestByTags(some);
    some = next;
  }
}

function likely(value: unknown, tags: Tags, at: number): Likely {
  const hits: string[] = [];
  const misses: string[] = [];
  for (const key of isObject(value) ? Object.keys(tags) : []) {
    const found = (value as Record<string, unknown>)[key];
    if (found != null) (tags[key]?.some((tag) => tag === found) ? hits : misses).push(key);
  }
  return { at, tags, hits, misses };
}

/** The keys that all members have, but not with the same values: those would tell nothing. */
function tellingKeys(some: readonly Likely[]): readonly string[] {
  return Object.keys(some[0]?.tags ?? nothing).filter(
    (key) =>
      some.every(({ tags }) => tags[key] != null) &&
      new Set(some.map(({ tags }) => String(tags[key]))).size > 1,
  );
}

function countIn(keys: readonly string[], some: readonly string[]): number {
  return some.filter((key) => keys.includes(key)).length;
}

/** The members with the most tags that the value has; of these, those with the fewest others. */
function closestByTags(all: readonly Likely[]): readonly Likely[] {
  const most = Math.max(...all.map(({ hits }) => hits.length));
  const some = all.filter(({ hits }) => hits.length === most);
  const fewest = Math.min(...some.map(({ misses }) => misses.length));
  return some.filter(({ misses }) => misses.length === fewest);
}

/** The issue of a tag that no member has of those that may be meant. */
function wrongTag(
  value: unknown,
  path: Context["path"],
  likely: readonly Likely[],
): ValidationIssue | undefined {
  const [first, ...others] = likely;
  if (first === undefined || others.length === 0 || !isObject(value)) return undefined;
  const key =
    first.misses.find((one) => likely.every(({ misses }) => misses.includes(one))) ??
    tellingKeys(likely).find((one) => value[one] == null);
  if (key === undefined) return undefined;
  const values = likely.flatMap(({ tags }) => tags[key] ?? []);
  const expected = oneOf([...new Set(values)]);
  const isThere = value[key] !== undefined;
  const code = isThere ? "enum" : "required";
  const received = isThere ? show(value[key]) : "undefined";
  const message = messageOf(code, expected, received);
  return { code, path: [...path, key], expected, received, message };
}

/** How many issues of a member tell how close it is, however few are asked for. */
const comparedIssues = 100;

/**
 * The closest of the members that at least expect this kind of value: the one that lists most of its keys, or, if several
 * list as many, the one with the fewest issues.
 */
function closestOf(outcomes: readonly Outcome[], depth: number): Outcome | undefined {
  const [first, ...others] = outcomes.filter(
    ({ issues: [issue] }) =>
      issue !== undefined && (issue.path.length > depth || issue.code !== "type"),
  );
  if (first === undefined) return undefined;
  return others.reduce((best, one) => (isCloser(one, best) ? one : best), first);
}

function isCloser(one: Outcome, other: Outcome): boolean {
  const more = one.account.listed - other.account.listed;
  return more === 0 ? distance(one) < distance(other) : more > 0;
}

/** A key that is missing tells members apart better than one with a wrong value. */
function distance({ issues }: Outcome): number {
  const compared = issues.slice(0, comparedIssues);
  return compared.reduce((sum, { code }) => sum + (code === "required" ? 2 : 1), 0);
}

// What generated functions are made of.

/**
 * @param guard tells whether what comes out is of its type; of a value that is not converted, at once
 * @param strictGuard the same of a value without unknown keys, where the settings ask for it; `null` where values are
 *   converted, so that none is fine as it is
 */
export function validate<T>(
  guard: ((value: unknown) => value is T) | null,
  check: Check,
  value: unknown,
  options: ValidationOptions | undefined,
  strictGuard?: ((value: unknown) => value is T) | null,
): ValidationResult<T> {
  // Without what somebody planted on every object. Copying always would take as long as a small value.
  const own = options && isPolluted() ? { __proto__: null, ...options } : options;
  const unknownKeys = own?.unknownKeys ?? passthrough;
  const converts = strictGuard === null;
  const weighs = converts || unknownKeys === "strip";
  const fastGuard = unknownKeys === passthrough ? guard : strictGuard;
  if (!weighs && fastGuard?.(value)) return { ok: true, value };
  return examine(check, value, newContext(unknownKeys, own?.maxIssues, weighs), guard);
}

/** The same for a part of an object, as in the body of a PATCH request: no key of it has to be there. */
export function validatePartial<T>(
  { is, required, ...shape }: Shape,
  value: unknown,
  options: ValidationOptions | undefined,
): ValidationResult<T> {
  const check: Check = (part, context) => {
    context.hidden = reportHidden;
    return object(part, context, shape);
  };
  return validate<T>(null, check, value, options, null);
}

/** Listed keys that are not enumerable, such as getters of a class, which no JSON would carry. */
function reportHidden(
  value: Record<string, unknown>,
  context: Context,
  { fields = nothing, nullish = nothing }: Shape,
): void {
  const visible = new Set<string>();
  for (const key in value) visible.add(key);
  for (const key of Object.keys({ ...fields, ...nullish })) {
    if (visible.has(key) || value[key] === undefined || !isGivenBack(key, value)) continue;
    context.path.push(key);
    report(context, "type", "plain data", value[key], "a hidden key");
    context.path.pop();
  }
}

function examine<T>(
  check: Check,
  value: unknown,
  context: Context,
  guard?: ((value: unknown) => boolean) | null,
): ValidationResult<T> {
  const { issues } = context;
  let result: unknown;
  try {
    result = check(value, context);
    // A guard also reads what is inherited or not enumerable, and no JSON would carry.
    if (issues.length === 0 && guard?.(result) === false) {
      report(context, "type", "plain data", value);
    }
  } catch (error) {
    // A getter or a proxy of the value threw, or the stack was almost full already.
    context.left = 1;
    context.issues = issues;
    const code = error instanceof RangeError ? "depth" : "type";
    report(context, code, "plain data", value, "data that throws");
  }
  if (issues.length === 0) return { ok: true, value: result as T };
  return { ok: false, issues: messagesCarryPath ? issues.map(located) : issues };
}

/** An issue whose message begins with its path. */
function located(issue: ValidationIssue): ValidationIssue {
  const { path, message } = issue;
  if (path.length === 0) return issue;
  const text = message.charAt(0).toLowerCase() + message.slice(1);
  return { ...issue, message: `${inert(path.join("."))}: ${text}` };
}

function newContext(
  unknownKeys: Context["unknownKeys"],
  maxIssues: number | undefined = 1000,
  weighs: boolean = false,
): Context {
  // Written out: spreading it together takes longer than all the rest.
  return {
    unknownKeys,
    // With room for no issue, none would be found: neither with 0 nor with something that is not a number.
    left: maxIssues > 1 ? maxIssues : 1,
    issues: [],
    path: [],
    depth: 0,
    weighs,
    isPolluted: isPolluted(),
    hidden: undefined,
    scale: undefined,
    outcomes: undefined,
  };
}

/**
 * The same, for those who want the value itself.
 *
 * @throws ValidationError with the issues
 */
export function parse<T>(
  model: string,
  guard: (value: unknown) => value is T,
  check: Check,
  value: unknown,
  options: ValidationOptions | undefined,
  strictGuard?: ((value: unknown) => value is T) | null,
): T {
  return valueOf(model, validate(guard, check, value, options, strictGuard));
}

/** @throws ValidationError with the issues of a failed validation */
export function valueOf<T>(model: string, result: ValidationResult<T>): T {
  if (result.ok) return result.value;
  throw new ValidationError(model, result.issues);
}

/**
 * From a value's form in TypeScript to that on the wire.
 *
 * @throws ValidationError when the value does not have its type
 */
export function serialize(model: string, check: Check, value: unknown): unknown {
  return valueOf(model, examine(check, value, newContext(passthrough, undefined, true)));
}

/** A validation as a Standard Schema. */
export function standardSchema<Input, T>(
  validation: (value: unknown) => ValidationResult<T>,
): StandardSchema<Input, T> {
  const give = (result: ValidationResult<T>): StandardResult<T> =>
    result.ok ? { value: result.value } : { issues: result.issues };
  return {
    "~standard": {
      version: 1,
      vendor: "modelmark",
      validate: (value) => give(validation(value)),
    },
  };
}

/** Reads JSON text; where it stops being JSON is an issue. */
export function parseJson(text: string): ValidationResult<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const offset = errorOffset(text);
    const received = offset < text.length ? show(text.charAt(offset)) : "the end of the text";
    const message = `Expected JSON, received ${received} at offset ${offset}`;
    const issue = { code: "json" as const, path: [], expected: "JSON", received, message, offset };
    return { ok: false, issues: [issue] };
  }
}

/**
 * Where a text stops being JSON. Engines say it in words of their own, or not at all.
 *
 * @returns an index of `text`, or its length when it only ends too early
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export function errorOffset(text: string): number {
  const reader: Reader = { text, at: 0 };
  /** What closes the arrays and objects that are open; a stack of our own, since text may be deep. */
  const closers: string[] = [];
  for (;;) {
    eat(reader, space);
    if (closers.at(-1) === "}" && !readName(reader)) return reader.at;
    if (eat(reader, /[[{]/y)) {
      const closer = text.charAt(reader.at - 1) === "[" ? "]" : "}";
      eat(reader, space);
      if (text.charAt(reader.at) !== closer) {
        closers.push(closer);
        continue;
      }
      reader.at += 1;
    } else if (!readScalar(reader)) return reader.at;
    if (!readComma(reader, closers)) return reader.at;
  }
}

interface Reader {
  readonly text: string;
  at: number;
}

const space = /[ \t\n\r]*/y;

/** Moves behind what `pattern` matches here, if it does. */
function eat(reader: Reader, pattern: RegExp): boolean {
  pattern.lastIndex = reader.at;
  const isThere = pattern.test(reader.text);
  if (isThere) reader.at = pattern.lastIndex;
  return isThere;
}

function readName(reader: Reader): boolean {
  if (!readString(reader)) return false;
  eat(reader, space);
  if (!eat(reader, /:/y)) return false;
  return eat(reader, space);
}

/** Stops where the string does, or at the first character that cannot be part of one. */
function readString(reader: Reader): boolean {
  if (!eat(reader, /"/y)) return false;
  for (;;) {
    eat(reader, /[^"\\\u0000-\u001f]*/y);
    if (eat(reader, /"/y)) return true;
    if (eat(reader, /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y)) continue;
    eat(reader, /\\(?:u[\da-fA-F]{0,3})?/y);
    return false;
  }
}

function readScalar(reader: Reader): boolean {
  if (reader.text.charAt(reader.at) === '"') return readString(reader);
  // A number that only begins a fraction or an exponent.
  if (eat(reader, /-?(?:0|[1-9]\d*)(?:\.(?!\d)|(?:\.\d+)?[eE](?:[-+](?!\d)|(?![-+\d])))/y))
    return false;
  if (eat(reader, /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y)) return true;
  if (eat(reader, /true|false|null/y)) return true;
  eat(reader, /-|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?/y);
  return false;
}

/** Behind a value: closes what ends here; whether another value or key follows. */
function readComma(reader: Reader, closers: string[]): boolean {
  for (;;) {
    eat(reader, space);
    const closer = closers.at(-1);
    if (closer === undefined) return false;
    if (eat(reader, /,/y)) return true;
    if (reader.text.charAt(reader.at) !== closer) return false;
    reader.at += 1;
    closers.pop();
  }
}
