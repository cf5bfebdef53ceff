import { pascalCase } from "change-case";
import { describe, expect, test } from "vitest";
import { hasErrors } from "../../generator/diagnostics/diagnostic.ts";
import { emitterNames } from "../../generator/emit/emitters.ts";
import { globalNames } from "../../generator/emit/names/global-names.ts";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import { libraryGlobals } from "../../generator/emit/names/update-global-names.ts";
import { generate, type SourceFile } from "../../generator/index.ts";
import type { Model } from "../../generator/model/model.ts";
import { modelId } from "../../generator/model/type.ts";
import { objectPage } from "../support/object-page.ts";

function model(namespace: string, name: string): Model {
  const start = { line: 1, column: 1 };
  return {
    ...{ kind: "object", id: modelId(namespace, name), namespace, name, description: "" },
    ...{ deprecation: null, fields: [], additionalProperties: null },
    source: { file: "page.md", start, end: start },
  };
}

function page(title: string): SourceFile {
  return { path: `${title}.md`, text: objectPage(title, ["id", "*::String*", true]) };
}

/** Returns `file TypeName` for each model, in order. */
function plan(...models: readonly Model[]): readonly string[] {
  const { value } = planNames({ models });
  return models.map(({ id }) => {
    const names = value.get(id);
    return `${names?.folder ?? "?"}${names?.fileStem ?? "?"} ${names?.typeName ?? "?"}`;
  });
}

describe("names", () => {
  test.each([
    ["TokenIssueResponse", "token-issue-response TokenIssueResponse"],
    ["CIMDOptions", "cimd-options CIMDOptions"],
    ["Error", "error-model ErrorModel"],
    ["Client", "client Client"],
    ["Con", "con-model ConModel"],
    ["Index", "index-model IndexModel"],
    ["Helpers", "helpers-model HelpersModel"],
    ["class", "class Class"],
    ["Foo/Bar", "foo-bar FooBar"],
    ["../../../etc/cron.d/x", "etc-cron-dx EtcCronDX"],
    ["..\\..\\x", "x X"],
    ["C:\\x", "cx CX"],
    ["__proto__", "proto Proto"],
    ["nul.ts", "nul-ts NulTs"],
    ["2fa", "model2fa Model2fa"],
    ["Größe", "größe Größe"],
    ["a".repeat(300), `${"a".repeat(111)}-279e8f01 A${"a".repeat(299)}`],
  ])("%s", (name, expected) => {
    expect(plan(model("", name))).toEqual([expected]);
  });

  test("that meet are told apart, in the order of ids", () => {
    expect(plan(model("a", "FooBAR"), model("a", "FooBar"), model("a", "Foo_Bar"))).toEqual([
      "a/foo-bar FooBAR",
      "a/foo-bar-2 FooBar2",
      "a/foo-bar-3 FooBar3",
    ]);
    expect(plan(model("a", "Error"), model("a", "ErrorModel"))).toEqual([
      "a/error-model ErrorModel",
      "a/error-model-2 ErrorModel2",
    ]);
  });

  test("of files that emitters share are free in a namespace", () => {
    expect(plan(model("a", "Helpers"), model("", "helpers"), model("", "HelpersModel"))).toEqual([
      "a/helpers Helpers",
      "helpers-model HelpersModel",
      "helpers-model-2 HelpersModel2",
    ]);
  });

  test.each(["per-model", "single"] as const)(
    "of all files that there are without models can be titles, with layout %s",
    async (layout) => {
      const settings = { layout, emit: emitterNames };
      const made = await generate({ pages: [page("Some")], settings });
      const stems = made.files.map(
        ({ path }) => /(?<stem>[^/.]*)\.\w+$/.exec(path)?.groups?.["stem"],
      );
      const titles = [...new Set(stems)].map((stem) => pascalCase(stem ?? ""));
      expect(titles).toContain("Helpers");
      const { files, diagnostics } = await generate({ pages: titles.map(page), settings });
      expect(hasErrors(diagnostics)).toBe(false);
      const paths = files.map(({ path }) => path.toLowerCase());
      expect(new Set(paths).size).toBe(paths.length);
    },
  );

  test("of namespaces are safe and distinct", () => {
    const namespaces = ["class", "a b", "a-b", "..", "con", "x/y", "1"];
    expect(plan(...namespaces.map((one) => model(one, "Pair")))).toEqual([
      "class/pair Pair",
      "a-b/pair Pair",
      "a-b-2/pair Pair",
      "models/pair Pair",
      "con-models/pair Pair",
      "x/y/pair Pair",
      "1/pair Pair",
    ]);
  });

  test("without a letter or digit are an error", () => {
    expect(planNames({ models: [model("", "---")] }).diagnostics).toMatchObject([
      { code: "MM5005" },
    ]);
  });
});

test.each(["typescript-5.5", "typescript"])("every global of %s is known", async (version) => {
  const names = await libraryGlobals(version);
  expect(names.length).toBeGreaterThan(1000);
  expect(names.filter((name) => !globalNames.has(name))).toEqual([]);
});
