import type { HeaderText } from "./typescript/code-text.ts";
import { showInvisible } from "../diagnostics/visible-text.ts";
import type { SpecModel } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";
import type {
  Emission,
  EmitContext,
  Emitter,
  ModelCode,
  ModelPage,
  SharedContent,
} from "./define-emitter.ts";
import type { ModelFile, SharedFile } from "./emitter.ts";
import { generatedFrom, isOurs, typescriptHeader } from "./header.ts";
import { modulePath, pagePath } from "./names/model-path.ts";
import { once } from "./once.ts";
import { ImportLedger } from "./typescript/import-ledger.ts";
import type { ModuleSource } from "./typescript/module-source.ts";

/** The files of one emitter, with their paths and headers. */
export interface EmitterFiles {
  readonly modelFiles: readonly ModelFile[];
  readonly sharedFiles: readonly SharedFile[];
}

/** Turns the output of an emitter into files. The paths and the marks of all emitters' files are decided here. */
export function emittedFiles(
  { folder, name }: Pick<Emitter, "folder" | "name">,
  { code = [], pages = [], shared = [] }: Emission,
  spec: SpecModel,
  context: EmitContext,
): EmitterFiles {
  const sources = new Map(spec.models.map(({ id, source }) => [id, source.file]));
  const sourceOf = (id: ModelId): string => sources.get(id) ?? "";
  const isSingle = context.layout === "single";
  const modules = isSingle ? [] : code.map((one) => moduleFile(one, folder, sourceOf, context));
  const single = isSingle && code.length > 0 ? [singleModule(code, folder, context)] : [];
  const texts = pages.map((one) => pageFile(one, { folder, name }, sourceOf, context));
  return {
    modelFiles: [...modules, ...texts],
    sharedFiles: [...single, ...shared.map((one) => sharedFile(one, name))],
  };
}

function moduleFile(
  code: ModelCode,
  folder: string,
  sourceOf: (id: ModelId) => string,
  context: EmitContext,
): ModelFile {
  const path = modulePath(context.names, code.model, folder);
  const module = (): ModuleSource =>
    moduleSource([code], path, typescriptHeader(sourceOf(code.model)), context);
  return { model: code.model, path: `${path}.ts`, content: { kind: "module", module } };
}

function singleModule(code: readonly ModelCode[], path: string, context: EmitContext): SharedFile {
  const module = once(() => moduleSource(code, path, typescriptHeader(null), context));
  const facts = (): string => JSON.stringify(module());
  return { path: `${path}.ts`, facts, content: { kind: "module", module } };
}

function moduleSource(
  code: readonly ModelCode[],
  path: string,
  header: HeaderText,
  { importExtension }: EmitContext,
): ModuleSource {
  const declared = code.flatMap(({ declares }) => declares);
  const imports = new ImportLedger(path, importExtension, declared);
  for (const symbol of code.flatMap((one) => one.imports ?? [])) imports.use(symbol);
  const statements = code.flatMap((one) => one.statements(imports));
  return { header, imports: imports.imports(), statements };
}

function pageFile(
  { model, text }: ModelPage,
  { folder, name }: Pick<Emitter, "folder" | "name">,
  sourceOf: (id: ModelId) => string,
  { names }: EmitContext,
): ModelFile {
  const path = `${pagePath(names, model, folder)}.md`;
  const marked = (): string => marks(text(generatedFrom(sourceOf(model))), path, name);
  return { model, path, content: { kind: "text", text: marked } };
}

function sharedFile(content: SharedContent, name: string): SharedFile {
  const { path } = content;
  if (content.kind === "module") {
    const source = `${typescriptHeader(null)}\n${content.source}`;
    return { path, facts: () => source, content: { kind: "module", module: () => source } };
  }
  const mark = generatedFrom(null);
  const text = once(() => {
    const fileText =
      content.kind === "json" ? jsonText(content.document(mark)) : content.text(mark);
    return marks(fileText, path, name);
  });
  return { path, facts: text, content: { kind: "text", text } };
}

/**
 * Returns a JSON document as text. Invisible characters become JSON escapes, so that a reader sees them, and a parser
 * still reads the same text.
 */
function jsonText(document: object): string {
  // Outside of strings, the JSON that `stringify` makes has no invisible characters.
  return `${showInvisible(JSON.stringify(document, null, 2))}\n`;
}

/**
 * Returns the text after checking that it has our mark. Without it, the next run would take the file for somebody
 * else's and refuse to replace it.
 */
function marks(text: string, path: string, name: string): string {
  if (isOurs(text)) return text;
  throw new Error(`Modelmark bug: the emitter ${name} left the mark out of ${path}`);
}
