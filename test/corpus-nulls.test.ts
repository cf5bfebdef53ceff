import { expect, test } from "vitest";
import { nullRule } from "../generator/link/null-policy.ts";
import { untoldKinds, type NullRule, type ToldNulls } from "../generator/link/untold-null.ts";
import { hasCorpora } from "./support/corpora.ts";
import { readNullFacts, type HiddenField, type NullFacts } from "./support/hidden-nulls.ts";

// Where pages hide null, a rule decides. `npm run corpus` prints the results of every tried rule on each spec: how
// many true nulls it refuses, and how many fields it makes nullable in vain. Refusing a value that an API sends is
// the worse mistake.

const share = ({ told, nullable }: ToldNulls): number => (told === 0 ? 0 : nullable / told);

/** Rules for a spec that uses null on some required field. In any other spec, none of them accepts null. */
const byKind: Readonly<Record<string, NullRule>> = {
  dates: (kind) => kind === "dates",
  "dates, maps": (kind) => kind !== "lists",
  "dates, maps where any field of the page takes null": (kind, page) =>
    kind === "dates" || (kind === "maps" && page.nullable > 0),
  "dates, maps where 1/2 of the page takes null": (kind, page) =>
    kind === "dates" || (kind === "maps" && share(page) >= 1 / 2),
  "dates where any field of the page takes null": (kind, page) =>
    kind === "dates" && page.nullable > 0,
  "dates, maps, lists where 1/2 of the page takes null": (kind, page) =>
    kind === "dates" || share(page) >= 1 / 2,
  "all where 1/3 of the page takes null": (_kind, page) => share(page) >= 1 / 3,
  "all kinds": () => true,
};

const chosen = "auto: dates, maps where 1/4 of the page takes null";

type SpecRule = (spec: ToldNulls) => NullRule;

const rules: Readonly<Record<string, SpecRule>> = {
  "reject: none": (spec) => nullRule("reject", spec),
  "accept: all, whatever the spec": (spec) => nullRule("accept", spec),
  ...Object.fromEntries(
    Object.entries(byKind).map(([name, rule]): [string, SpecRule] => [
      name,
      ({ nullable }) => (nullable > 0 ? rule : () => false),
    ]),
  ),
  [chosen]: (spec) => nullRule("auto", spec),
};

function ruleNamed(name: string): SpecRule {
  const rule = rules[name];
  if (rule === undefined) throw new Error(`no rule ${name}`);
  return rule;
}

interface Mistakes {
  readonly refused: number;
  readonly inVain: number;
}

function mistakes({ told }: NullFacts, hidden: readonly HiddenField[], rule: string): Mistakes {
  const accepts = ruleNamed(rule)(told);
  const wrong = hidden.filter(({ kind, page, takesNull }) => accepts(kind, page) !== takesNull);
  const refused = wrong.filter(({ takesNull }) => takesNull).length;
  return { refused, inVain: wrong.length - refused };
}

test.skipIf(!hasCorpora)(
  "the rule refuses the fewest nulls among those that accept few in vain",
  () => {
    const specs = readNullFacts().filter(({ hidden }) => hidden.length > 0);
    console.log(
      "Required dates, lists and maps by spec: true nulls of all; told: the share of the other required fields.",
    );
    console.table(specs.map(specRow));
    console.log("By rule: true nulls refused / fields made nullable in vain.");
    console.table(
      Object.keys(rules).map((rule) => ({
        rule,
        ...Object.fromEntries(
          specs.map((spec) => [spec.spec, cell(mistakes(spec, spec.hidden, rule))]),
        ),
        ...Object.fromEntries(untoldKinds.map((kind) => [kind, cell(total(specs, rule, kind))])),
        total: cell(total(specs, rule)),
      })),
    );
    const auto = total(specs, chosen);
    const none = total(specs, "reject: none");
    const all = total(specs, "accept: all, whatever the spec");
    expect(none.refused).toBeGreaterThan(100);
    expect(auto.refused / none.refused).toBeLessThan(0.2);
    expect(auto.inVain / all.inVain).toBeLessThan(0.2);
    for (const rule of Object.keys(rules)) {
      const { refused, inVain } = total(specs, rule);
      // Another rule may only refuse fewer nulls if it accepts three or more in vain for each null it saves.
      if (refused < auto.refused) {
        expect(inVain - auto.inVain, rule).toBeGreaterThan(3 * (auto.refused - refused));
      }
    }
  },
);

function specRow({ spec, told, hidden }: NullFacts): Record<string, string> {
  const kinds = untoldKinds.map((kind): [string, string] => {
    const ofKind = hidden.filter((field) => field.kind === kind);
    const nulls = ofKind.filter(({ takesNull }) => takesNull).length;
    return [kind, ofKind.length === 0 ? "" : `${nulls} of ${ofKind.length}`];
  });
  return { spec, told: `${told.nullable} of ${told.told}`, ...Object.fromEntries(kinds) };
}

function total(
  specs: readonly NullFacts[],
  rule: string,
  kind: HiddenField["kind"] | null = null,
): Mistakes {
  const counts = specs.map((spec) =>
    mistakes(
      spec,
      spec.hidden.filter((field) => kind === null || field.kind === kind),
      rule,
    ),
  );
  return {
    refused: counts.reduce((sum, { refused }) => sum + refused, 0),
    inVain: counts.reduce((sum, { inVain }) => sum + inVain, 0),
  };
}

function cell({ refused, inVain }: Mistakes): string {
  return `${refused} / ${inVain}`;
}
