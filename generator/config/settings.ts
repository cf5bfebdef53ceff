import type { DiagnosticLevels } from "../diagnostics/levels.ts";
import type { EmitSettings } from "../emit/emit-settings.ts";
import type { Emitter } from "../emit/define-emitter.ts";
import { defaultEmitters, defaultsWith, type EmitterName } from "../emit/emitters.ts";
import type { PrimitiveKind, TypeNode } from "../model/type.ts";

/** The settings of a run, with every default filled in. This is plain data, which can also be used in a browser. */
export interface Settings extends EmitSettings {
  /** Which emitters run. The default is those of Modelmark and of `emitters` that say so themselves. */
  readonly emit: readonly (EmitterName | (string & {}))[];
  /** Emitters of the project's own, made with `defineEmitter`; see the guide "Your own emitter". */
  readonly emitters: readonly Emitter[];
  readonly wire: WireCase;
  /** Whether an optional field also accepts `null`. A Ruby client reads `null` and a missing key both as `nil`. */
  readonly optionalNull: "accept" | "reject";
  /**
   * Whether required dates, lists and maps, whose cells never tell, accept `null`: as the rest of the spec suggests
   * (`auto`), always (`accept`), or only where the row says so (`reject`).
   */
  readonly untoldNull: "auto" | "accept" | "reject";
  /** The names of properties in TypeScript: those on the wire, or camelCase, to which parsing renames them. */
  readonly properties: "wire" | "camelCase";
  /**
   * Whether an enum accepts values that it does not list. An override decides for one enum; otherwise, its page or
   * the setting may open it.
   */
  readonly enums: "closed" | "open";
  /** The levels of findings, by code. */
  readonly diagnostics: DiagnosticLevels["diagnostics"];
  /** Whether a cell that is read as `unknown` is an error. */
  readonly strict: boolean;
  /** How files are formatted: in the same way on every machine, or by the prettier config of the output folder. */
  readonly format: "modelmark" | "project";
  readonly overrides: Overrides;
}

/** How documented names become JSON keys. With `auto`, the pages are searched for evidence. */
export type WireCase = "auto" | "camelCase" | "snake_case" | "verbatim";

/** Corrections of what the pages get wrong or cannot say, by model id (`components/Pair`). */
export type Overrides = Readonly<Record<string, ModelOverride>>;

export interface ModelOverride {
  /** Another name for the model. */
  readonly rename?: string;
  /** Leaves the model out of everything that is generated. Nothing may refer to a model that is left out. */
  readonly ignore?: boolean;
  /**
   * The type to use instead of the documented one. For an enum whose values are all integers, it may also be the type
   * of the values, `string` or `integer`.
   */
  readonly type?: TypeOverride;
  /** The members of a union: names or ids of models, names of plain types, or types. */
  readonly members?: readonly TypeOverride[];
  /** Whether the page describes JSON, or an object of the SDK of which only the body is on the wire. */
  readonly envelope?: "body" | "object";
  /**
   * Whether an enum accepts values that it does not list. An override decides for one enum; otherwise, its page or
   * the setting may open it.
   */
  readonly enums?: "closed" | "open";
  /** The wire name of the key that tells the members of a union apart. */
  readonly discriminator?: string;
  /** Overrides of fields, by the documented name of the field. */
  readonly fields?: Readonly<Record<string, FieldOverride>>;
}

/** A plain type by name (`"integer"`), a model by name or id, or a type as `inspect --json` prints it. */
export type TypeOverride = PrimitiveKind | (string & {}) | TypeNode;

export interface FieldOverride {
  /** The JSON key of the field. */
  readonly wireName?: string;
  /** Whether the field may be null. */
  readonly nullable?: boolean;
  /** The type to use instead of the documented one. */
  readonly type?: TypeOverride;
  /** The format of a string field: a date, a date-time, or binary data. */
  readonly format?: "date" | "datetime" | "binary";
  /** Leaves the field out of everything that is generated. */
  readonly ignore?: boolean;
}

/** The defaults of all settings except `overrides`, which are read separately. */
export const defaultOptions: Omit<Settings, "overrides"> = {
  emit: defaultEmitters,
  emitters: [],
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

/** Fills in the defaults of all settings that are not given. */
export function withDefaults(settings: Partial<Settings>): Settings {
  return { ...defaultSettings, emit: defaultsWith(settings.emitters ?? []), ...settings };
}
