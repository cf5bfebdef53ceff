import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { messageOf } from "../diagnostics/message-of.ts";
import type { SpecModel } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";
import type {
  Description,
  Emission,
  EmitContext,
  Emitter,
  Exports,
  ModelCode,
  ModelPage,
  SharedContent,
} from "./define-emitter.ts";
import { isOurs } from "./header.ts";
import { deviceNames } from "./names/reserved-names.ts";

/** Thrown where an emitter of a config fails, or makes something that cannot be written. */
export class EmitterError extends Error {
  /** The name of the emitter. */
  readonly emitter: string;

  constructor(emitter: string, reason: string) {
    super(reason);
    this.emitter = emitter;
  }
}

/** Returns the finding about an emitter that failed. Any other error is thrown again. */
export function emitterFailure(error: unknown): Diagnostic {
  if (!(error instanceof EmitterError)) throw error;
  return diagnostic("MM6008", { name: error.emitter, reason: error.message });
}

/** Returns no value, and a finding, where an emitter of a config fails. */
export function withoutFailure<Value>(act: () => Value): Outcome<Value | null> {
  try {
    return { value: act(), diagnostics: [] };
  } catch (error) {
    return { value: null, diagnostics: [emitterFailure(error)] };
  }
}

/**
 * Returns an emitter of a config as one that fails only with an {@link EmitterError}, and that makes only files of its
 * own folder for models that exist. The pipeline then treats it like one of Modelmark's own.
 */
export function guardedEmitter(emitter: Emitter): Emitter {
  return emitter.sees === "pages"
    ? { ...emitter, ...guards(emitter) }
    : { ...emitter, ...guards(emitter) };
}

type Attempt = <Result>(act: () => Result) => Result;

function guards<Spec extends SpecModel>(
  emitter: Description<Spec>,
): Pick<Description<Spec>, "exports" | "load"> {
  const { name, folder } = emitter;
  const failure = (error: unknown): EmitterError =>
    error instanceof EmitterError ? error : new EmitterError(name, messageOf(error));
  const attempt: Attempt = (act) => {
    try {
      return act();
    } catch (error) {
      throw failure(error);
    }
  };
  const exports = (spec: Spec, context: EmitContext) =>
    attempt(() => guardedExports(emitter.exports?.(spec, context) ?? { models: [] }, context));
  return {
    ...(emitter.exports === undefined ? {} : { exports }),
    load: async () => {
      const emit = await Promise.resolve()
        .then(() => emitter.load())
        .catch((error: unknown) => Promise.reject(failure(error)));
      return (spec, context) =>
        attempt(() => guardedEmission(emit(spec, context), context, folder, attempt));
    },
  };
}

/** Checks what an emitter says that its modules export. */
function guardedExports(exports: Exports, { names }: EmitContext): Exports {
  for (const { model } of exports.models) assertModel(model, names);
  for (const { types, values } of [...exports.models, ...(exports.shared ?? [])]) {
    const isText = (name: unknown): boolean => typeof name === "string";
    if (![types, values].every((list) => Array.isArray(list) && list.every(isText))) {
      throw new Error("its exports must have lists of names as `types` and `values`");
    }
  }
  return exports;
}

function assertModel(model: ModelId, names: EmitContext["names"]): void {
  if (!names.has(model)) throw new Error(`it makes something for \`${model}\`, which is no model`);
}

const parts: ReadonlySet<string> = new Set(["code", "pages", "shared"]);

/** Checks what an emitter returned, and guards the functions in it, which run later. */
function guardedEmission(
  emission: Emission,
  { names }: EmitContext,
  folder: string,
  attempt: Attempt,
): Emission {
  const returnValue: unknown = emission;
  const isPlain =
    typeof returnValue === "object" && returnValue !== null && !(returnValue instanceof Promise);
  const other = isPlain ? Object.keys(returnValue).find((key) => !parts.has(key)) : "";
  if (!isPlain || other !== undefined) {
    throw new Error("it must return an object with `code`, `pages` or `shared`, and nothing else");
  }
  const { code = [], pages = [], shared = [] } = emission;
  for (const { model } of [...code, ...pages]) assertModel(model, names);
  const paths = shared.map(({ path }) => path);
  const inFile = paths.find((path) => paths.some((one) => path.startsWith(`${one}/`)));
  if (inFile !== undefined) throw new Error(`\`${inFile}\` is below a file of its own`);
  return {
    code: code.map((one) => guardedCode(one, attempt)),
    pages: pages.map((one) => guardedPage(one, attempt)),
    shared: shared.map((one) => guardedShared(one, folder, attempt)),
  };
}

function guardedCode(code: ModelCode, attempt: Attempt): ModelCode {
  return {
    ...code,
    statements: (imports) =>
      attempt(() => {
        const statements = code.statements(imports);
        if (![statements, code.declares].every(Array.isArray)) {
          throw new Error(
            `its code for \`${code.model}\` must have lists of declarations and names`,
          );
        }
        return statements;
      }),
  };
}

function guardedPage(page: ModelPage, attempt: Attempt): ModelPage {
  return { ...page, text: (mark) => attempt(() => marked(page.text(mark), page.model)) };
}

const endings = { module: ".ts", json: ".json", page: ".md" };

function guardedShared(one: SharedContent, folder: string, attempt: Attempt): SharedContent {
  if (!isPathBelow(folder, one.path, endings[one.kind])) {
    throw new Error(
      `\`${one.path}\` is not a path of a \`${endings[one.kind]}\` file in its folder`,
    );
  }
  switch (one.kind) {
    case "module": {
      const source: unknown = one.source;
      if (typeof source !== "string") throw new Error(`the source of \`${one.path}\` is no text`);
      return one;
    }
    case "json":
      return {
        ...one,
        document: (mark) => attempt(() => markedJson(one.document(mark), one.path)),
      };
    case "page":
      return { ...one, text: (mark) => attempt(() => marked(one.text(mark), one.path)) };
  }
}

/** Tells whether a path leads to a file of the folder, with names that every operating system accepts. */
function isPathBelow(folder: string, path: string, ending: string): boolean {
  const [first, ...names] = path.split("/");
  const isPlain = (name: string): boolean =>
    /^\w[\w.-]{0,199}$/.test(name) && !name.endsWith(".") && !isDevice(name);
  return first === folder && names.length > 0 && names.every(isPlain) && path.endsWith(ending);
}

function isDevice(name: string): boolean {
  const [stem = ""] = name.toLowerCase().split(".");
  return stem !== "index" && deviceNames.has(stem);
}

function markedJson(document: object, path: string): object {
  marked(JSON.stringify(document, null, 2), path);
  return document;
}

function marked(text: string, place: string): string {
  if (isOurs(text)) return text;
  throw new Error(`it left the sentence that marks a file as generated out of \`${place}\``);
}
