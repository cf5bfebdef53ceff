import { typesOf } from "./graph.ts";
import type { Model } from "./model.ts";
import type { TypeNode } from "./type.ts";

/** Describes in one line in how many unions open enums are closed to tell members apart; `""` if there are none. */
export function openTags(models: readonly Model[]): string {
  const types = models.flatMap((model) =>
    model.kind === "union" ? [{ kind: "union" as const, members: model.members }] : typesOf(model),
  );
  const count = types.map(openUnionsIn).reduce((sum, one) => sum + one, 0);
  if (count === 0) return "";
  const [unions, they] = count === 1 ? ["1 union", "it takes"] : [`${count} unions`, "these take"];
  return `open enums are closed where they tell the members of ${unions} apart; ${they} objects with other tags`;
}

function openUnionsIn(type: TypeNode): number {
  switch (type.kind) {
    case "array":
      return openUnionsIn(type.items);
    case "map":
      return openUnionsIn(type.values);
    case "nullable":
      return openUnionsIn(type.of);
    case "union": {
      const inside = type.members.map(openUnionsIn).reduce((sum, one) => sum + one, 0);
      return inside + (type.members.some(({ kind }) => kind === "other") ? 1 : 0);
    }
    default:
      return 0;
  }
}
