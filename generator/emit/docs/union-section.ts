import type { RootContent } from "mdast";
import type { UnionModel } from "../../model/model.ts";
import type { TypeNode } from "../../model/type.ts";
import { literal } from "../typescript/code-text.ts";
import { code, heading, paragraph, table, text } from "./nodes.ts";
import type { PageContext } from "./page-context.ts";
import { typeCell } from "./type-cell.ts";

/** Returns the section with the members of a union and, if there is a discriminator, the tag that announces each. */
export function memberSection(
  { members: all, discriminator }: UnionModel,
  from: string,
  context: PageContext,
): readonly RootContent[] {
  const members = knownMembers({ members: all });
  const cell = (member: TypeNode) => typeCell(member, from, context);
  if (discriminator === null) {
    return [
      heading(2, "Members"),
      table(
        ["Member"],
        members.map((member) => [cell(member)]),
      ),
      ...unknownTags(all),
    ];
  }
  const tagOf = (member: TypeNode): string => {
    const tags = [...discriminator.mapping].filter(
      ([, id]) => member.kind === "ref" && member.id === id,
    );
    return tags.map(([value]) => literal(value)).join(" | ");
  };
  return [
    heading(2, "Members"),
    paragraph("The value of ", code(discriminator.wireName), " says which it is."),
    table(
      ["Member", "Announced by"],
      members.map((member) => [
        cell(member),
        [code(`${discriminator.wireName}: ${tagOf(member)}`)],
      ]),
    ),
    ...unknownTags(all),
  ];
}

/** Returns the members of a union without those for objects with unknown tags. */
export function knownMembers({ members }: Pick<UnionModel, "members">): readonly TypeNode[] {
  return members.filter(({ kind }) => kind !== "other");
}

/**
 * Returns a sentence about objects with unknown tags. They have no row in the table of members, which is read as such
 * when our pages are used as a spec.
 */
function unknownTags(members: readonly TypeNode[]): readonly RootContent[] {
  const tags = members.flatMap((member) => (member.kind === "other" ? [member.tag.wireName] : []));
  const names = [...new Set(tags)].flatMap((name, index) =>
    index === 0 ? [code(name)] : [text(" or "), code(name)],
  );
  if (names.length === 0) return [];
  return [
    paragraph("Objects with another value of ", ...names, " may come, and are kept as they are."),
  ];
}
