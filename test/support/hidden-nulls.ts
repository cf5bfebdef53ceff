import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ToldNulls, UntoldKind } from "../../generator/link/untold-null.ts";
import { measuredCorpora, readTruth, truthFolder } from "./corpora.ts";

/** A required field whose cell would hide whether it is nullable, with the answer from its source. */
export interface HiddenField {
  readonly name: string;
  readonly kind: UntoldKind;
  readonly takesNull: boolean;
  /** What the other required fields of its model tell about null. */
  readonly page: ToldNulls;
}

/** The facts about null in a spec's source: what Ruby's pages would tell, and what they would hide. */
export interface NullFacts {
  readonly spec: string;
  readonly told: ToldNulls;
  readonly hidden: readonly HiddenField[];
}

/**
 * Specs from other generators, whose pages always tell about null. When dates, lists and maps are hidden as Ruby's
 * pages hide them, these specs test a rule on APIs that it was not made for. Each API is included once.
 */
const others = [
  "speakeasy-python-mistral",
  "speakeasy-csharp-clerk",
  "apimatic-typescript-maxio",
  "openapi-generator-dart-ory",
  "openapi-generator-csharp-onesignal",
] as const;

/** Returns the facts for the specs that are available. */
export function readNullFacts(): readonly NullFacts[] {
  const rest = others.flatMap((spec) => {
    const file = join(truthFolder, `../truth-dialects/${spec}.json`);
    if (!existsSync(file)) return [];
    const models: Readonly<Record<string, SourceModel>> = JSON.parse(readFileSync(file, "utf8"));
    return [factsOf(spec, Object.entries(models))];
  });
  return [
    ...measuredCorpora.map((name) => factsOf(name, Object.entries(readTruth(name)))),
    ...rest,
  ];
}

interface SourceField {
  readonly required: boolean;
  readonly nilable: boolean;
  readonly type: string;
}

interface SourceModel {
  readonly fields: Readonly<Record<string, SourceField>>;
}

function factsOf(spec: string, models: readonly (readonly [string, SourceModel])[]): NullFacts {
  const pages = models.map(([id, { fields }]) => {
    const required = Object.entries(fields).filter(([, field]) => field.required);
    const telling = required.filter(([, { type }]) => hiddenKind(type) === null);
    const nullable = telling.filter(([, { nilable }]) => nilable).length;
    const page = { told: telling.length, nullable };
    const hidden = required.flatMap(([name, { type, nilable }]) => {
      const kind = hiddenKind(type);
      return kind === null ? [] : [{ name: `${id}.${name}`, kind, takesNull: nilable, page }];
    });
    return { page, hidden };
  });
  const sum = (count: (page: ToldNulls) => number): number =>
    pages.reduce((total, { page }) => total + count(page), 0);
  return {
    spec,
    told: { told: sum(({ told }) => told), nullable: sum(({ nullable }) => nullable) },
    hidden: pages.flatMap(({ hidden }) => hidden),
  };
}

/** Returns the kind of a type, in whatever language its source is written. */
function hiddenKind(type: string): UntoldKind | null {
  const inner = type.replace(
    /^(?:T\.nilable\(|Crystalline::Nilable\.new\(|Nullable\[|nullable\()+/,
    "",
  );
  if (/^(?:T::|Crystalline::)?(?:Array|List)\b|^\[/i.test(inner)) return "lists";
  if (/^(?:T::|Crystalline::)?(?:Hash|Map|Dict|Record)\b/i.test(inner)) return "maps";
  return /^(?:::)?(?:Date|DateTime|OffsetDateTime)\b|^string\(date/i.test(inner) ? "dates" : null;
}
