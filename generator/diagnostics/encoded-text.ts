// Text of strangers and text of outputs are different types. What stands in an output is made by the encoder of its place,
// and the compiler refuses anything else there: a text of a page, one made for another place, one that was changed since.
// The casts of all places outside of TypeScript code are here; each place has one file that makes its text, and
// `test/encoded-text.test.ts` holds the list of them.

declare const encoded: unique symbol;

/** Text in its final form for one kind of place. */
export type Encoded<Place extends string> = string & { readonly [encoded]: Place };

/**
 * Words that stand in the source of the program: of any other text the compiler does not know that. As keys of an object
 * they are a must; of `string`, of a pattern such as `a ${string}` and of made text there may be none.
 */
type Fixed<Text extends string> = Text extends unknown
  ? // eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- no key is what is meant
    Partial<Record<never, 1>> extends Record<Text, 1>
    ? never
    : Text
  : never;

/** What may be put into text of a place: what was made for it, numbers, and words of ours. */
export type Fitting<Place extends string, Part> = Part extends number | Encoded<Place>
  ? Part
  : Part extends string
    ? Fixed<Part>
    : never;

/** What makes text of one kind of place. Only the file that has the encoder of the place may ask for it. */
export interface Maker<Place extends string> {
  /** What the encoder of the place has made. */
  readonly seal: (text: string) => Encoded<Place>;
  /** Text of ours, with words of ours and text of the place in it. */
  readonly compose: <const Parts extends readonly (string | number)[]>(
    text: TemplateStringsArray,
    ...parts: { readonly [At in keyof Parts]: Fitting<Place, Parts[At]> }
  ) => Encoded<Place>;
  /** Texts of the place as one. */
  readonly join: (parts: readonly Encoded<Place>[], separator?: Encoded<Place>) => Encoded<Place>;
}

/** The maker of text of a place. */
export function makerOf<Place extends string>(): Maker<Place> {
  return {
    seal: (text) => text as Encoded<Place>,
    compose: (text, ...parts) => String.raw({ raw: text }, ...parts) as Encoded<Place>,
    join: (parts, separator) => parts.join(separator ?? "") as Encoded<Place>,
  };
}
