// `modelmark/emitter`: what the code of an emitter in a config is made of. The emitters of Modelmark use the same
// functions. Text that becomes code has types of its own, so text of a page cannot get into code unescaped.
export { defineEmitter } from "./emit/define-emitter.ts";
export type {
  DataEmitter,
  Emission,
  Emit,
  EmitContext,
  Emitter,
  ExportedNames,
  Exports,
  ModelCode,
  ModelPage,
  PageEmitter,
  SharedContent,
} from "./emit/define-emitter.ts";
export type { DocumentInfo, EmitSettings } from "./emit/emit-settings.ts";
export type { Form } from "./emit/converting-models.ts";
export { namesOf } from "./emit/names/model-path.ts";
export type { ModelNames, NamePlan } from "./emit/names/name-plan.ts";
export type * from "./emit/typescript/code.ts";
export {
  code,
  comment,
  fixedName,
  identifier,
  literal,
  name,
  objectKey,
  propertyKey,
  type CodeText,
  type CommentText,
  type Key,
  type Literal,
  type Name,
} from "./emit/typescript/code-text.ts";
export { docComment, type DocSource } from "./emit/typescript/doc-comment.ts";
export type { ImportedSymbol, ImportLedger } from "./emit/typescript/import-ledger.ts";
export { modelType } from "./emit/typescript/model-type.ts";
export type * from "./emit/typescript/module-source.ts";
export { typeCode, type TypeCodeContext } from "./emit/typescript/type-code.ts";
export {
  and,
  assigned,
  binary,
  call,
  item,
  list,
  not,
  object,
  or,
  pure,
  returns,
  typeOf,
  unionOf,
  when,
} from "./emit/typescript/write-code.ts";
export type { DataSpec } from "./model/data-models.ts";
export type { EmittedModel, EmittedSpec } from "./model/envelope.ts";
export type * from "./model/model.ts";
export { visitType, type TypeVisitor } from "./model/type-visitor.ts";
export type { ModelId, PrimitiveKind, TypeNode } from "./model/type.ts";
