import { join } from "node:path";
import type { Nodes } from "mdast";
import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../../generator/config/settings.ts";
import type { GeneratedFile } from "../../generator/emit/emitter.ts";
import { describe as blocksOf } from "../../generator/emit/docs/describe.ts";
import { parseBlocks, printPage } from "../../generator/emit/docs/markdown.ts";
import { pagePath } from "../../generator/emit/names/model-path.ts";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import { emittedSpec } from "../../generator/model/envelope.ts";
import type { Field, Model, ObjectModel, SpecModel } from "../../generator/model/model.ts";
import { modelId } from "../../generator/model/type.ts";
import { buildModel } from "../../generator/pipeline.ts";
import { readSpec } from "../../generator/read/source/read-spec.ts";
import type { SourceFile } from "../../generator/read/source/source-file.ts";
import { checkedIds, importGenerated, validatorsIn } from "../support/generated.ts";
import { printed } from "../support/printed.ts";
import { emitUnformatted } from "../support/validators-of.ts";
import { measuredCorpora, hasCorpora, readCorpus } from "../support/corpora.ts";

const patterns = { include: ["**/*.md"], exclude: [] };
const settings: Settings = { ...defaultSettings, emit: ["docs"] };

function docsOf(model: SpecModel): readonly GeneratedFile[] {
  return printed(model, settings);
}

/** Returns the pages of the docs as they are read when the docs folder serves as the spec. */
function asSpec(files: readonly GeneratedFile[]): readonly SourceFile[] {
  return files
    .filter(({ path }) => path.endsWith(".md"))
    .map(({ path, text }) => ({ path: path.replace(/^docs\//, ""), text }));
}

/** Brings a description into the form in which our pages write it. */
function normal(markdown: string): string {
  return printPage(blocksOf(markdown)).replaceAll(/\\\n/g, "\n").replaceAll(/^- /gm, "* ").trim();
}

function comparableField(field: Field): object {
  const { description, deprecation } = field;
  return {
    ...field,
    source: null,
    description: normal(description),
    deprecation: deprecation && normal(deprecation.reason),
  };
}

function comparable(model: Model): object {
  const { description, deprecation, ...rest } = model;
  // Whatever surrounds a body is not part of the docs.
  if (rest.kind === "envelope") return { id: rest.id, kind: rest.kind, body: rest.body };
  return {
    ...rest,
    source: null,
    description: normal(description),
    deprecation: deprecation && normal(deprecation.reason),
    ...(rest.kind === "object"
      ? {
          // Fields that belong to the HTTP exchange are not in the docs' tables.
          fields: rest.fields.filter(({ transport }) => !transport).map(comparableField),
          additionalProperties: restOf(rest),
        }
      : {}),
  };
}

/** An object with only transport fields reads like an object about which nothing is known. */
function restOf({
  fields,
  additionalProperties,
}: Pick<ObjectModel, "fields" | "additionalProperties">): unknown {
  const isFree = fields.every(({ transport }) => transport);
  return isFree ? { kind: "unknown" } : additionalProperties;
}

function expectSame(pages: readonly SourceFile[], wire: Settings["wire"]): void {
  const model = emittedSpec(buildModel(pages, { ...settings, wire }).model);
  const files = docsOf(model);
  const again = buildModel(asSpec(files), settings);
  expect(again.diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
  expect(again.model.models.map(({ id }) => id)).toEqual(model.models.map(({ id }) => id));
  for (const [index, one] of model.models.entries()) {
    const other = again.model.models[index];
    if (other === undefined) throw new Error("a model is missing");
    expect(comparable(other), one.id).toEqual(comparable(one));
  }
}

describe("read back, the docs give the model they were made from:", () => {
  test("the project's own spec", async () => {
    const pages = await readSpec(join(import.meta.dirname, "../../spec"), patterns);
    expectSame(pages.value, "camelCase");
  });

  test.skipIf(!hasCorpora).each(measuredCorpora)("%s", async (name) => {
    expectSame(await readCorpus(name), "auto");
  });
});

describe("the example of a page is a value its own validator accepts:", () => {
  const everything: Settings = { ...defaultSettings, emit: ["docs", "validators"] };

  test.skipIf(!hasCorpora).each(measuredCorpora)("%s", async (name) => {
    const { model, files } = emitUnformatted(await readCorpus(name), everything);
    const code = files.filter(({ path }) => path.endsWith(".ts"));
    const validatorsOf = validatorsIn(await importGenerated(code), model);
    const pages = new Map(files.map(({ path, text }) => [path, text]));
    const names = planNames(emittedSpec(model)).value;
    const without: string[] = [];
    for (const id of checkedIds(model)) {
      const page = pages.get(`${pagePath(names, id, "docs")}.md`) ?? "";
      const json = /^## Example\n\n```json\n(?<json>.*?)\n```$/ms.exec(page)?.groups?.["json"];
      if (json === undefined) without.push(id);
      else expect(validatorsOf(id).validate(JSON.parse(json)), id).toMatchObject({ ok: true });
    }
    expect(without).toEqual([]);
  });
});

describe("text of a page", () => {
  const page = (description: string, cell: string): string =>
    `# Model\n\n${description}\n\n## Fields\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n| \`a\` | *::String* | :heavy_check_mark: | ${cell} |\n`;
  const written = (description: string, cell = "N/A"): string => {
    const pages = [{ path: "models/model.md", text: page(description, cell) }];
    const { model, diagnostics } = buildModel(pages, settings);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    return docsOf(model).find(({ path }) => path === "docs/model.md")?.text ?? "";
  };
  /** Returns the active parts of a page that are not ours: HTML, and the addresses of links and images. */
  const active = (text: string): readonly unknown[] => {
    const found: unknown[] = [];
    const visit = (node: Nodes): void => {
      if (
        node.type === "html" &&
        !/^(?:<!-- Generated by [^>]*-->|<a id="[a-z0-9-]+">|<\/a>|<br\/>)$/.test(node.value)
      )
        found.push(node.value);
      if (node.type === "link" || node.type === "image" || node.type === "definition")
        found.push(node.url);
      if ("children" in node) node.children.forEach(visit);
    };
    parseBlocks(text).forEach(visit);
    return found.filter((one) => !/^#a-details$/.test(String(one)));
  };

  test.each([
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "text <b onclick=alert(1)>bold</b> </a> <!-- comment -->",
    "[x](javascript:alert(1)) and [y](JaVaScRiPt:alert(1)) and [z](data:text/html,1)",
    "![pixel](https://tracker.example/pixel.png)",
    "<https://example.com> is fine\n\n[ref]: javascript:alert(1)\n\n[ref] and [text][ref]",
    "---\ntitle: x\n---",
    "~~~js\nlet x\n```\n</script>\n~~~",
    "# A title\n\n## Fields\n\nA section of its own",
    "<your-name",
  ])("has no effect: %j", (text) => {
    const inBoth = [
      written("Fine."),
      written(text.includes("## Fields") ? "Fine." : text, text.replaceAll("\n", "<br/>")),
    ];
    const harmless = active(inBoth[1] ?? "").filter((one) => one !== "https://example.com");
    expect(harmless).toEqual(active(inBoth[0] ?? ""));
    const headings = (page: string): number => page.match(/^#+ /gm)?.length ?? 0;
    // A details section is all that may be added.
    expect(headings(inBoth[1] ?? "") - headings(inBoth[0] ?? "")).toBeLessThanOrEqual(2);
  });

  test("cannot leave a cell, or a diagram", () => {
    const names = ["a|b", '"] click x "javascript:alert(1)"', "x --> y", "`tick`"];
    const other = { kind: "ref", id: modelId("", "Other") } as const;
    const base = { namespace: "", description: "", deprecation: null, examples: [] } as const;
    const span = { file: "x.md", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    const field = (name: string): Field => ({
      ...{ ...base, docName: name, wireName: name, propertyName: name, type: other },
      ...{ required: true, nullable: false, transport: false, source: span },
    });
    const object = (name: string, fields: readonly Field[]): Model => ({
      ...{ ...base, kind: "object", id: modelId("", name), name, source: span },
      ...{ fields, additionalProperties: null },
    });
    const model = { models: [object("Model", names.map(field)), object("Other", [])] };
    const text = docsOf(model).find(({ path }) => path === "docs/model.md")?.text ?? "";
    const table = parseBlocks(text).find((node) => node.type === "table");
    expect(table?.children.map(({ children }) => children.length)).toEqual([4, 4, 4, 4, 4]);
    const diagram = /```mermaid\n(?<diagram>.*?)```/s.exec(text)?.groups?.["diagram"] ?? "";
    expect(diagram).toMatch(/^[\w\s[\]"|>,?$-]+$/);
  });
});

test.each(["Class", "Default", "Enum", "Input", "Data", "Await"])(
  "the example of a model called %s declares no name that is taken",
  (title) => {
    const page = `# ${title}\n\n## Fields\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n| \`a\` | *::String* | :heavy_check_mark: | N/A |\n`;
    const { files } = emitUnformatted([{ path: `shared/${title.toLowerCase()}.md`, text: page }], {
      ...defaultSettings,
      emit: ["docs", "validators"],
    });
    const example = files.find(({ path }) => path.startsWith("docs/shared/"))?.text ?? "";
    expect(example).toMatch(/^const value = parse\w+\(await response\.json\(\)\);/m);
  },
);
