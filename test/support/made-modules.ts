import fc from "fast-check";
import type {
  Expression,
  MemberCode,
  Statement,
  TypeCode,
} from "../../generator/emit/typescript/code.ts";
import { docComment } from "../../generator/emit/typescript/doc-comment.ts";
import type { ModuleImport } from "../../generator/emit/typescript/import-ledger.ts";
import {
  code,
  fixedName,
  headerText,
  identifier,
  literal,
  objectKey,
  propertyKey,
  type CodeText,
  type Name,
} from "../../generator/emit/typescript/code-text.ts";
import type {
  Declaration,
  ModuleSource,
  ParameterCode,
  PropertyCode,
} from "../../generator/emit/typescript/module-source.ts";
import {
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
} from "../../generator/emit/typescript/write-code.ts";

function nameOf(text: string): Name {
  return identifier(text, "") ?? fixedName("none");
}

// Modules that no emitter would produce: names have every length, so that lines end on either side of the limit.

/** A name. Most names are short, and some fill a line. */
const name: fc.Arbitrary<Name> = fc
  .oneof(
    { arbitrary: fc.integer({ min: 1, max: 12 }), weight: 6 },
    { arbitrary: fc.integer({ min: 13, max: 50 }), weight: 3 },
    { arbitrary: fc.integer({ min: 51, max: 110 }), weight: 1 },
  )
  .map((length) => nameOf(`n${"ame".repeat(40).slice(0, length - 1)}`));

const typeName = name.map((text) => nameOf(`N${text.slice(1)}`));

/** Text with everything that is special in literals, keys and comments: quotes, escapes, wide characters. */
const text = fc.oneof(
  name,
  fc.string({ maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('"', "'", "\\", "a", "é", "日", "\n", "</", "👍"),
    maxLength: 30,
  }),
);

const numberLiteral = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));

/** Negative numbers are left out: as a type or a value they are an operation, and not a literal. */
const anyLiteral = fc.oneof(text, fc.boolean(), numberLiteral.map(Math.abs)).map(literal);

const keyword = fc.constantFrom("string", "number", "boolean", "unknown", "null", "undefined");

const atomType = fc.oneof(keyword, typeName, anyLiteral);

function members(of: fc.Arbitrary<MemberCode["type"]>): fc.Arbitrary<readonly MemberCode[]> {
  const marks = fc.constantFrom("" as const, "optional" as const, "readonly" as const);
  const one = fc.record({ key: text.map(propertyKey), marks, type: of });
  return fc.array(one, { minLength: 1, maxLength: 4 });
}

const markedNumber = members(fc.constant("true")).map((of): MemberCode["type"] => ({
  ...{ kind: "intersection", of: literal(0.5), members: of },
}));

const { type } = fc.letrec<{ type: TypeCode; list: TypeCode; shallow: TypeCode }>((tie) => ({
  shallow: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    atomType,
    tie("type").map((items): TypeCode => ({ kind: "array", items })),
    tie("type").map((of): TypeCode => ({ kind: "generic", name: "Record", types: ["string", of] })),
    fc
      .tuple(typeName, fc.array(tie("type"), { minLength: 1, maxLength: 3 }))
      .map(([of, types]): TypeCode => ({ kind: "generic", name: of, types })),
    fc
      .tuple(tie("type"), fc.boolean())
      .map(([values, isReadonly]): TypeCode => ({ kind: "map", values, isReadonly })),
    tie("list"),
    fc
      .tuple(members(fc.oneof({ weight: 4, arbitrary: tie("type") }, markedNumber)), tie("type"))
      .map(([of, rest]): TypeCode => ({ kind: "members", members: of, rest })),
  ),
  list: tie("shallow").map((items): TypeCode => ({
    ...{ kind: "readonly", array: { kind: "array", items } },
  })),
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie("shallow"),
    fc.array(tie("shallow"), { minLength: 2, maxLength: 6 }).map(unionOf),
    tie("shallow").map((of) => unionOf([of, "null"])),
  ),
}));

const listType = type.map((items): TypeCode => ({
  ...{ kind: "readonly", array: { kind: "array", items } },
}));

const operator = fc.constantFrom("===" as const, "!==" as const, "==" as const, "<=" as const);

const anItem = fc.tuple(name, text.map(literal)).map(([of, key]) => item(of, key));

const callee = fc.oneof(
  name,
  fc.constantFrom<"Number.isFinite" | "Array.isArray" | CodeText>(
    ...(["Number.isFinite", "Array.isArray"] as const),
    code`valueSet.has`,
  ),
);

/** The conditions that guards check. */
const { condition } = fc.letrec<{ condition: Expression; operand: Expression; value: Expression }>(
  (tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      name,
      anItem,
      fc.tuple(name, anItem).map(([target, value]) => assigned(target, value)),
    ),
    operand: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      name,
      fc
        .tuple(callee, fc.array(tie("value"), { maxLength: 3 }))
        .map(([of, values]) => call(of, ...values)),
      fc.tuple(tie("value"), operator, anyLiteral).map(([a, op, b]) => binary(a, op, b)),
      tie("value").map((of) => binary(typeOf(of), "===", literal("string"))),
      tie("condition").map(not),
      fc.tuple(callee, tie("condition")).map(([of, value]) => call(of, value, "depth")),
    ),
    condition: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      tie("operand"),
      fc.array(tie("condition"), { minLength: 2, maxLength: 4 }).map((all) => and(...all)),
      fc.array(tie("condition"), { minLength: 2, maxLength: 4 }).map((all) => or(...all)),
    ),
  }),
);

/** The values that tables hold. */
const { value: tableValue } = fc.letrec<{ value: Expression }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    name,
    anyLiteral,
    fc.tuple(name, fc.array(name, { maxLength: 2 })).map(([of, values]) => call(of, ...values)),
    fc.array(tie("value"), { maxLength: 5 }).map(list),
    fc.array(numberLiteral.map(literal), { maxLength: 40 }).map(list),
    fc
      .array(fc.record({ key: text.map(objectKey), value: tie("value") }), { maxLength: 5 })
      .map(object),
  ),
}));

const { statement } = fc.letrec<{ statement: Statement; body: readonly Statement[] }>((tie) => ({
  body: fc.array(tie("statement"), { minLength: 1, maxLength: 3 }),
  statement: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    condition.map(returns),
    fc.tuple(condition, name).map(([test, value]) => when(test, returns(value))),
    fc
      .tuple(condition, name)
      .map(([test, of]): Statement => when(test, { kind: "evaluate", value: call(of, "value") })),
    tie("body").map((body): Statement => ({
      kind: "block",
      head: "for (const key in value)",
      body,
    })),
    fc.tuple(tie("body"), tie("body")).map(([body, leave]): Statement => ({
      ...{ kind: "try", body, recover: [returns("false")], leave },
    })),
    fc
      .tuple(anItem, fc.array(fc.tuple(text.map(literal), tie("body")), { maxLength: 3 }))
      .map(([value, cases]): Statement => ({
        ...{ kind: "switch", value },
        cases: [
          ...cases.map(([one, body]) => ({ value: one, body })),
          { value: null, body: [returns("false")] },
        ],
      })),
  ),
}));

const description = fc.oneof(
  text,
  fc.array(text, { maxLength: 4 }).map((lines) => lines.join("\n")),
  text.map((line) => `${line}\n\n\`\`\`json\n{ "a":   1 }\n  ${line}\n\`\`\``),
);

const comment = fc.option(
  description.map((one) => docComment({ description: one, deprecation: null })),
);

const property = fc.record<PropertyCode>({
  key: text.map(propertyKey),
  isOptional: fc.boolean(),
  isReadonly: fc.boolean(),
  type,
  comment,
});

const parameter = fc.record<ParameterCode>({ name, isOptional: fc.boolean(), type });

const declared = { isExported: fc.boolean(), name, comment };

const enumValues = fc
  .tuple(fc.constantFrom(2, 11, 12, 13, 40), text)
  .map(([count, one]) => Array.from({ length: count }, (_, index) => `${one}${index}`));

const names = fc.uniqueArray(name, { minLength: 1, maxLength: 8 });

const specifier = fc
  .tuple(name, fc.constantFrom(".js", ".ts", ""))
  .map(([path, end]) => literal(`./${path}${end}`));

const declaration: fc.Arbitrary<Declaration> = fc.oneof(
  fc.record({
    ...{ declares: fc.constant("interface" as const), ...declared },
    properties: fc.array(property, { minLength: 1, maxLength: 4 }),
    rest: fc.option(fc.record({ type, isReadonly: fc.boolean() })),
  }),
  fc.record({ declares: fc.constant("type" as const), ...declared, type }),
  fc.record({
    ...{ declares: fc.constant("const" as const), ...declared },
    type: fc.option<TypeCode>(fc.oneof(type, listType)),
    value: fc.oneof(tableValue, condition),
  }),
  fc.record({
    ...{ declares: fc.constant("const" as const), ...declared },
    type: fc.tuple(typeName, type, type).map(([of, a, b]): TypeCode => ({
      ...{ kind: "generic", name: of, types: [a, b] },
    })),
    value: fc.tuple(name, name).map(([of, value]) => pure(call(of, value))),
  }),
  fc.record({
    ...{ declares: fc.constant("const" as const), ...declared, type: fc.constant(null) },
    value: enumValues.map((values): Expression => ({
      ...{ kind: "object", isConst: true },
      entries: values.map((one) => ({ key: objectKey(one), value: literal(one) })),
    })),
  }),
  fc.record({
    ...{ declares: fc.constant("const" as const), ...declared, type: fc.constant(null) },
    value: typeName.map((one): Expression =>
      pure({ ...call("Set", one), isNew: true, types: ["unknown"] }),
    ),
  }),
  fc.record({
    ...{ declares: fc.constant("function" as const), ...declared },
    parameters: fc.array(parameter, { maxLength: 3 }),
    returnType: fc.oneof(
      type,
      fc.record({
        ...{ kind: fc.constant("predicate" as const), asserts: fc.boolean() },
        ...{ parameter: fc.constant("value" as const), type: typeName },
      }),
    ),
    body: fc.array(statement, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    ...{ declares: fc.constant("reexport" as const), specifier },
    exports: fc.oneof(
      fc.record({ kind: fc.constant("all" as const), as: fc.option(name) }),
      fc.record({ kind: fc.constantFrom("types" as const, "values" as const), names }),
    ),
  }),
);

const moduleImport = fc.record<ModuleImport>({
  specifier,
  isTypeOnly: fc.boolean(),
  names: fc.oneof(
    fc.array(fc.record({ name, alias: fc.option(typeName) }), { minLength: 1, maxLength: 7 }),
    typeName.map((alias) => [{ name: "*" as const, alias }]),
  ),
});

/** A module as an emitter could return it. */
export const madeModule = fc.record<ModuleSource>({
  header: fc.constant(headerText("Made up.")),
  imports: fc.array(moduleImport, { maxLength: 2 }),
  statements: fc.array(declaration, { maxLength: 3 }),
});
