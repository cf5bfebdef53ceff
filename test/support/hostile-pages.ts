import type { SourceFile } from "../../generator/read/source/source-file.ts";

/** Texts that strangers may put into a page to make a site run code, break, or read files for them. */
const attacks = [
  "<script>window.pwned = 1</script>",
  "<img src=x onerror='window.pwned = 1'>",
  "<svg onload='window.pwned = 1'>",
  "<style>body { display: none }</style>",
  "<unclosed attribute='",
  "</div></template><script setup>window.pwned = 1</script>",
  "{{ constructor.constructor('window.pwned = 1')() }}",
  "`{{ constructor.constructor('window.pwned = 1')() }}`",
  "[run](javascript:window.pwned=1) [data](data:text/html,<script>window.pwned=1</script>)",
  "[odd](%E0%A4%A) [gone](nowhere.md) [up](../../../../etc/passwd) ![p](https://evil.example/p.png)",
  "<<< @/site.json",
  "<!--@include: ../../site.json-->",
  "[[toc]]",
  "::: danger",
  "# heading {onclick=window.pwned=1}",
  "---js",
  "import x from './x'; export const y = <Component />",
  '<a id="x" onclick="window.pwned = 1">a</a>',
  "\u2028 \u0000 \uFFFE \u{1F600}",
];

const table = attacks
  .map((text, index) => {
    const cell = text.replaceAll("|", "\\|").replaceAll("\n", " ");
    return `| \`field_${index}\` | *::String* | :heavy_check_mark: | ${cell} |`;
  })
  .join("\n");

const fence = "```";

/** A page of the reference in which nothing was escaped, as if the emitter had forgotten it. */
export const rawPage = `# Raw <script>window.pwned = 1</script> {{ 7 * 7 }}

${attacks.join("\n\n")}
`;

/** Model pages that contain the attacks. */
export const hostilePages: readonly SourceFile[] = [
  {
    path: "models/shared/hostile.md",
    text: `# Hostile

${attacks.filter((text) => !text.startsWith("#")).join("\n\n")}

${fence}ts{1}"><script>window.pwned = 1</script>
const a = "{{ 7 * 7 }}";
${fence}

${fence}mermaid
flowchart LR
  A["<img src=x onerror='window.pwned = 1'>"] --> B
  click A "javascript:window.pwned=1"
${fence}

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
${table}
`,
  },
  {
    path: "models/shared/plain.md",
    text: `# Plain

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| \`hostile\` | [Models::Components::Hostile](../../models/shared/hostile.md) | :heavy_check_mark: | <script>window.pwned = 1</script> |
`,
  },
];
