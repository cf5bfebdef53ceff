import type { SourceSpan } from "../diagnostics/span.ts";
import type { ModelId, TypeNode } from "./type.ts";

/**
 * The intermediate model: what the pages say, with every reference resolved. It is plain data without parent pointers
 * that can be written as JSON, and it knows neither markdown nor TypeScript.
 */
export interface SpecModel {
  /** All models of the spec, ordered by the code points of their ids. */
  readonly models: readonly Model[];
  /** The places of references that lead to no page, and so were read as `unknown`; absent if there are none. */
  readonly unresolved?: readonly SourceSpan[];
}

export type Model = DataModel | EnvelopeModel | UnknownModel;

/** A model that describes JSON by itself. */
export type DataModel = ObjectModel | EnumModel | UnionModel;

/** The properties that all kinds of models have. */
export interface ModelBase {
  /** `namespace/Name`, or just `Name` for a page outside any folder. */
  readonly id: ModelId;
  /** The folder of the page below `models/`, in lower case; `""` if there is none. */
  readonly namespace: string;
  /** The title of the page, or the override `rename`. */
  readonly name: string;
  /** The description as markdown, with line breaks decoded; `""` if the page has none. */
  readonly description: string;
  readonly deprecation: Deprecation | null;
  readonly source: SourceSpan;
}

/** A deprecation. `reason` is markdown, or `""` if the page gives no reason. */
export interface Deprecation {
  readonly reason: string;
}

export interface ObjectModel extends ModelBase {
  readonly kind: "object";
  /** The fields, in the order of the page's rows. */
  readonly fields: readonly Field[];
  /**
   * The type of keys that are not listed; `null` if the page does not mention such keys. A free-form object has this
   * type and no fields.
   */
  readonly additionalProperties: TypeNode | null;
}

export interface Field {
  /** The name on the page, without deprecation marks. */
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
  /** The description as markdown, with line breaks decoded; `""` if the page has none. */
  readonly description: string;
  /** Examples as JSON values, parsed by the type of the field. */
  readonly examples: readonly JsonValue[];
  readonly type: TypeNode;
  /** Whether the field is part of the HTTP exchange and not of the JSON. Emitters leave it out. */
  readonly transport: boolean;
  readonly source: SourceSpan;
}

export interface EnumModel extends ModelBase {
  readonly kind: "enum";
  readonly valueType: "string" | "integer";
  /** Whether values that are not listed are accepted and kept unchanged. */
  readonly open: boolean;
  /**
   * Set if the enum would be open, but is closed because it is used only to tell members of unions apart. The unions
   * then have extra members for other values.
   */
  readonly isOpenTag?: true;
  /** The members, in the order of the page's rows. There is at least one. */
  readonly members: readonly EnumMember[];
}

export interface EnumMember {
  readonly name: string;
  readonly value: string | number;
}

/**
 * A page that describes an object of the SDK: the response of an operation with its status and headers, or the
 * parameters of a request with its body. Only its body is on the wire.
 */
export interface EnvelopeModel extends ModelBase {
  readonly kind: "envelope";
  /** The fields, in the order of the page's rows. Fields of the HTTP exchange are included. */
  readonly fields: readonly Field[];
  /** The type on the wire: a union if the page has several bodies, `null` if it has none. */
  readonly body: TypeNode | null;
}

/** A union whose members are told neither by a page nor by an override. Any JSON value may be one. */
export interface UnknownModel extends ModelBase {
  readonly kind: "unknown";
}

export interface UnionModel extends ModelBase {
  readonly kind: "union";
  /** The members, in the order in which cells write them. There is at least one. */
  readonly members: readonly TypeNode[];
  readonly discriminator: Discriminator | null;
}

/** The key whose value tells the members of a union apart. */
export interface Discriminator {
  readonly wireName: string;
  /** The member for each value of the key, in the order of the members. */
  readonly mapping: ReadonlyMap<string | number, ModelId>;
}

/** A JSON value. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
