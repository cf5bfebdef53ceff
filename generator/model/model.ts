import type { SourceSpan } from "../diagnostics/span.ts";
import type { ModelId, TypeNode } from "./type.ts";

/**
 * The intermediate model: what the pages say, with every reference resolved. Plain data, JSON-dumpable, no
 * parent pointers; it knows neither markdown nor TypeScript.
 */
export interface SpecModel {
  /** Every model of the spec, ordered by id (code points). */
  readonly models: readonly Model[];
}

export type Model = DataModel | EnvelopeModel | UnknownModel;

/** What describes JSON by itself. */
export type DataModel = ObjectModel | EnumModel | UnionModel;

/** What every kind of model has. */
export interface ModelBase {
  /** `namespace/Name`, or just `Name` for a page outside any folder. */
  readonly id: ModelId;
  /** Lower-case folder of the page below `models/`; `""` when there is none. */
  readonly namespace: string;
  /** The page's title, or the override `rename`. */
  readonly name: string;
  /** Markdown, line breaks decoded; `""` when the page has none. */
  readonly description: string;
  readonly deprecation: Deprecation | null;
  readonly source: SourceSpan;
}

/** Marks something as deprecated; `reason` is markdown, `""` when the page only says so. */
export interface Deprecation {
  readonly reason: string;
}

export interface ObjectModel extends ModelBase {
  readonly kind: "object";
  /** In the order of the page's rows. */
  readonly fields: readonly Field[];
  /** The type of keys not listed; `null` when the page names none. A free-form object has it and no fields. */
  readonly additionalProperties: TypeNode | null;
}

export interface Field {
  /** The name the page documents, without deprecation marks. */
  readonly docName: string;
  /** The JSON key. */
  readonly wireName: string;
  /** The name of the TypeScript property. */
  readonly propertyName: string;
  /** Whether the key must be present. */
  readonly required: boolean;
  /** Whether the value may be `null`. */
  readonly nullable: boolean;
  readonly deprecation: Deprecation | null;
  /** Markdown, line breaks decoded; `""` when the page has none. */
  readonly description: string;
  /** JSON values typed by the Type column. */
  readonly examples: readonly JsonValue[];
  readonly type: TypeNode;
  /** Part of the HTTP exchange rather than of the JSON; emitters leave it out. */
  readonly transport: boolean;
  readonly source: SourceSpan;
}

export interface EnumModel extends ModelBase {
  readonly kind: "enum";
  readonly valueType: "string" | "integer";
  /** Whether values that are not listed are accepted and kept as they are. */
  readonly open: boolean;
  /** It would be open, but tells members of unions apart and nothing else: those take other values as members of their own. */
  readonly isOpenTag?: true;
  /** In the order of the page's rows; never empty. */
  readonly members: readonly EnumMember[];
}

export interface EnumMember {
  readonly name: string;
  readonly value: string | number;
}

/**
 * A page that describes an object of the SDK: the response of an operation with its status and headers, or the
 * parameters of a request side by side. On the wire there is only its body.
 */
export interface EnvelopeModel extends ModelBase {
  readonly kind: "envelope";
  /** In the order of the page's rows, those of the HTTP exchange included. */
  readonly fields: readonly Field[];
  /** What is on the wire: a union where the page has several bodies; `null` where it has none. */
  readonly body: TypeNode | null;
}

/** A union whose members neither a page nor an override tells. Any JSON may be one. */
export interface UnknownModel extends ModelBase {
  readonly kind: "unknown";
}

export interface UnionModel extends ModelBase {
  readonly kind: "union";
  /** In the order the cells write them; never empty. */
  readonly members: readonly TypeNode[];
  readonly discriminator: Discriminator | null;
}

/** The key whose value tells the members of a union apart. */
export interface Discriminator {
  readonly wireName: string;
  /** From the value of the key to the member it announces, in the order of the members. */
  readonly mapping: ReadonlyMap<string | number, ModelId>;
}

/** A value as JSON can carry it. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
