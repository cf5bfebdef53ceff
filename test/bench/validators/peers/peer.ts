import type { GeneratedFile } from "../../../../generator/emit/emitter.ts";
import type { SpecModel } from "../../../../generator/model/model.ts";
import type { ModelId } from "../../../../generator/model/type.ts";

/** What a peer's module is requested for. */
export interface Request {
  readonly model: SpecModel;
  /** Our generated files. Only our own contender reads them. */
  readonly files: readonly GeneratedFile[];
  /** The same files with guards that refuse unknown keys. */
  readonly strictFiles: readonly GeneratedFile[];
  readonly id: ModelId;
  /** Whether keys that the model does not list pass, or are refused. */
  readonly unknownKeys: "passthrough" | "strict";
  /** `guard`: a boolean answer. `full`: every issue, and a parser that throws. */
  readonly what: "guard" | "full";
}

/** One way to validate. */
export interface Peer {
  readonly name: string;
  /**
   * Returns the text of an ESM module that exports what {@link BenchModule} has for `what`, or `null` if the peer has
   * no such thing. The text holds only what a user of this one model would write or generate.
   */
  readonly source: (request: Request) => Promise<string | null> | string | null;
  /** Whether the validator is code written ahead of time. Such modules are bundled before they are imported. */
  readonly aheadOfTime: boolean;
}

/** The exports of a peer's module. */
export interface BenchModule {
  readonly guard?: (value: unknown) => boolean;
  /** Returns the peer's own outcome, with every issue. */
  readonly validate?: (value: unknown) => unknown;
  /** Returns the value, or throws. */
  readonly parse?: (value: unknown) => unknown;
  /** Returns the number of issues in an outcome of `validate`. */
  readonly count?: (outcome: unknown) => number;
}
