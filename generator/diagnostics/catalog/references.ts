import { entry } from "./entry.ts";

/** MM4xxx: references between pages. */
export const referenceCatalog = {
  MM4001: entry<{
    readonly name: string;
    readonly href: string | null;
    readonly suggestion: string | null;
  }>({
    severity: "warning",
    title: "reference to nothing",
    message: ({ name, href, suggestion }) =>
      `There is no model \`${name}\`${href === null ? "" : `, nor a page \`${href}\` of it`}${suggestion === null ? "" : `; did you mean \`${suggestion}\`?`}`,
    hint: () =>
      "Add the page it refers to, or set the field's `type` in the overrides; until then it is `unknown`.",
    explanation:
      "A class path such as `Models::Components::Pair` names the page titled `Pair` in `components/`; failing that, the link must lead to a page with that title. Neither exists.",
    example:
      "| `pair` | [Models::Components::Pear](../../models/components/pear.md) | … |    <- MM4001",
  }),
  MM4002: entry<{ readonly id: string; readonly first: string }>({
    severity: "error",
    title: "duplicate model",
    message: ({ id, first }) =>
      `There is a second page for the model \`${id}\`; the first is ${first}`,
    hint: () => "Delete or retitle one of the two pages.",
    explanation:
      "A model is identified by its folder and title; two pages of one folder share a title.",
    example: "components/pair.md: # Pair\ncomponents/pair2.md: # Pair    <- MM4002",
  }),
  MM4003: entry<{ readonly id: string; readonly twin: string }>({
    severity: "warning",
    title: "possibly stale twin",
    message: ({ id, twin }) =>
      `\`${id}\` has the same title as \`${twin}\`, and may be an older copy of it`,
    hint: () =>
      "Delete the page or list it under `exclude`, if an older run of the SDK's generator left it behind.",
    explanation:
      "SDK generators moved models between `shared/` and `components/` and left the old pages in place. Links written `shared/` may then lead to the older one; class paths decide.",
    example: "components/pair.md and shared/pair.md, both titled `# Pair`",
  }),
  MM4004: entry<{ readonly id: string }>({
    severity: "warning",
    title: "union without known members",
    message: ({ id }) =>
      `The members of the union \`${id}\` are not known: no type cell lists them`,
    hint: () =>
      "Name its `members` in the overrides; until then it is `unknown` and has no validator.",
    explanation:
      "A page with neither Fields nor Values is a union. Its members are known only from the cells that link to it, and no cell does.",
    example: "# WebhookEvent\n\nAny of the events.    <- MM4004, unless a cell links here",
  }),
  MM4005: entry<{ readonly id: string; readonly first: string }>({
    severity: "warning",
    title: "union spelled out in two ways",
    message: ({ id, first }) =>
      `The members of the union \`${id}\` are not the same here as at ${first}`,
    hint: () => "Make the cells agree; until then the members of all of them are joined.",
    explanation: "Two cells link to the same union page and list different members.",
    example: "T.any(::String, ::Integer) in one cell, T.any(::String, ::Float) in another",
  }),
  MM4006: entry<{ readonly href: string }>({
    severity: "warning",
    title: "union without a page",
    message: ({ href }) =>
      `The link \`${href}\` of this union does not lead to the page of a union`,
    hint: () => "Add its page to give it a name; until then it is written out in place.",
    explanation: "A union is named by the page its link leads to. No such page exists.",
    example: "[T.any(::String, ::Integer)](../../models/shared/missing.md)    <- MM4006",
  }),
  MM4007: entry<{ readonly id: string }>({
    severity: "info",
    title: "perhaps no JSON",
    message: ({ id }) =>
      `\`${id}\` may be an object of the SDK rather than JSON: its page does not tell`,
    hint: () =>
      "Set the override `envelope` to `body` if only its body is sent, or to `object` if it is JSON, as it is read now.",
    explanation:
      "SDKs describe the parameters of a request and the response of an operation on pages like those of JSON. Rows of the HTTP exchange, a row called like the model it carries, or the verb of the operation tell them apart; this page has none of them.",
    example:
      "operations/addpairrequest.md: | `left` | *::String* | … |    <- MM4007: a parameter, or a key?",
  }),
  MM4008: entry<{ readonly id: string }>({
    severity: "warning",
    title: "reference to what is not sent",
    message: ({ id }) => `A type refers to \`${id}\`, of which nothing is sent as JSON`,
    hint: () =>
      "Set the override `envelope` of that page to `object` if it does describe JSON; until then it is `unknown`.",
    explanation:
      "A page with nothing but rows of the HTTP exchange describes an object of the SDK. JSON that refers to it cannot be described.",
    example: "| `response` | T::Array<[Models::Components::HTTPMetadata](…)> | … |    <- MM4008",
  }),
};
