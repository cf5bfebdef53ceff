import type { EnumMember, EnumModel } from "../model/model.ts";
import { axesOf } from "./axes.ts";
import { changeOf, type Change, type Pair } from "./change.ts";

/** Compares two versions of an enum: its values, their names, and whether it is open. */
export function compareEnums(pair: Pair<EnumModel>): readonly Change[] {
  const { before, after } = pair;
  const [old, now] = [before.members, after.members];
  const added = firstByName(onlyIn(now, old));
  const named = onlyIn(old, now).flatMap((one) => {
    const same = added.get(one.name);
    return same === undefined ? [] : [{ one, same }];
  });
  const respelled = new Set(named.flatMap(({ one, same }) => [one, same]));
  const isRespelled = (member: EnumMember): boolean => respelled.has(member);
  return [
    ...compareValueType(pair),
    ...named.map(({ one, same }) =>
      changeOf("enum-value-wire-changed", pair, {
        member: one.name,
        from: quoted(one),
        to: quoted(same),
      }),
    ),
    ...onlyIn(old, now)
      .filter((one) => !isRespelled(one))
      .map((one) =>
        changeOf("enum-value-removed", pair, {
          member: text(one),
          span: before.source,
          side: "old",
          // An open enum still accepts the value as an unlisted one, and code can write it as a literal.
          ...(after.open ? { axes: axesOf("info", "info", "warn", "warn") } : {}),
        }),
      ),
    ...onlyIn(now, old)
      .filter((one) => !isRespelled(one))
      .map((one) => changeOf(additionTo(after), pair, { member: text(one) })),
    ...compareNames(pair),
    ...compareOrder(pair),
  ];
}

/** Returns the members by name. If several have the same name, the first one counts. */
function firstByName(members: readonly EnumMember[]): ReadonlyMap<string, EnumMember> {
  return new Map(members.toReversed().map((one) => [one.name, one]));
}

function additionTo({ open }: EnumModel): "enum-value-added-open" | "enum-value-added-closed" {
  return open ? "enum-value-added-open" : "enum-value-added-closed";
}

function text({ value }: EnumMember): string {
  return String(value);
}

function quoted({ value }: EnumMember): string {
  return JSON.stringify(value);
}

/** Returns the members whose value is not among the others. A number equals the text of its digits. */
function onlyIn(
  members: readonly EnumMember[],
  others: readonly EnumMember[],
): readonly EnumMember[] {
  const otherValues = new Set(others.map(text));
  return members.filter((one) => !otherValues.has(text(one)));
}

function compareValueType(pair: Pair<EnumModel>): readonly Change[] {
  const { before, after } = pair;
  const types =
    before.valueType === after.valueType
      ? []
      : [
          changeOf("enum-value-wire-changed", pair, {
            from: before.valueType,
            to: after.valueType,
          }),
        ];
  const openness =
    before.open === after.open
      ? []
      : [changeOf(after.open ? "enum-opened" : "enum-closed", pair, {})];
  return [...types, ...openness];
}

function compareNames(pair: Pair<EnumModel>): readonly Change[] {
  const { before, after } = pair;
  const namesOf = new Map<string, Set<string>>();
  for (const one of after.members) {
    namesOf.set(text(one), (namesOf.get(text(one)) ?? new Set()).add(one.name));
  }
  return before.members.flatMap((old) => {
    const named = namesOf.get(text(old));
    const [now] = named ?? [];
    // A value that is listed twice has two names. It is enough if the old name is one of them.
    if (now === undefined || named?.has(old.name) === true) return [];
    const names = { from: old.name, to: now };
    return [changeOf("enum-name-changed", pair, { member: old.name, ...names })];
  });
}

/** Compares the order of the values that stay. A value that is listed twice counts where it is first. */
function compareOrder(pair: Pair<EnumModel>): readonly Change[] {
  const order = ({ members }: EnumModel, { members: others }: EnumModel): string => {
    const otherValues = new Set(others.map(text));
    const values = new Set(members.map(text).filter((value) => otherValues.has(value)));
    return JSON.stringify([...values]);
  };
  const { before, after } = pair;
  return order(before, after) === order(after, before) ? [] : [changeOf("order-changed", pair, {})];
}
