// Untrusted text and the text of outputs have different types. Only the encoder of an output can make its text, and
// the compiler refuses any other text there: text of a page, text made for another output, or text that was changed
// later. All casts for this are here, except those for TypeScript code. Each output has one file that makes its text,
// and `test/encoded-text.test.ts` lists these files.

declare const encoded: unique symbol;

/** Text in its final form for one kind of place. */
export type Encoded<Place extends string> = string & { readonly [encoded]: Place };

/**
 * A string literal from the source of the program, or `never` for any other text. The compiler can tell them apart by
 * a record: a literal is a required key, while `string`, a pattern such as `a ${string}` and encoded text are not.
 */
type Fixed<Text extends string> = Text extends unknown
  ? // eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- no key is what is meant
    Partial<Record<never, 1>> extends Record<Text, 1>
    ? never
    : Text
  : never;

/**
 * The values that may be put into text of a place: text that was made for the place, numbers, and string literals.
 */
export type Fitting<Place extends string, Part> = Part extends number | Encoded<Place>
  ? Part
  : Part extends string
    ? Fixed<Part>
    : never;

/** Makes text for one kind of place. Only the file with the encoder of the place may use its maker. */
export interface Maker<Place extends string> {
  /** Marks text that the encoder of the place has made. */
  readonly seal: (text: string) => Encoded<Place>;
  /** Composes text of the place from literals, numbers and other text of the place. It is used as a template tag. */
  readonly compose: <const Parts extends readonly (string | number)[]>(
    text: TemplateStringsArray,
    ...parts: { readonly [At in keyof Parts]: Fitting<Place, Parts[At]> }
  ) => Encoded<Place>;
  /** Joins texts of the place. */
  readonly join: (parts: readonly Encoded<Place>[], separator?: Encoded<Place>) => Encoded<Place>;
}

/**
 * Returns the maker for text of a place.
 *
 * @param keep Makes sure of what holds for every text of the place as a whole. It is applied to each text that is made,
 *   composed or joined, because what no piece contains may come about where two of them meet.
 */
export function makerOf<Place extends string>(
  keep: (text: string) => string = (text) => text,
): Maker<Place> {
  const seal = (text: string): Encoded<Place> => keep(text) as Encoded<Place>;
  return {
    seal,
    compose: (text, ...parts) => seal(String.raw({ raw: text }, ...parts)),
    join: (parts, separator) => seal(parts.join(separator ?? "")),
  };
}
