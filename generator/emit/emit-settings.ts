/** The settings that emitters know. No other setting can change the contents of a file. */
export interface EmitSettings {
  /** `swapped` if a link to `Date` means a date-time and one to `DateTime` a date, as on the pages of real SDKs. */
  readonly dateLinks: "swapped" | "literal";
  /** What dates are in TypeScript: the string on the wire, or a `Date` that parsing makes from it. */
  readonly dates: "string" | "Date";
  /** Whether validators accept integers beyond 2^53, which lose their last digits in JavaScript. */
  readonly unsafeIntegers: "reject" | "accept";
  /** The file extension in relative imports of generated TypeScript. */
  readonly importExtension: ".js" | ".ts" | "";
  /** Whether each model has its own modules, or all models share one module per emitter, such as `models.ts`. */
  readonly layout: "per-model" | "single";
  /** Whether index files are made, which export everything from one place. */
  readonly index: boolean;
  /** Whether properties, arrays and maps of the types are read-only. */
  readonly readonly: boolean;
  /** Whether objects also get a `validatePartial…`, for bodies of PATCH requests, in which any key may be absent. */
  readonly partialValidators: boolean;
  /** Whether models get extra guards that refuse unknown keys. Refusing keys is then faster, but there is more code. */
  readonly strictGuards: boolean;
  /** Whether the message of an issue begins with its path, as in `client.id: expected string`. */
  readonly issueMessages: "plain" | "path";
  /** The title, version and id of the OpenAPI document and the JSON Schema. The defaults come from `package.json`. */
  readonly info: DocumentInfo;
}

/** The metadata of generated documents. */
export interface DocumentInfo {
  /**
   * The `info.title` of the OpenAPI document and the `title` of the JSON Schema. Default: the name in `package.json`.
   */
  readonly title?: string;
  /** The `info.version` of the OpenAPI document. Default: the version in `package.json`. */
  readonly version?: string;
  /** The `$id` of the JSON Schema, an absolute URI. Default: a package URL with that name, `pkg:npm/acme-client`. */
  readonly schemaId?: string;
}

/** Picks the settings that emitters read, always in the same order, since their JSON is part of keys. */
export function emitSettings(settings: EmitSettings): EmitSettings {
  const { dateLinks, dates, unsafeIntegers, importExtension, layout, index } = settings;
  const { readonly, partialValidators, strictGuards, issueMessages, info } = settings;
  return {
    ...{ dateLinks, dates, unsafeIntegers, importExtension, layout, index },
    ...{ readonly, partialValidators, strictGuards, issueMessages, info },
  };
}
