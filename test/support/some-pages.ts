import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import { readPage } from "../../generator/read/read-page.ts";
import { readSpec } from "../../generator/read/source/read-spec.ts";
import type { SourceFile } from "../../generator/read/source/source-file.ts";
import { hasCorpora, readCorpora } from "./corpora.ts";

/** Returns pages with tables that are read without a finding: those of the golden cases, and some of each real SDK. */
export async function cleanPages(perCorpus: number): Promise<readonly SourceFile[]> {
  const cases = join(import.meta.dirname, "../cases");
  const pages: SourceFile[] = [];
  // The pages of one case are edited already: one more edit would not be the edit of the test's table.
  const names = (await readdir(cases)).filter((name) => name !== "touched-pages");
  for (const name of names.sort()) {
    const folder = join(cases, name, "input");
    const { value } = await readSpec(folder, { include: ["**/*.md"], exclude: [] });
    pages.push(...value.filter((page) => isClean(page)));
  }
  if (!hasCorpora) return pages;
  for (const corpus of await readCorpora()) {
    const clean = corpus.filter((page) => isClean(page));
    pages.push(...spread(clean.filter(hasFields), perCorpus), ...spread(clean.filter(isEnum), 1));
  }
  return pages;
}

function isClean(page: SourceFile): boolean {
  const { page: read, findings } = reading(page);
  return read.kind !== "bare" && findings.length === 0;
}

function hasFields({ text }: SourceFile): boolean {
  return text.includes("\n| `") && text.includes("## Fields");
}

function isEnum({ text }: SourceFile): boolean {
  return text.includes("## Values");
}

/** Picks some of many pages, evenly spread. The first is the longest page that is not huge. */
function spread(pages: readonly SourceFile[], count: number): readonly SourceFile[] {
  const byLength = pages.filter(({ text }) => text.length < 100_000);
  const longest = byLength.sort((a, b) => b.text.length - a.text.length).slice(0, 1);
  const step = Math.max(1, Math.floor(pages.length / count));
  return [...longest, ...pages.filter((_, index) => index % step === 0).slice(0, count - 1)];
}

/** What a page says about its model, without where it says it. */
export interface Reading {
  readonly page: { readonly kind: string; readonly [part: string]: unknown };
  readonly findings: readonly Diagnostic[];
}

/** Reads a page with its types. Findings of the severity `info` are left out. */
export function reading(source: SourceFile): Reading {
  const { page, diagnostics } = readPage(source);
  const findings = diagnostics.filter(({ severity }) => severity !== "info");
  if (page === null) return { page: { kind: "none" }, findings };
  const { title, description, deprecation, body } = page;
  const head = { title, description: words(description), deprecation };
  switch (body.kind) {
    case "fields": {
      const rows = body.rows.map(({ name, type, required, description: text, ...row }) => ({
        ...{ name, required, type: withoutSpans(type) },
        ...{
          description: words(text),
          deprecated: row.deprecation !== null,
          example: row.example?.text,
        },
      }));
      const refused = body.rows.flatMap(({ type }) =>
        type.kind === "invalid" && type.finding !== null ? [type.finding] : [],
      );
      return { page: { kind: body.kind, ...head, rows }, findings: [...findings, ...refused] };
    }
    case "values": {
      const rows = body.rows.map(({ name, value }) => ({ name, value }));
      return { page: { kind: body.kind, ...head, rows, open: body.open }, findings };
    }
    case "members":
    case "bodies":
    case "bare":
      return { page: { kind: body.kind, ...head }, findings };
  }
}

function words(text: string): string {
  return text.split(/\s+/).join(" ").trim();
}

function withoutSpans(type: unknown): unknown {
  return JSON.parse(
    JSON.stringify(type, (key, value: unknown) => (key === "span" ? undefined : value)),
  );
}
