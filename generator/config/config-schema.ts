import * as v from "valibot";
import { settableCodes } from "../diagnostics/levels.ts";
import { ruleIds } from "../diagnostics/rule-codes.ts";
import type { PageEmitter } from "../emit/define-emitter.ts";
import { emitterNames, emitters, namesWith } from "../emit/emitters.ts";
import { deviceNames } from "../emit/names/reserved-names.ts";
import { modelId, primitiveKinds, type TypeNode } from "../model/type.ts";
import { withAllKeys } from "./all-keys.ts";
import { fingerprint, path, plainName, schemaId } from "./text-schemas.ts";

/**
 * Creates the schema of an object that accepts no other keys, and reports each unknown key. A strict object of
 * Valibot would report only the first one.
 */
function closed<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.ObjectWithRestSchema<Entries, v.NeverSchema<undefined>, undefined> {
  return withAllKeys(v.objectWithRest(entries, v.never()));
}

const modelReference = v.pipe(
  v.string(),
  v.transform((id) => modelId("", id)),
);

const typeNode: v.GenericSchema<unknown, TypeNode> = v.lazy(() =>
  v.variant("kind", [
    closed({ kind: v.literal("array"), items: typeNode }),
    closed({ kind: v.literal("map"), values: typeNode }),
    closed({ kind: v.literal("ref"), id: modelReference }),
    closed({
      kind: v.literal("union"),
      members: v.pipe(v.array(typeNode), v.minLength(1)),
    }),
    closed({ kind: v.literal("nullable"), of: typeNode }),
    closed({
      kind: v.literal("literal"),
      value: v.union([v.string(), v.number(), v.boolean()]),
    }),
    closed({ kind: v.picklist(primitiveKinds) }),
  ]),
);

const typeOverride = v.union([v.pipe(v.string(), v.nonEmpty()), typeNode]);

const fieldOverride = closed({
  wireName: v.exactOptional(v.string()),
  nullable: v.exactOptional(v.boolean()),
  type: v.exactOptional(typeOverride),
  format: v.exactOptional(v.picklist(["date", "datetime", "binary"])),
  ignore: v.exactOptional(v.boolean()),
});

const modelOverride = closed({
  rename: v.exactOptional(v.string()),
  ignore: v.exactOptional(v.boolean()),
  type: v.exactOptional(typeOverride),
  members: v.exactOptional(v.pipe(v.array(typeOverride), v.minLength(1))),
  envelope: v.exactOptional(v.picklist(["body", "object"])),
  enums: v.exactOptional(v.picklist(["closed", "open"])),
  discriminator: v.exactOptional(v.string()),
  fields: v.exactOptional(withAllKeys(v.record(v.string(), fieldOverride))),
});

/** Overrides by model id, as a config or an overrides file contains them. */
export const overridesSchema = withAllKeys(v.record(v.string(), modelOverride));

const ruleLevel = v.picklist(["off", "info", "warn", "error"]);

const diffEntries = {
  rules: v.exactOptional(
    closed(Object.fromEntries(ruleIds.map((id) => [id, v.exactOptional(ruleLevel)]))),
  ),
  direction: v.exactOptional(
    withAllKeys(
      v.record(v.pipe(v.string(), v.nonEmpty()), v.picklist(["request", "response", "both"])),
    ),
  ),
  allow: v.exactOptional(path),
};

/** A file of allowed findings: the reason why each is allowed, by fingerprint. */
export const allowSchema = v.record(fingerprint, v.pipe(v.string(), v.nonEmpty()));

const diagnosticLevel = v.picklist(["off", "info", "warning", "error"]);

const infoEntries = {
  title: v.exactOptional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))),
  version: v.exactOptional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))),
  schemaId: v.exactOptional(schemaId),
};

const projectEntries = {
  spec: v.exactOptional(path),
  out: v.exactOptional(path),
  include: v.exactOptional(v.array(path)),
  exclude: v.exactOptional(v.array(path)),
  wire: v.exactOptional(v.picklist(["auto", "camelCase", "snake_case", "verbatim"])),
  optionalNull: v.exactOptional(v.picklist(["accept", "reject"])),
  untoldNull: v.exactOptional(v.picklist(["auto", "accept", "reject"])),
  dateLinks: v.exactOptional(v.picklist(["swapped", "literal"])),
  dates: v.exactOptional(v.picklist(["string", "Date"])),
  properties: v.exactOptional(v.picklist(["wire", "camelCase"])),
  enums: v.exactOptional(v.picklist(["closed", "open"])),
  unsafeIntegers: v.exactOptional(v.picklist(["reject", "accept"])),
  importExtension: v.exactOptional(v.picklist([".js", ".ts", ""])),
  layout: v.exactOptional(v.picklist(["per-model", "single"])),
  index: v.exactOptional(v.boolean()),
  readonly: v.exactOptional(v.boolean()),
  partialValidators: v.exactOptional(v.boolean()),
  strictGuards: v.exactOptional(v.boolean()),
  issueMessages: v.exactOptional(v.picklist(["plain", "path"])),
  format: v.exactOptional(v.picklist(["modelmark", "project"])),
  info: v.exactOptional(closed(infoEntries)),
  diagnostics: v.exactOptional(
    closed(
      Object.fromEntries(settableCodes.map((code) => [code, v.exactOptional(diagnosticLevel)])),
    ),
  ),
  strict: v.exactOptional(v.boolean()),
  overrides: v.exactOptional(v.union([path, overridesSchema])),
  diff: v.exactOptional(closed(diffEntries)),
};

/** The name of a project, as `--project` takes it. */
const projectName = v.pipe(v.string(), v.nonEmpty());

/** The setting that chooses emitters by name. */
const emitEntry = (names: readonly string[]) => ({
  emit: v.exactOptional(v.array(v.picklist(names))),
});

/** A config as data, as JSON can hold it. Unknown keys are errors at any depth. */
export const dataConfigSchema = closed({
  $schema: v.exactOptional(v.string()),
  ...projectEntries,
  ...emitEntry(emitterNames),
  projects: v.exactOptional(
    v.array(closed({ name: projectName, ...projectEntries, ...emitEntry(emitterNames) })),
  ),
});

const isFunction = (value: unknown): boolean => typeof value === "function";

const emitterEntries = {
  name: plainName,
  makes: v.string(),
  byDefault: v.boolean(),
  folder: plainName,
  needs: v.exactOptional(v.array(v.string())),
  index: v.exactOptional(v.picklist(["root", "own"])),
  sees: v.exactOptional(v.picklist(["data", "pages"])),
  exports: v.exactOptional(v.custom<NonNullable<PageEmitter["exports"]>>(isFunction)),
  load: v.custom<PageEmitter["load"]>(isFunction),
};

/** Returns the issue of a key of an item in a list that does not fit to the other items. */
function issueAt<List>(
  list: readonly unknown[],
  at: number,
  key: string,
  input: unknown,
  expected: string,
): v.RawCheckIssueInfo<List> {
  const place = { type: "unknown", origin: "value", input: list, value: input } as const;
  const received = JSON.stringify(input);
  return {
    ...{ input, expected, received },
    path: [
      { ...place, key: at },
      { ...place, key },
    ],
  };
}

/** Emitters of a config, whose names and folders must be their own, and whose needs must exist. */
const ownEmitters = v.pipe(
  v.array(closed(emitterEntries)),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const own = dataset.value;
    const refuse = (at: number, key: "name" | "folder" | "needs", expected: string): void => {
      addIssue(issueAt(own, at, key, own[at]?.[key], expected));
    };
    const names = new Set<string>(emitterNames);
    const folders = new Set([...deviceNames, "runtime", ...emitters.map(({ folder }) => folder)]);
    const all = namesWith(own);
    for (const [index, { name, folder, needs = [] }] of own.entries()) {
      if (names.has(name)) refuse(index, "name", "a name that no other emitter has");
      if (folders.has(folder)) refuse(index, "folder", "a folder that no other emitter has");
      if (!needs.every((need) => all.includes(need))) refuse(index, "needs", "names of emitters");
      names.add(name);
      folders.add(folder);
    }
  }),
);

/**
 * Creates the schema of a config from a script, which can also bring emitters.
 *
 * @param names the names of all emitters that the config can choose
 */
export function configSchema(names: readonly string[]) {
  const entries = {
    ...{ ...projectEntries, ...emitEntry(names) },
    emitters: v.exactOptional(ownEmitters),
  };
  return closed({
    $schema: v.exactOptional(v.string()),
    ...entries,
    projects: v.exactOptional(
      v.pipe(
        v.array(closed({ name: projectName, ...entries })),
        v.minLength(1),
        v.rawCheck(({ dataset, addIssue }) => {
          if (!dataset.typed) return;
          const names = dataset.value.map(({ name }) => name);
          const at = names.findIndex((name, index) => names.indexOf(name) < index);
          if (at === -1) return;
          addIssue(issueAt(names, at, "name", names[at], "a name that no other project has"));
        }),
      ),
    ),
  });
}

/** All keys of a config, for suggestions when a key is misspelled. */
export const knownKeys: readonly string[] = [
  ...[...Object.keys(projectEntries), "emit", "emitters", "projects", "name", "$schema"],
  ...Object.keys(emitterEntries),
  ...Object.keys(infoEntries),
  ...[...Object.keys(diffEntries), ...ruleIds, ...settableCodes],
  ...[...Object.keys(modelOverride.entries), ...Object.keys(fieldOverride.entries)],
];
