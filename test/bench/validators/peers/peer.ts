import type { GeneratedFile } from "../../../../generator/emit/emitter.ts";
import type { SpecModel } from "../../../../generator/model/model.ts";
import type { ModelId } from "../../../../generator/model/type.ts";

/** What a module is asked for. */
export interface Request {
  readonly model: SpecModel;
  /** Our generated files; only the contender that is ours reads them. */
  readonly files: readonly GeneratedFile[];
  /** The same with guards that refuse unknown keys. */
  readonly strictFiles: readonly GeneratedFile[];
  readonly id: ModelId;
  /** Whether keys that the model does not list pass, or are refused. */
  readonly unknownKeys: "passthrough" | "strict";
  /** `guard`: a yes or no. `full`: every issue, and a parser that throws. */
  readonly what: "guard" | "full";
}

/** One way to validate. */
export interface Peer {
  readonly name: string;
  /**
   * The text of an ESM module that exports what {@link BenchModule} has for `what`, or `null` where the peer has
   * no such thing. It holds only what a user of this one model would write or generate.
   */
  readonly source: (request: Request) => Promise<string | null> | string | null;
  /** Whether the validator is code written ahead of time: such modules are bundled before they are imported. */
  readonly aheadOfTime: boolean;
}

/** What the text of a peer evaluates to. */
export interface BenchModule {
  readonly guard?: (value: unknown) => boolean;
  /** The peer's own outcome, with every issue. */
  readonly validate?: (value: unknown) => unknown;
  /** The value, or a throw. */
  readonly parse?: (value: unknown) => unknown;
  /** How many issues an outcome of `validate` has. */
  readonly count?: (outcome: unknown) => number;
}
