import { entry } from "./entry.ts";

/** What the message of a breaking-change rule mentions: the model or member, and what it was and is. */
export interface BreakingParams {
  readonly where: string;
  readonly from: string;
  readonly to: string;
}

/** MM8xxx: what a change of the spec breaks. The severity is the worst of all axes; `diff/rules.ts` has each. */
export const breakingCatalog = {
  MM8001: entry<BreakingParams>({
    severity: "error",
    title: "model removed",
    message: ({ where }) => `The model \`${where}\` was removed`,
    hint: () =>
      "Keep the page until nothing uses the model, or allow the finding by its fingerprint.",
    explanation: "Code that imports the model's type, its guards or its schema no longer compiles.",
    example: "components/Pair is in the old pages and in no new one",
  }),
  MM8002: entry<BreakingParams>({
    severity: "error",
    title: "model renamed",
    message: ({ where, to }) => `The model \`${where}\` is now called \`${to}\``,
    hint: () => "Give the page its old title, or keep the name with the override `rename`.",
    explanation:
      "A model disappeared and one much like it appeared. Everything generated for it has another name. References to it are not reported again.",
    example: "# Pair    became    # KeyValuePair",
  }),
  MM8003: entry<BreakingParams>({
    severity: "info",
    title: "model added",
    message: ({ where }) => `\`${where}\` is new`,
    hint: () => "There is nothing to do.",
    explanation: "A new model breaks nothing.",
    example: "components/Coupon has a page now",
  }),
  MM8004: entry<BreakingParams>({
    severity: "error",
    title: "model changed its kind",
    message: ({ where, from, to }) => `\`${where}\` was ${from} and is now ${to}`,
    hint: () => "Give the new model a page of its own, with another title.",
    explanation:
      "An object, an enum and a union have nothing in common: neither the type nor the values can be used as before.",
    example: "components/Status had fields and has values now",
  }),
  MM8005: entry<BreakingParams>({
    severity: "warning",
    title: "generated file moves",
    message: ({ where, to }) => `\`${where}\` is now \`${to}\`, so its generated file moves`,
    hint: () => "Leave the page in its folder, or import the model from the index.",
    explanation:
      "The page is in another folder, so imports of the generated file by its path break; imports from `index.ts` by namespace do too.",
    example: "models/shared/pair.md    became    models/components/pair.md",
  }),
  MM8006: entry<BreakingParams>({
    severity: "error",
    title: "exported name removed",
    message: ({ where, from, to }) =>
      to === ""
        ? `Names of \`${where}\` can no longer be imported, because another model has them too: ${from}`
        : `Names of \`${where}\` are no longer generated, so they cannot be imported: ${from}`,
    hint: () =>
      "Give the model that took the names another name with the override `rename`, or import through the namespace; if no model took them, undo the edit of the page.",
    explanation:
      "Code that imports such a name no longer compiles. The index exports a name only while no more than one namespace has it, and two models with one name in the same namespace get different names, so a new model can take the names of an older one. Names also go if the model changes: the type of the wire form, for example, is generated only for models that are converted.",
    example: "errors/Pair is new beside shared/Pair: `isPair` is no longer in the index",
  }),
  MM8011: entry<BreakingParams>({
    severity: "error",
    title: "field renamed",
    message: ({ where, to }) => `\`${where}\` is now called \`${to}\``,
    hint: () => "Document both names for a while, or keep the key with the override `wireName`.",
    explanation:
      "A field disappeared and one much like it appeared in its place. Code that reads or writes the old name breaks, and so does data.",
    example: "| `email` |    became    | `email_address` |",
  }),
  MM8012: entry<BreakingParams>({
    severity: "error",
    title: "required field removed",
    message: ({ where }) => `The required field \`${where}\` was removed`,
    hint: () => "Deprecate the field first, and remove it once nothing uses it.",
    explanation:
      "Readers counted on the field, and code that names it no longer compiles. Requests that still send it may be accepted or refused; the pages do not tell.",
    example: "| `id` | *::String* | :heavy_check_mark: | N/A |    <- the row is gone",
  }),
  MM8013: entry<BreakingParams>({
    severity: "error",
    title: "optional field removed",
    message: ({ where }) => `The optional field \`${where}\` was removed`,
    hint: () => "Deprecate the field first, and remove it once nothing uses it.",
    explanation:
      "Code that reads or writes the field no longer compiles. Requests that still send it may be accepted or refused; the pages do not tell. Data received without it is read as before.",
    example:
      "| `nickname` | *T.nilable(::String)* | :heavy_minus_sign: | N/A |    <- the row is gone",
  }),
  MM8014: entry<BreakingParams>({
    severity: "error",
    title: "required field added",
    message: ({ where }) => `The required field \`${where}\` is new`,
    hint: () => "Make the new field optional.",
    explanation:
      "Code that builds the object without it no longer compiles, and requests without it are refused. Nothing breaks for readers.",
    example: "| `currency` | *::String* | :heavy_check_mark: | N/A |    <- a new row",
  }),
  MM8015: entry<BreakingParams>({
    severity: "info",
    title: "optional field added",
    message: ({ where }) => `The optional field \`${where}\` is new`,
    hint: () => "There is nothing to do.",
    explanation: "A new optional field breaks nothing.",
    example: "| `note` | *T.nilable(::String)* | :heavy_minus_sign: | N/A |    <- a new row",
  }),
  MM8016: entry<BreakingParams>({
    severity: "error",
    title: "field became required",
    message: ({ where }) => `\`${where}\` was optional and is now required`,
    hint: () => "Leave the field optional.",
    explanation: "Requests that leave the field out are refused now. Readers get more than before.",
    example: ":heavy_minus_sign:    became    :heavy_check_mark:",
  }),
  MM8017: entry<BreakingParams>({
    severity: "error",
    title: "field became optional",
    message: ({ where }) => `\`${where}\` was required and is now optional`,
    hint: () =>
      "Leave the field required; if it is always sent all the same, say so with an override.",
    explanation:
      "Code that reads the field without a check for `undefined` no longer compiles, and validators generated before refuse data without it.",
    example: ":heavy_check_mark:    became    :heavy_minus_sign:",
  }),
  MM8018: entry<BreakingParams>({
    severity: "error",
    title: "field became nullable",
    message: ({ where }) => `\`${where}\` may now be \`null\``,
    hint: () =>
      "Leave the key out instead of sending `null`, or allow the finding by its fingerprint.",
    explanation: "Readers that never looked for `null` break.",
    example: "*::String*    became    *T.nilable(::String)*",
  }),
  MM8019: entry<BreakingParams>({
    severity: "error",
    title: "field no longer nullable",
    message: ({ where }) => `\`${where}\` may no longer be \`null\``,
    hint: () => "Keep accepting `null`.",
    explanation: "Requests that send `null` are refused now.",
    example: "*T.nilable(::String)*    became    *::String*",
  }),
  MM8021: entry<BreakingParams>({
    severity: "error",
    title: "field type changed",
    message: ({ where, from, to }) => `\`${where}\` was \`${from}\` and is now \`${to}\``,
    hint: () => "Add a field with another name for the new type.",
    explanation:
      "Neither type contains the other, so reading the field breaks, and so does writing it.",
    example: "*::String*    became    *T::Boolean*",
  }),
  MM8022: entry<BreakingParams>({
    severity: "error",
    title: "field type narrowed",
    message: ({ where, from, to }) => `\`${where}\` was \`${from}\` and takes only \`${to}\` now`,
    hint: () => "Keep accepting the values that were accepted before.",
    explanation:
      "Values that could be sent before are refused now. Readers get what they could read before, but code that names a value or a member that is gone no longer compiles.",
    example: "*::Object*    became    *::String*",
  }),
  MM8023: entry<BreakingParams>({
    severity: "error",
    title: "field type widened",
    message: ({ where, from, to }) => `\`${where}\` was \`${from}\` and may now be \`${to}\``,
    hint: () => "Add a field with another name for the new values.",
    explanation:
      "Readers get values that they do not know how to treat. Whatever could be sent before still can be.",
    example: "*::String*    became    *::Object*",
  }),
  MM8024: entry<BreakingParams>({
    severity: "error",
    title: "one became many",
    message: ({ where, from, to }) => `\`${where}\` was \`${from}\` and is now \`${to}\``,
    hint: () => "Add a field with another name, in the plural.",
    explanation: "A single value and a list of values are never compatible.",
    example: "*::String*    became    T::Array<*::String*>",
  }),
  MM8025: entry<BreakingParams>({
    severity: "error",
    title: "values of a map changed",
    message: ({ where, from, to }) =>
      `The values of \`${where}\` were \`${from}\` and are now \`${to}\``,
    hint: () => "Add a field with another name for the new map.",
    explanation: "Code that reads or writes an entry of the map has to handle another type.",
    example: "T::Hash[Symbol, *::String*]    became    T::Hash[Symbol, *::Integer*]",
  }),
  MM8026: entry<BreakingParams>({
    severity: "error",
    title: "field format changed",
    message: ({ where, from, to }) => `\`${where}\` was \`${from}\` and is now \`${to}\``,
    hint: () => "Keep the format, or correct the old page with the override `format`.",
    explanation:
      "Every date is text and every integer is a number, but not the other way round. So requests with any other text are refused where a date must now be sent, and old validators refuse text where they expect a date. Code notices only where dates are `Date` objects.",
    example: "[Date](…)    became    *::String*",
  }),
  MM8027: entry<BreakingParams>({
    severity: "error",
    title: "fixed value changed",
    message: ({ where, from, to }) =>
      `\`${where}\` was always \`${from}\` and is now always \`${to}\``,
    hint: () => "Keep the old value.",
    explanation:
      "A fixed value usually says which member of a union an object is, so every switch over it breaks.",
    example: 'the literal "card" became "credit-card"',
  }),
  MM8028: entry<BreakingParams>({
    severity: "error",
    title: "spelling of a field changed",
    message: ({ where, to }) => `\`${where}\` is now spelled \`${to}\``,
    hint: () => "Keep the key with the override `wireName`.",
    explanation: "Only letter case or underscores changed, but JSON keys are compared exactly.",
    example: "| `user_id` |    became    | `userId` |",
  }),
  MM8031: entry<BreakingParams>({
    severity: "error",
    title: "enum value removed",
    message: ({ where }) => `The value \`${where}\` was removed`,
    hint: () => "Keep accepting the value.",
    explanation:
      "Requests that send the value are refused now, and code that names it no longer compiles. Data received is read as before.",
    example: "| `PENDING` | pending |    <- the row is gone",
  }),
  MM8032: entry<BreakingParams>({
    severity: "error",
    title: "value added to a closed enum",
    message: ({ where }) => `The value \`${where}\` is new in a closed enum`,
    hint: () =>
      'Make the enum open with the override `enums: "open"`, one version before the value arrives.',
    explanation: "An exhaustive switch no longer compiles, and old validators refuse the value.",
    example: "| `REFUNDED` | refunded |    <- a new row",
  }),
  MM8033: entry<BreakingParams>({
    severity: "info",
    title: "value added to an open enum",
    message: ({ where }) => `The value \`${where}\` is new in an open enum`,
    hint: () => "There is nothing to do.",
    explanation: "Readers of an open enum are ready for values that they do not know.",
    example: "| `REFUNDED` | refunded |    <- a new row",
  }),
  MM8034: entry<BreakingParams>({
    severity: "error",
    title: "enum value changed on the wire",
    message: ({ where, from, to }) => `\`${where}\` was ${from} and is now ${to}`,
    hint: () => "Keep the value, and change the name if you must.",
    explanation:
      "The name is the same, but another value goes over the wire. Code that uses the constant still compiles, but code that writes out the value does not.",
    example: "| `OPEN` | open |    became    | `OPEN` | opened |",
  }),
  MM8035: entry<BreakingParams>({
    severity: "warning",
    title: "name of an enum value changed",
    message: ({ where, to }) => `\`${where}\` is now called \`${to}\``,
    hint: () => "Keep the name.",
    explanation:
      "The value on the wire is the same, but code that uses the constant by its name no longer compiles. Code that writes out the value still does.",
    example: "| `OPEN` | open |    became    | `OPENED` | open |",
  }),
  MM8036: entry<BreakingParams>({
    severity: "error",
    title: "enum opened",
    message: ({ where }) => `\`${where}\` may now have values that it does not list`,
    hint: () => "Open the enum in a version of its own, before its first unknown value arrives.",
    explanation:
      "Readers get values that they do not know, and an exhaustive switch no longer compiles.",
    example: 'the override `enums: "open"` for a closed enum',
  }),
  MM8037: entry<BreakingParams>({
    severity: "error",
    title: "enum closed",
    message: ({ where }) => `\`${where}\` no longer takes values that it does not list`,
    hint: () => "Keep accepting other values.",
    explanation: "Requests with other values are refused now.",
    example: "an open enum whose page no longer says so",
  }),
  MM8041: entry<BreakingParams>({
    severity: "error",
    title: "union member removed",
    message: ({ where, from }) => `\`${where}\` can no longer be \`${from}\``,
    hint: () => "Keep accepting the member.",
    explanation:
      "Requests that send this member are refused now, and code that tells it from the others no longer compiles. Data received is read as before.",
    example: "[T.any(Models::A, Models::B)](…)    became    [T.any(Models::A)](…)",
  }),
  MM8042: entry<BreakingParams>({
    severity: "error",
    title: "union member added",
    message: ({ where, to }) => `\`${where}\` can now be \`${to}\``,
    hint: () => "Add it in a new major version, or let readers skip members that they do not know.",
    explanation:
      "Readers get objects that they do not know, and an exhaustive switch no longer compiles.",
    example: "[T.any(Models::A)](…)    became    [T.any(Models::A, Models::B)](…)",
  }),
  MM8043: entry<BreakingParams>({
    severity: "error",
    title: "union is told apart by another key",
    message: ({ where, from, to }) =>
      `The members of \`${where}\` were told apart by ${from}, and are now told apart by ${to}`,
    hint: () => "Name the key with the override `discriminator`.",
    explanation:
      "Another key of the JSON now says which member of the union an object is. If every member still has a value of its own under the old key, nothing breaks.",
    example: "two keys would do, and the other one now comes first",
  }),
  MM8051: entry<BreakingParams>({
    severity: "error",
    title: "other keys no longer allowed",
    message: ({ where }) => `\`${where}\` no longer takes keys that it does not list`,
    hint: () => "Keep accepting other keys.",
    explanation:
      "The index signature is gone, so code that uses other keys no longer compiles. Requests that still send them may be accepted or refused; the pages do not tell.",
    example: "the row `additional_properties` is gone",
  }),
  MM8052: entry<BreakingParams>({
    severity: "info",
    title: "other keys now allowed",
    message: ({ where }) => `\`${where}\` may now have keys that it does not list`,
    hint: () => "Look at code that lists the keys of the object.",
    explanation: "Readers may now get keys that they do not know.",
    example: "a new row `additional_properties`",
  }),
  MM8053: entry<BreakingParams>({
    severity: "error",
    title: "values of other keys changed",
    message: ({ where, from, to }) =>
      `Keys that \`${where}\` does not list were \`${from}\` and are now \`${to}\``,
    hint: () => "Keep the old type.",
    explanation: "Code that reads or writes such a key has to handle another type.",
    example: "T::Hash[Symbol, *::String*]    became    T::Hash[Symbol, *::Integer*]",
  }),
  MM8061: entry<BreakingParams>({
    severity: "info",
    title: "deprecated",
    message: ({ where }) => `\`${where}\` is now deprecated`,
    hint: () => "Stop using it.",
    explanation: "Nothing breaks yet, but it will be removed one day.",
    example: "*DEPRECATED* in a description",
  }),
  MM8062: entry<BreakingParams>({
    severity: "info",
    title: "no longer deprecated",
    message: ({ where }) => `\`${where}\` is no longer deprecated`,
    hint: () => "There is nothing to do.",
    explanation: "Nothing breaks.",
    example: "*DEPRECATED* is gone from a description",
  }),
  MM8063: entry<BreakingParams>({
    severity: "warning",
    title: "removed without deprecation",
    message: ({ where }) => `\`${where}\` was removed without being deprecated first`,
    hint: () => "Deprecate it first, and remove it in a later version.",
    explanation:
      "This rule is for teams that allow removals after a deprecation. It is reported instead of a removal whose own rule is off.",
    example: '{ "field-removed-optional": "off" }',
  }),
  MM8071: entry<BreakingParams>({
    severity: "info",
    title: "example changed",
    message: ({ where }) => `The examples of \`${where}\` changed`,
    hint: () => "There is nothing to do.",
    explanation: "Only docs change. The rule is off unless the config turns it on.",
    example: "an Example cell",
  }),
  MM8072: entry<BreakingParams>({
    severity: "info",
    title: "description changed",
    message: ({ where }) => `The description of \`${where}\` changed`,
    hint: () => "There is nothing to do.",
    explanation: "Only docs change. The rule is off unless the config turns it on.",
    example: "a Description cell",
  }),
  MM8073: entry<BreakingParams>({
    severity: "info",
    title: "order changed",
    message: ({ where }) => `The order within \`${where}\` changed`,
    hint: () => "There is nothing to do.",
    explanation:
      "Only the order of generated members changes. The rule is off unless the config turns it on.",
    example: "two rows changed places",
  }),
};
