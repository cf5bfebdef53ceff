import * as v from "valibot";

// Each pattern says in words what it accepts, because a finding repeats these words.

/**
 * A path that is not empty, because that would be the folder of the config, and without NUL, because operating systems
 * end a path there and Node refuses to use it.
 */
export const path = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.regex(/^[^\0]*$/, "a string without a zero character"),
);

/** The fingerprint of a finding, as a file of allowed findings contains it. */
export const fingerprint = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{12}$/, "the fingerprint of a finding, which has 12 digits from 0 to f"),
);

/** The URI of an emitted schema. */
export const schemaId = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9+.-]*:(?:(?!#)[!-~])+$/, "a whole URI without a `#`"),
  v.maxLength(500),
);

/** A word in kebab-case, of which a folder and the name on the command line can be made. */
export const plainName = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "a name in kebab-case"),
  v.maxLength(100),
);
