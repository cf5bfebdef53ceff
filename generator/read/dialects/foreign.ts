import type { SourceSpan } from "../../diagnostics/span.ts";
import type { TypeCell } from "../markdown/model-page.ts";
import type { TypeToken } from "../markdown/type-token.ts";

/** The languages whose SDK pages have the same headings as Ruby pages, but other types. */
export type ForeignLanguage =
  "TypeScript" | "Go" | "Python" | "Java" | "C#" | "PHP" | "C++" | "Rust" | "Kotlin" | "Dart";

/** The score of each language: how strongly the cells of a page point to it. */
export type Votes = Readonly<Partial<Record<ForeignLanguage, number>>>;

/** A page that is plainly written in another language. */
export interface ForeignPage {
  readonly votes: Votes;
  /** The place of the first cell that shows a sign of another language. */
  readonly span: SourceSpan;
}

/**
 * For each language, a pattern that only this language matches, and a pattern of words that several languages share.
 * Shared words decide only if no cell matches the first pattern.
 */
const signs: readonly (readonly [ForeignLanguage, RegExp, RegExp])[] = [
  [
    "TypeScript",
    /\bnumber\b|\bRecord<|\w\[\]|\)\[\]|^"|\bArray<(?:string|number|boolean)>|\[key: string\]|developer\.mozilla\.org|^(?:models|components|operations|shared|errors)\.\w+$/,
    /^(?:string|boolean|any|object)$/,
  ],
  [
    "Go",
    /\bmap\[|^`\*?(?:string|bool|int|any)`$|^(?:\[\])*\*|^\[\]|\[\*|\bu?int(?:8|16|32|64)\b|\bfloat(?:32|64)\b|\binterface\{\}|\btime\.Time\b|\boptionalnullable\.|\bPointer to\b|pkg\.go\.dev/,
    /^(?:string|bool|int|any)$/,
  ],
  [
    "Python",
    /\bstr\b|\b(?:Optional|Nullable|OptionalNullable|List|Dict|Literal|Union|list)\[|\bdict\(|\bnone_type\b|docs\.python\.org|\bhttpx\b/,
    /^(?:int|bool|float|datetime|object)$/,
  ],
  [
    "Java",
    /\b(?:Optional|JsonNullable|Map)\\*<|\bOffsetDateTime\b|\bBigDecimal\b|\bLong\b|docs\.oracle\.com/,
    /^(?:boolean|Boolean|long|double|int|float|Object)$|\bList\\*</,
  ],
  [
    "C#",
    /\bDictionary<|^\w+\?$|learn\.microsoft\.com|nodatime\.org/,
    /^(?:string|bool|long|double|int|float|decimal|object)$|\bList</,
  ],
  [
    "PHP",
    /^\?|\[\?|\barray<|\bmixed\b|\\[A-Z]|\bphp\.net\b|php-fig\.org/,
    /^(?:string|bool|int|float|array|object)$/,
  ],
  ["C++", /(?<!::)\bstd::/, /^(?:bool|int|float|double)$/],
  [
    "Rust",
    /\bcrate::|\bVec<|\bOption<|\bHashMap<|\b[iu](?:32|64)\b|\bf(?:32|64)\b|\bserde_json\b/,
    /^bool$/,
  ],
  ["Kotlin", /\bkotlin\./, /^(?:Boolean|Int|Long)$/],
  ["Dart", /\bBuilt(?:List|Map|Set)</, /^(?:bool|num|int)$/],
];

/** A sign that only one language has outweighs any number of shared words. */
const weight = 10_000;

/** What only Ruby pages write: `::String`, `Models::Shared::Pair`, `T.nilable(`. */
const ruby = /(?:^|[^\w:])(?:[A-Z]\w*)?::[A-Z]|\bT\.\w+\(|^(?:String|Integer|Float)$/;

/**
 * Tells from its type cells whether a page is written in another language. Returns `null` for a Ruby page and for a
 * page without any sign.
 */
export function foreignPage(cells: readonly TypeCell[]): ForeignPage | null {
  const texts = cells.map((cell) => flatten(cell.tokens));
  const votes: Partial<Record<ForeignLanguage, number>> = {};
  for (const [language, own, shared] of signs) {
    const count = texts.filter((text) => own.test(text)).length * weight;
    const sum = count + texts.filter((text) => shared.test(text)).length;
    if (sum > 0) votes[language] = sum;
  }
  const most = Math.max(0, ...Object.values(votes));
  const rubyCells = texts.filter((text) => ruby.test(text)).length;
  if (most <= rubyCells * weight) return null;
  const isForeign = (text: string): boolean =>
    !ruby.test(text) && signs.some(([, own, shared]) => own.test(text) || shared.test(text));
  const first = cells[texts.findIndex(isForeign)] ?? cells[0];
  return first === undefined ? null : { votes, span: first.span };
}

/** Returns the language with the most votes over all pages. On a tie, the first language of the table above wins. */
export function languageOf(pages: readonly ForeignPage[]): ForeignLanguage | null {
  let best: ForeignLanguage | null = null;
  let most = 0;
  for (const [language] of signs) {
    const sum = pages.reduce((total, { votes }) => total + (votes[language] ?? 0), 0);
    if (sum > most) [best, most] = [language, sum];
  }
  return best;
}

/** Returns a cell as one line, with the addresses of its links and with code in backticks. */
function flatten(tokens: readonly TypeToken[]): string {
  return tokens
    .map((token) => {
      switch (token.kind) {
        case "text":
          return token.text;
        case "link":
          return `[${flatten(token.tokens)}](${token.href})`;
        case "code":
          return `\`${token.text}\``;
        case "other":
          return "";
      }
    })
    .join("");
}
