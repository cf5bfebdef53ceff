import type { DiagnosticLevels } from "../diagnostics/levels.ts";
import type { EmitSettings } from "../emit/emit-settings.ts";
import { defaultEmitters, type EmitterName } from "../emit/emitters.ts";
import type { PrimitiveKind, TypeNode } from "../model/type.ts";

/** What a run goes by, with every default filled in. Plain data, safe to use in a browser. */
export interface Settings extends EmitSettings {
  readonly emit: readonly EmitterName[];
  readonly wire: WireCase;
  /** Whether an optional field also accepts `null` (a Ruby `nil` reads both). */
  readonly optionalNull: "accept" | "reject";
  /**
   * Whether required dates, lists and maps, whose cells never say so, accept `null`: by what the rest of the spec does,
   * always, or only where the row says it.
   */
  readonly untoldNull: "auto" | "accept" | "reject";
  /** Names of properties: those on the wire, or camelCase, to which parsing renames. */
  readonly properties: "wire" | "camelCase";
  /** Whether enums take values that are not listed; a page or an override may open a closed one. */
  readonly enums: "closed" | "open";
  /** Levels of findings, by code. */
  readonly diagnostics: DiagnosticLevels["diagnostics"];
  /** Whether a cell that is read as `unknown` is an error. */
  readonly strict: boolean;
  /** How files are laid out: in one form on every machine, or by the prettier config of the output folder. */
  readonly format: "modelmark" | "project";
  readonly overrides: Overrides;
}

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
  emit: defaultEmitters,
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
  strictGuards: false,
  issueMessages: "plain",
  format: "modelmark",
  info: {},
};

export const defaultSettings: Settings = { ...defaultOptions, overrides: {} };
