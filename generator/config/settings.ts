import type { DiagnosticLevels } from "../diagnostics/levels.ts";
import type { PrimitiveKind, TypeNode } from "../model/type.ts";

/** What a run goes by, with every default filled in. Plain data, safe to use in a browser. */
export interface Settings {
  readonly emit: readonly EmitterName[];
  readonly wire: WireCase;
  /** Whether an optional field also accepts `null` (a Ruby `nil` reads both). */
  readonly optionalNull: "accept" | "reject";
  /**
   * Whether required dates, lists and maps, whose cells never say so, accept `null`: by what the rest of the spec does,
   * always, or only where the row says it.
   */
  readonly untoldNull: "auto" | "accept" | "reject";
  /** Whether `[Date]` means a date-time and `[DateTime]` a date, as the pages in the wild have it. */
  readonly dateLinks: "swapped" | "literal";
  /** What dates are in TypeScript: the text that is on the wire, or a `Date` that parsing makes of it. */
  readonly dates: "string" | "Date";
  /** Names of properties: those on the wire, or camelCase, to which parsing renames. */
  readonly properties: "wire" | "camelCase";
  /** Whether enums take values that are not listed; a page or an override may open a closed one. */
  readonly enums: "closed" | "open";
  /** Whether integers beyond 2^53, whose last digits are lost, are let through. */
  readonly unsafeIntegers: "reject" | "accept";
  /** Levels of findings, by code. */
  readonly diagnostics: DiagnosticLevels["diagnostics"];
  /** Whether a cell that is read as `unknown` is an error. */
  readonly strict: boolean;
  /** Ending of relative imports in generated TypeScript. */
  readonly importExtension: ".js" | ".ts" | "";
  /** Whether each model has modules of its own, or all share `models.ts` and `validators.ts`. */
  readonly layout: "per-model" | "single";
  /** Whether there are index files, which import everything from one place. */
  readonly index: boolean;
  /** Whether properties, arrays and maps of the types are read-only. */
  readonly readonly: boolean;
  /** Whether objects also have `validatePartial…`, for bodies of PATCH requests, where any key may be absent. */
  readonly partialValidators: boolean;
  /** What the messages of issues begin with: nothing, or the path, as in `client.id: expected string`. */
  readonly issueMessages: "plain" | "path";
  /** How files are laid out: in one form on every machine, or by the prettier config of the output folder. */
  readonly format: "modelmark" | "project";
  /** What the OpenAPI document and the JSON Schema say of themselves; by default, what `package.json` says. */
  readonly info: DocumentInfo;
  readonly overrides: Overrides;
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

/** Every emitter, as the command line and the config know them. */
export const emitterNames = ["interfaces", "validators", "json-schema", "openapi", "docs"] as const;

export type EmitterName = (typeof emitterNames)[number];

/** How documented names become JSON keys; `auto` decides from evidence in the pages. */
export type WireCase = "auto" | "camelCase" | "snake_case" | "verbatim";

/** By model id (`components/Pair`), what the pages get wrong or cannot say. */
export type Overrides = Readonly<Record<string, ModelOverride>>;

export interface ModelOverride {
  /** Another name for the model. */
  readonly rename?: string;
  /** Leave the model out; nothing may refer to it then. */
  readonly ignore?: boolean;
  /** What the model is instead; of an enum whose values are all integers also their type, `string` or `integer`. */
  readonly type?: TypeOverride;
  /** The members of a union: names or ids of models, names of plain types, types. */
  readonly members?: readonly TypeOverride[];
  /** Whether the page describes an object of the SDK, whose body alone is on the wire, or JSON. */
  readonly envelope?: "body" | "object";
  /** Whether this enum takes values that are not listed. */
  readonly enums?: "closed" | "open";
  /** Wire name of the key that tells a union's members apart. */
  readonly discriminator?: string;
  /** By documented field name. */
  readonly fields?: Readonly<Record<string, FieldOverride>>;
}

/** A plain type by name (`"integer"`), a model by name or id, or a type as `inspect --json` prints it. */
export type TypeOverride = PrimitiveKind | (string & {}) | TypeNode;

export interface FieldOverride {
  readonly wireName?: string;
  readonly nullable?: boolean;
  readonly type?: TypeOverride;
  readonly format?: "date" | "datetime" | "binary";
  readonly ignore?: boolean;
}

/** Overrides have no default: they come from a place of their own. */
export const defaultOptions: Omit<Settings, "overrides"> = {
  emit: emitterNames,
  wire: "auto",
  optionalNull: "accept",
  untoldNull: "auto",
  dateLinks: "swapped",
  dates: "string",
  properties: "wire",
  enums: "closed",
  unsafeIntegers: "reject",
  diagnostics: {},
  strict: false,
  importExtension: ".js",
  layout: "per-model",
  index: true,
  readonly: false,
  partialValidators: false,
  issueMessages: "plain",
  format: "modelmark",
  info: {},
};

export const defaultSettings: Settings = { ...defaultOptions, overrides: {} };
