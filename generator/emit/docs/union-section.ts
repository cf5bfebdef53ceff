import type { RootContent } from "mdast";
import type { UnionModel } from "../../model/model.ts";
import type { TypeNode } from "../../model/type.ts";
import { literal } from "../typescript/literal.ts";
import { code, heading, paragraph, table } from "./nodes.ts";
import type { PageContext } from "./page-context.ts";
import { typeCell } from "./type-cell.ts";

/** The members of a union, with the value that announces each where there is one. */
export function memberSection(
  { members, discriminator }: UnionModel,
  from: string,
  context: PageContext,
): readonly RootContent[] {
  const cell = (member: TypeNode) => typeCell(member, from, context);
  if (discriminator === null) {
    return [
      heading(2, "Members"),
      table(
        ["Member"],
        members.map((member) => [cell(member)]),
      ),
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
  ];
}
