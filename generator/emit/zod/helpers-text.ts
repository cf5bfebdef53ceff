/** The path of the file that all schemas share, relative to the output folder, without extension. */
export const helpersPath = "zod/helpers";

/**
 * The text of that file, without its header. It has checks that zod does not have, with the rules of the validators.
 */
export const helpersText = String.raw`import * as z from "zod";

const datePattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const dateTimePattern =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** A full-date of RFC 3339, as text. */
export const dateText: z.ZodType<string, string> = z.stringFormat(
  "date",
  (text) => datePattern.test(text) && isDayOfMonth(text),
);

/** A date-time of RFC 3339, as text. */
export const dateTimeText: z.ZodType<string, string> = z.stringFormat(
  "date-time",
  (text) => dateTimePattern.test(text) && isDayOfMonth(text) && !isWrongLeapSecond(text),
);

/** A full-date as a Date, at midnight in UTC. */
export const dateFromText: z.ZodType<Date, string> = dateText.transform((text) => new Date(text));

/** A date-time as a Date, which knows no leap seconds: 23:59:60 is the moment after 23:59:59. */
export const dateTimeFromText: z.ZodType<Date, string> = dateTimeText
  .transform(momentOf)
  .refine((moment) => moment.getUTCFullYear() >= 0 && moment.getUTCFullYear() <= 9999);

/** An integer of any size. */
export const integer: z.ZodType<number, number> = z.number().refine(Number.isInteger);

/** Any value, but one that is not there. */
export const anything: z.ZodType = z.custom<unknown>((value) => value !== undefined);

/** An object whose other keys are of one type. */
export function openObject<Shape extends z.ZodRawShape>({
  shape,
  rest,
}: {
  readonly shape: Shape;
  readonly rest: z.ZodType;
}): z.ZodType<z.output<z.ZodObject<Shape>>, z.input<z.ZodObject<Shape>>> {
  return z.object(shape).catchall(rest) as never;
}

/**
 * An object with some keys called otherwise than on the wire. Its type is that of the model, so keys on the wire that
 * have these other names, and that nothing has checked, are left out.
 */
export function renamed({
  schema,
  names,
}: {
  readonly schema: z.ZodType;
  readonly names: readonly (readonly [wire: string, property: string])[];
}): z.ZodType<never, never> {
  const properties = new Map(names);
  const taken = new Set(properties.values());
  return schema.transform((value) =>
    Object.fromEntries(
      Object.entries(value as object)
        .filter(([key]) => properties.has(key) || !taken.has(key))
        .map(([key, item]) => [properties.get(key) ?? key, item]),
    ),
  ) as never;
}

/** The value of a key that every object inherits, such as constructor. An inherited value counts as absent. */
export function notInherited<Schema extends z.ZodType>({
  key,
  schema,
}: {
  readonly key: string;
  readonly schema: Schema;
}): Schema {
  const inherited = (Object.prototype as unknown as Record<string, unknown>)[key];
  return z.preprocess((value) => (value === inherited ? undefined : value), schema) as never;
}

/** A union whose members one key tells apart. */
export function tagged<Member extends z.ZodType>({
  key,
  members,
}: {
  readonly key: string;
  readonly members: readonly Member[];
}): z.ZodType<z.output<Member>, z.input<Member>> {
  return z.discriminatedUnion(key, members as never) as never;
}

/**
 * An object with a tag that no other member of its union has. It is kept as it is, without the keys that have the names
 * of properties of other members.
 */
export function otherTag({
  key,
  tag,
  known,
  given,
  taken = [],
}: {
  readonly key: string;
  readonly tag: z.ZodType;
  readonly known: readonly unknown[];
  readonly given: readonly (readonly [key: string, values: readonly unknown[]])[];
  readonly taken?: readonly string[];
}): z.ZodType<never, never> {
  return z
    .looseObject({ [key]: tag })
    .refine(
      (value) =>
        !known.includes(value[key]) &&
        given.every(([name, values]) => values.includes((value as Record<string, unknown>)[name])),
    )
    .transform((value) =>
      taken.length === 0
        ? value
        : Object.fromEntries(Object.entries(value).filter(([name]) => !taken.includes(name))),
    ) as never;
}

function momentOf(text: string): Date {
  const isLeap = text.charAt(17) === "6";
  const moment = new Date((isLeap ? text.replace(/:60/, ":59") : text).toUpperCase());
  return isLeap ? new Date(moment.getTime() + 1000) : moment;
}

function isDayOfMonth(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split("-").map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

/** Leap seconds are added at the end of a day in UTC. */
function isWrongLeapSecond(text: string): boolean {
  if (text.charAt(17) !== "6") return false;
  const offset = /([+-])(\d\d):(\d\d)$/.exec(text);
  const minutes = Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
  const ahead = offset === null ? 0 : Number(offset[2]) * 60 + Number(offset[3]);
  const utc = offset?.[1] === "-" ? minutes + ahead : minutes - ahead;
  return (utc + 1440) % 1440 !== 1439;
}
`;
