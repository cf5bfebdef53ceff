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
      `There is no model \`${name}\`${href === null ? "" : `, and its link \`${href}\` leads to no page with that title`}${suggestion === null ? "" : `; did you mean \`${suggestion}\`?`}`,
    hint: () =>
      "Correct the reference, add the page, or set the field's `type` in the overrides; until then it is `unknown`.",
    explanation:
      "A class path such as `Models::Components::Pair` means the page titled `Pair` in `components/`. If there is no such page, the link has to lead to a page with that title. Here neither page exists.",
    example:
      "| `pair` | [Models::Components::Pear](../../models/components/pear.md) | … |    <- MM4001",
  }),
  MM4002: entry<{ readonly id: string; readonly first: string }>({
    severity: "error",
    title: "duplicate model",
    message: ({ id, first }) =>
      `There is a second page for the model \`${id}\`; the first is \`${first}\``,
    hint: () => "Delete one of the two pages, or give it another title.",
    explanation:
      "A model is known by its folder and its title, and two pages of one folder have the same title here.",
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
      "SDK generators have moved models between `shared/` and `components/`, and left the old pages in place. A link to `shared/` may then lead to the older page, so the class path decides.",
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
    message: ({ id, first }) => `The union \`${id}\` has other members here than at ${first}`,
    hint: () => "Make the cells agree; until then the union has the members of all of them.",
    explanation: "Two cells link to the same union page and list different members.",
    example: "T.any(::String, ::Integer) in one cell, T.any(::String, ::Float) in another",
  }),
  MM4006: entry<{ readonly href: string }>({
    severity: "warning",
    title: "union without a page",
    message: ({ href }) =>
      `The link \`${href}\` of this union does not lead to the page of a union`,
    hint: () =>
      "Add a page for the union to give it a name; until then the type is written out in place.",
    explanation:
      "A union gets its name from the page that its link leads to, and there is no such page.",
    example: "[T.any(::String, ::Integer)](../../models/shared/missing.md)    <- MM4006",
  }),
  MM4007: entry<{ readonly id: string }>({
    severity: "info",
    title: "perhaps not JSON",
    message: ({ id }) =>
      `\`${id}\` may be an object of the SDK rather than JSON: its page does not say which`,
    hint: () =>
      "Set the override `envelope` to `body` if only its body is sent, or to `object` if the page describes JSON, as is assumed now.",
    explanation:
      "SDKs describe the parameters of a request, and the response of an operation, on pages that look like those of JSON. Rows about the HTTP exchange, a row named like the model it carries, or the verb of the operation tell them apart, and this page has none of these.",
    example:
      "operations/addpairrequest.md: | `left` | *::String* | … |    <- MM4007: a parameter, or a key?",
  }),
  MM4008: entry<{ readonly id: string }>({
    severity: "warning",
    title: "reference to a model that is never sent",
    message: ({ id }) => `A type refers to \`${id}\`, but nothing of that model is sent as JSON`,
    hint: () =>
      "Set the override `envelope` of that page to `object` if it does describe JSON; until then the type is `unknown`.",
    explanation:
      "A page that has only rows about the HTTP exchange describes an object of the SDK, so it cannot be part of any JSON.",
    example: "| `response` | T::Array<[Models::Components::HTTPMetadata](…)> | … |    <- MM4008",
  }),
};
