/** The settings that emitters know. What is not among them can change no file. */
export interface EmitSettings {
  /** Whether `[Date]` means a date-time and `[DateTime]` a date, as the pages in the wild have it. */
  readonly dateLinks: "swapped" | "literal";
  /** What dates are in TypeScript: the text that is on the wire, or a `Date` that parsing makes of it. */
  readonly dates: "string" | "Date";
  /** Whether integers beyond 2^53, whose last digits are lost, are let through. */
  readonly unsafeIntegers: "reject" | "accept";
  /** Ending of relative imports in generated TypeScript. */
  readonly importExtension: ".js" | ".ts" | "";
  /** Whether each model has modules of its own, or all share one of each kind: `models.ts` and `validators.ts`. */
  readonly layout: "per-model" | "single";
  /** Whether there are index files, which import everything from one place. */
  readonly index: boolean;
  /** Whether properties, arrays and maps of the types are read-only. */
  readonly readonly: boolean;
  /** Whether objects also have `validatePartial…`, for bodies of PATCH requests, where any key may be absent. */
  readonly partialValidators: boolean;
  /** Whether unknown keys are refused by guards written for that, which takes less time and more code. */
  readonly strictGuards: boolean;
  /** What the messages of issues begin with: nothing, or the path, as in `client.id: expected string`. */
  readonly issueMessages: "plain" | "path";
  /** What the OpenAPI document and the JSON Schema say of themselves; by default, what `package.json` says. */
  readonly info: DocumentInfo;
}

/** What generated documents say of themselves. */
export interface DocumentInfo {
  /** `info.title` of the OpenAPI document and `title` of the JSON Schema. Default: the name in `package.json`. */
  readonly title?: string;
  /** `info.version` of the OpenAPI document. Default: the version in `package.json`. */
  readonly version?: string;
  /** `$id` of the JSON Schema, an absolute URI. Default: the package URL of the name, `pkg:npm/acme-client`. */
  readonly schemaId?: string;
}

/** The settings that emitters read, out of all settings, in one order. */
export function emitSettings(settings: EmitSettings): EmitSettings {
  const { dateLinks, dates, unsafeIntegers, importExtension, layout, index } = settings;
  const { readonly, partialValidators, strictGuards, issueMessages, info } = settings;
  return {
    ...{ dateLinks, dates, unsafeIntegers, importExtension, layout, index },
    ...{ readonly, partialValidators, strictGuards, issueMessages, info },
  };
}
