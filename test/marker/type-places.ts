import { join } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "../..");

/** The places where a stranger's text may stand, according to the program's types: a new field adds a place. */
export interface TypePlaces {
  /** All places: each is an interface and its property, or the name of a type that is nothing but text. */
  readonly places: ReadonlySet<string>;
  /** Copies a value of the type, with each text replaced by the result of `write` for its place. */
  readonly plant: <T>(value: T, write: (place: string, text: string) => string) => T;
}

let program: ts.Program | null = null;

/** The files whose types are examined. */
const files = [
  ...["model/model.ts", "report/findings.ts", "diff/diff-models.ts", "diagnostics/diagnostic.ts"],
  ...["config/define-config.ts", "output/drift.ts", "output/reasons.ts", "report/summary.ts"],
  ...["site/site-files.ts", "init/choices.ts", "diagnostics/catalog.ts", "report/pretty-drift.ts"],
].map((file) => join(root, "generator", file));

function programOfAll(): ts.Program {
  program ??= ts.createProgram(files, {
    ...{ strict: true, noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true },
    ...{ target: ts.ScriptTarget.ES2023, types: ["node"] },
    ...{ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
    ...{ exactOptionalPropertyTypes: true },
  });
  return program;
}

/** Returns the places of an exported type of a file below `generator/`. */
export function placesOfType(file: string, name: string): TypePlaces {
  const source = programOfAll().getSourceFile(join(root, "generator", file));
  const checker = programOfAll().getTypeChecker();
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  const symbol = checker.getExportsOfModule(module ?? fail(file)).find((one) => one.name === name);
  return placesOf(checker.getDeclaredTypeOfSymbol(symbol ?? fail(name)), name);
}

/** Returns the places of the parameters of every message of the catalog, by code. */
export function placesOfCatalog(): ReadonlyMap<string, TypePlaces> {
  const checker = programOfAll().getTypeChecker();
  const source = programOfAll().getSourceFile(join(root, "generator/diagnostics/catalog.ts"));
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  const exported = checker.getExportsOfModule(module ?? fail("catalog"));
  const catalog = checker.getTypeOfSymbol(
    exported.find(({ name }) => name === "catalog") ?? fail("catalog"),
  );
  return new Map(
    catalog.getProperties().map((entry) => {
      const message = checker.getTypeOfSymbol(entry).getProperty("message") ?? fail(entry.name);
      const [signature] = checker.getTypeOfSymbol(message).getCallSignatures();
      const [parameter] = signature?.getParameters() ?? [];
      const type = checker.getTypeOfSymbol(parameter ?? fail(entry.name));
      return [entry.name, placesOf(type, entry.name)];
    }),
  );
}

function placesOf(type: ts.Type, name: string): TypePlaces {
  const places = new Set<string>();
  collect(type, name, places, new Set());
  return { places, plant: (value, write) => plantIn(value, type, name, write) as typeof value };
}

/** Returns a value of a type of the catalog: every text is `text`, every number is 1, and every list has one item. */
export function sampleOf(code: string): unknown {
  const checker = programOfAll().getTypeChecker();
  const source = programOfAll().getSourceFile(join(root, "generator/diagnostics/catalog.ts"));
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  const exported = checker.getExportsOfModule(module ?? fail("catalog"));
  const catalog = checker.getTypeOfSymbol(
    exported.find(({ name }) => name === "catalog") ?? fail("catalog"),
  );
  const entry = catalog.getProperty(code) ?? fail(code);
  const message = checker.getTypeOfSymbol(entry).getProperty("message") ?? fail(code);
  const [parameter] =
    checker.getTypeOfSymbol(message).getCallSignatures()[0]?.getParameters() ?? [];
  return parameter === undefined ? {} : someOf(checker.getTypeOfSymbol(parameter));
}

function someOf(type: ts.Type): unknown {
  const checker = programOfAll().getTypeChecker();
  const nothing = ts.TypeFlags.Null | ts.TypeFlags.Undefined;
  const first = partsOf(type).find((part) => (part.flags & nothing) === 0) ?? type;
  if (isText(first)) return "text";
  if (first.isStringLiteral() || first.isNumberLiteral()) return first.value;
  if ((first.flags & ts.TypeFlags.Number) !== 0) return 1;
  if ((first.flags & ts.TypeFlags.BooleanLike) !== 0) return true;
  if ((first.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) !== 0) return null;
  const items = itemsOf(first);
  if (items !== null) return [someOf(items)];
  return Object.fromEntries(
    first.getProperties().map((one) => [one.name, someOf(checker.getTypeOfSymbol(one))]),
  );
}

function fail(what: string): never {
  throw new Error(`nothing is known of ${what}`);
}

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function isText(type: ts.Type): boolean {
  if (type.isIntersection())
    return type.types.some((one) => (one.flags & ts.TypeFlags.String) !== 0);
  return (type.flags & ts.TypeFlags.String) !== 0;
}

/** Returns the type of a list's items, or `null` for a type that is not a list. */
function itemsOf(type: ts.Type): ts.Type | null {
  const checker = programOfAll().getTypeChecker();
  if (!checker.isArrayType(type) && !checker.isTupleType(type)) return null;
  return checker.getTypeArguments(type as ts.TypeReference)[0] ?? null;
}

/** Returns the types of a map's keys and values, or `null` for a type that is not a map. */
function entriesOf(type: ts.Type): readonly [ts.Type, ts.Type] | null {
  if (!/^(?:Readonly)?Map$/.test(type.getSymbol()?.name ?? "")) return null;
  const [key, value] = programOfAll()
    .getTypeChecker()
    .getTypeArguments(type as ts.TypeReference);
  return key === undefined || value === undefined ? null : [key, value];
}

function textPlace(type: ts.Type, place: string): string {
  return type.aliasSymbol?.name ?? place;
}

function placeOfProperty(property: ts.Symbol, place: string): string {
  let declared: ts.Node | undefined = property.declarations?.[0]?.parent;
  while (declared !== undefined && !ts.isInterfaceDeclaration(declared)) {
    if (ts.isTypeAliasDeclaration(declared)) break;
    declared = declared.parent;
  }
  return `${declared === undefined ? place : declared.name.text}.${property.name}`;
}

function collect(type: ts.Type, place: string, into: Set<string>, seen: Set<ts.Type>): void {
  const checker = programOfAll().getTypeChecker();
  for (const part of partsOf(type)) {
    if (isText(part)) {
      into.add(textPlace(part, place));
      continue;
    }
    if ((part.flags & ts.TypeFlags.Object) === 0 || seen.has(part)) continue;
    seen.add(part);
    const items = itemsOf(part);
    const entries = entriesOf(part);
    if (items !== null) collect(items, place, into, seen);
    else if (entries !== null) {
      collect(entries[0], `${place} key`, into, seen);
      collect(entries[1], place, into, seen);
    } else if (part.getCallSignatures().length === 0) {
      for (const one of part.getProperties()) {
        collect(
          checker.getTypeOfSymbol(one),
          placeOfProperty(one, part.aliasSymbol?.name ?? place),
          into,
          seen,
        );
      }
      const values = part.getStringIndexType();
      if (values === undefined) continue;
      into.add(`${place} key`);
      collect(values, place, into, seen);
    }
  }
}

type Write = (place: string, text: string) => string;

function plantIn(value: unknown, type: ts.Type, place: string, write: Write): unknown {
  const parts = partsOf(type);
  if (typeof value === "string") {
    const isFixed = parts.some((one) => one.isStringLiteral() && one.value === value);
    const free = parts.find(isText);
    return isFixed || free === undefined ? value : write(textPlace(free, place), value);
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = parts.map(itemsOf).find((one) => one !== null) ?? fail(place);
    return value.map((item: unknown) => plantIn(item, items, place, write));
  }
  if (value instanceof Map) {
    const [key, item] = parts.map(entriesOf).find((one) => one !== null) ?? fail(place);
    return new Map(
      [...value].map(([name, one]: [unknown, unknown]) => [
        plantIn(name, key, `${place} key`, write),
        plantIn(one, item, place, write),
      ]),
    );
  }
  return plantInObject(value, parts.find((one) => holds(one, value)) ?? fail(place), place, write);
}

function plantInObject(value: object, part: ts.Type, place: string, write: Write): object {
  const checker = programOfAll().getTypeChecker();
  const values = part.getStringIndexType();
  return Object.fromEntries(
    Object.entries(value).map(([name, item]: [string, unknown]) => {
      const property = part.getProperty(name);
      if (property !== undefined) {
        const inside = placeOfProperty(property, part.aliasSymbol?.name ?? place);
        return [name, plantIn(item, checker.getTypeOfSymbol(property), inside, write)];
      }
      if (values === undefined) return [name, item];
      return [write(`${place} key`, name), plantIn(item, values, place, write)];
    }),
  );
}

/** Tells whether an object can be of a type, by the properties that have only one possible value. */
function holds(type: ts.Type, value: object): boolean {
  const checker = programOfAll().getTypeChecker();
  const isObject = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
  if (!isObject || itemsOf(type) !== null || entriesOf(type) !== null) return false;
  return type.getProperties().every((one) => {
    const allowed = partsOf(checker.getTypeOfSymbol(one));
    const item: unknown = Reflect.get(value, one.name);
    return (
      !allowed.every((part) => part.isStringLiteral()) ||
      allowed.some((part) => part.isStringLiteral() && part.value === item)
    );
  });
}
