/** The place of an input in a spec. */
export type Where =
  | "title"
  | "description"
  | "field"
  | "type"
  | "cell"
  | "example"
  | "name"
  | "value"
  | "link"
  | "path"
  | "page"
  /** In an override: another name of the model, another key of a field, or a literal type. */
  | "rename"
  | "wire name"
  | "literal";

/** What must hold besides what holds for all rows: no word of the input is more than text in any output or report. */
export type Holds =
  /** The input is read, and no part of it is lost. */
  | "text"
  /** The input is read as `unknown`, with a finding. */
  | "unknown"
  /** The input may be read or refused, but it has no effect outside of texts. */
  | "nothing gets out";

export interface Row {
  readonly where: Where;
  readonly input: string;
  readonly holds: Holds;
}

/** The word that stands for a stranger's code. */
const P = "zq0q";

function rows(where: readonly Where[], holds: Holds, inputs: readonly string[]): readonly Row[] {
  return where.flatMap((one) => inputs.map((input) => ({ where: one, input, holds })));
}

const comments = [
  ...[`*/ globalThis.${P}=1; /*`, `*\\u002f globalThis.${P}=1`, `* / ${P}()`, `*<br/>/ ${P}()`],
  ...[`*/[][(![]+[])[+[]]]/* ${P}`, `a/*/b ${P}`, `/.*/ ${P}`, `\\u002a\\u002f ${P}`, `*\\/ ${P}`],
  ...[`**/ ${P}()`, `*//${P}`, `<!-- ${P} -->`, `//${P}`, `\\*/ ${P} \\*/`],
];

const strings = [
  ...[`"; globalThis.${P}=1; "`, `'+(globalThis.${P}=1)+'`, `v\${globalThis.${P}=1}w`, `a${P}\\`],
  ...[`</script><${P}>`, `\\u2028${P}`, `"];${P}();//`, `x: 1, [globalThis.${P}]`, `\${${P}}`],
  ...[`\u2028${P}`, `\u202e${P}`, `\u0007${P}`, `\u{e0041}${P}`, `\u3164${P}`, `\ufeff${P}`],
];

const names = [
  ...[
    `a"];globalThis.${P}=1;//`,
    `a'+(globalThis.${P}=1)+'`,
    `\${globalThis.${P}=1}`,
    "constructor",
  ],
  ...["__proto__", "toString", "hasOwnProperty", "then", `${P}\\`, `\\${P}`, "valueOf", "default"],
  ...["a".repeat(10_000), `\u202e${P}`, `${P}\u0085`, "prototype", "__defineGetter__", "class"],
];

const types = [
  ...[`*string();globalThis.${P}=1;//*`, `*"x"; globalThis.${P}=1; //"*`, `*${P}*`, `${P}()`],
  ...[`Record<string, *any*>; export const x = eval("${P}")`, `*::${P};globalThis.${P}()*`],
  ...[
    `[components.X = 1; ${P}; type Y](../x.md)`,
    "T::Array<".repeat(5000),
    "*::String*[]".repeat(9),
  ],
  ...[`*import("${P}")*`, `*typeof ${P}*`, `*{ ${P}: 1 }*`, `*() => ${P}()*`, "[]".repeat(5000)],
];

const titles = [
  ...[
    "../../../../etc/cron.d/x",
    "..\\\\..\\\\x",
    "CON",
    "nul.ts",
    "index",
    "__proto__",
    "Foo/Bar",
  ],
  ...["C:\\\\x", ".npmrc", "x.", "x ", "a".repeat(300), "日".repeat(100), `${P}"];//`, "runtime"],
  ...["aux", "constructor", "Object", "Promise", "\u3164\u115f", "\u202eabc", "a\u0000b", "String"],
];

const links = [
  ...["../../../../../etc/passwd", "file:///etc/passwd", `javascript:${P}(1)`, "http://evil/x.md"],
  ...["%2e%2e/%2e%2e/x.md", "//evil/x.md", "\\\\evil\\x", "data:text/html,x", "../a/other.md#x"],
  ...["vbscript:x", "../../../../proc/self/environ", "x.md?y", "C:\\x.md", "con.md", "ftp://x/y"],
];

const markup = [
  ...[
    `<img src=x onerror=${P}(1)>`,
    `<iframe src="javascript:${P}(0)"></iframe>`,
    `<svg/onload=${P}>`,
  ],
  ...[`<math><mtext><script>${P}(1)</script></mtext></math>`, `[x](javascript:${P}(1))`, "]]>"],
  ...[`{{ constructor.constructor('${P}()')() }}`, `\`{{ ${P}() }}\``, `{process.exit(${P})}`],
  ...[
    `import ${P} from 'fs'`,
    "<your-name>",
    `<${P}`,
    `[${P}]: javascript:x`,
    `![${P}](http://x/y)`,
  ],
  ...[
    `<a href="javascript:${P}()">x</a>`,
    `&lt;${P}&gt;`,
    `<script>${P}()</script>`,
    `<style>${P}</style>`,
  ],
  ...[
    `<details open ontoggle=${P}()>`,
    `<base href=//${P}>`,
    `[a](<javascript:${P}>)`,
    `<${P}@x.y>`,
  ],
];

const terminal = [
  ...[
    `\u001b[2J\u001b[H${P}`,
    `\r✔ no drift ${P}`,
    `\u001b]8;;http://x\u0007${P}`,
    `\u009b31m${P}`,
  ],
  ...[
    `\u001b]52;c;${P}\u0007`,
    `\u202e${P}`,
    `%0A::stop-commands::${P}`,
    `::error::${P}`,
    `##[${P}]`,
  ],
  ...[`\u2066${P}\u2069`, `\u0000${P}`, `\u0008\u0008${P}`, `\ud800${P}`],
];

const tables = [
  ...[
    `a \\| ${P}`,
    `\`a \\| ${P}\``,
    `\u00a0${P}\u00a0`,
    `\\\\\\| ${P}`,
    `a\\\\${P}`,
    "|".repeat(200),
  ],
];

const pages = [
  ...[
    "---\ntitle: !!js/function 'zq0q'\n---\n# A\n",
    "# A\n\n```\nzq0q",
    "\ufeff# A\r\n\r\nzq0q\r\n",
  ],
  ...[
    "# A\n\n> ".repeat(3000),
    "*".repeat(70_000),
    "|".repeat(100_000),
    "`".repeat(70_000),
    "\u0000",
  ],
  ...[
    " ".repeat(70_000),
    `# A\n\n${"\\".repeat(100_000)}|`,
    `# A\n\n${"[".repeat(60_000)}`,
    "# A\n# A\n",
  ],
  ...[`# A\n\n|a|\n${"|---".repeat(60_000)}|\n`, "a\n".repeat(60_000), "<".repeat(70_000), ""],
  ...[
    "# A\n\n## Fields\n",
    "# A\n\n## Values\n\n| Name | Value |\n| - | - |\n",
    "zq0q",
    "#",
    "# \n",
  ],
  ...[
    "# A\n\n::: zq0q\n:::\n",
    "# A\n\n<<< @/zq0q\n",
    "# A\n\n<!--@include: zq0q-->\n",
    "# A\n\n[[toc]]\n",
  ],
];

/** Names that some code looks up: on objects, on classes, in promises, on disks. */
const lookedUp = [
  ...["toJSON", "__lookupGetter__", "isPrototypeOf", "propertyIsEnumerable", "caller", "arguments"],
  ...["length", "name", "await", "async", "yield", "let", "static", "enum", "null", "undefined"],
  ...["NaN", "Infinity", "globalThis", "module", "exports", "require", "import", "eval", "of"],
  ...[
    "0",
    "-0",
    "1e3",
    "4294967295",
    "00",
    "0x1",
    "1n",
    "_",
    "__",
    "$",
    "$&",
    "$1",
    "$`",
    "\\u0061",
  ],
  ...["Symbol.iterator", "@@iterator", "nodeType", "$$typeof", "ref", "key", "~standard", "_zod"],
];

/** File names that some system takes for the same, or for a device or a file of its own. */
const files = [
  ...["NUL.md", "COM1", "LPT9.txt", "con.", "prn ", "aux.d.ts", "INDEX", "Index", "runtime.ts"],
  ...["\u00e9", "e\u0301", "\ufb01", "\u212a", "\u0131", "\u1e9e", "STRASSE", "stra\u00dfe"],
  ...["a:b", "a*b", "a?b", 'a"b', "a|b", "a<b>", "~", "~root", "-rf", "--help", "%2e%2e", "%00"],
  ...["...", "..", ".", ".git", ".git/hooks/x", "node_modules", "package.json", "tsconfig.json"],
  ...["modelmark.lock.json", ".modelmark", "\ud83d\ude00".repeat(60), "\u0300".repeat(200)],
];

/** The languages that read outputs made from a page, each with texts that it takes for code. */
const languages = [
  ...[`<script setup>${P}()</script>`, `<style>@import '//${P}'</style>`, `{{${P}}}`, `{{{${P}}}}`],
  ...[`v-html="${P}"`, `<component :is="${P}"/>`, `<Badge :text="${P}"/>`, `{@html ${P}}`],
  ...[`<% ${P} %>`, `{% ${P} %}`, `#{${P}}`, `[[${P}]]`, `![[${P}]]`, `:${P}[x]{onclick=1}`],
  ...[`%%{init: {"securityLevel":"loose"}}%% ${P}`, `click ${P} href "javascript:1"`],
  ...[`</pre></code><${P}>`, `</textarea><${P}>`, `</noscript><${P}>`, `<plaintext>${P}`],
  ...[`<svg><foreignObject><${P}></svg>`, `<a xlink:href="javascript:${P}">x</a>`],
  ...[`<template shadowrootmode=open><${P}>`, `<object data="data:text/html,${P}">`],
  ...[`<meta http-equiv=refresh content="0;url=//${P}">`, `<link rel=import href=//${P}>`],
  ...[`<form action=//${P}><input name=x>`, `&#x3c;${P}&#x3e;`, `&lt${P}`, `\u003c${P}\u003e`],
  ...[`[${P}](JaVaScRiPt:1)`, `[${P}](java\tscript:1)`, `[${P}](&#106;avascript:1)`],
  ...[`[${P}](\u0001javascript:1)`, `[${P}](//evil)`, `[${P}](\\\\evil)`, `[${P}](?x#y)`],
  ...[`[${P}](http://a@evil)`, `<https://${P}@evil>`, `[${P}](mailto:a?body=%0A)`],
  ...[`[^${P}]\n\n[^${P}]: x`, `*[${P}]: x`, `$$ ${P} $$`, `$\\href{javascript:1}{${P}}$`],
  ...[`@${P}/x fixes #1`, `GH-1 ${P}`, `- [ ] ${P}`, `> [!WARNING]\n> ${P}`, `+++\n${P}\n+++`],
];

/** Texts that make a log or a terminal show something else. */
const lies = [
  ...[`\u001b[1A\u001b[2K${P}`, `\u001b]0;${P}\u0007`, `\u001b]8;;file:///${P}\u001b\\\\x`],
  ...[
    `\u001bP+q${P}\u001b\\\\`,
    `\u001b_G${P}`,
    `\u008f${P}`,
    `\u0090${P}\u009c`,
    `\u000e${P}\u000f`,
  ],
  ...[`\u007f${P}`, `\u200d${P}\u200c`, `\u2060${P}`, `\u180e${P}`, `\ufff9${P}\ufffa${P}\ufffb`],
  ...[
    `\u061c${P}`,
    `\u115f${P}`,
    `\ufe0f${P}`,
    `\u{1d173}${P}`,
    `\u{e0001}${P}`,
    `\udc00\ud800${P}`,
  ],
  ...[`::add-mask::${P}`, `::set-env name=A::${P}`, `::group::${P}`, `##vso[task.${P}]`],
  ...[`##teamcity[${P}]`, `section_start:0:${P}`, `\u2028::error::${P}`, `%0D%0A::debug::${P}`],
];

/** Numbers and texts that end early, overflow, or are not what they look like. */
const odd = [
  ...["1e999", "-1e999", "9007199254740993", "1".repeat(400), "0.1".repeat(30), "+1", "1_000"],
  ...["1,5", "\u0661\u0662", "\u00bd", "true", "null", "[]", "{}", '""', "''", "``", '"a', 'a"b'],
  ...["(a+)+$".repeat(50), "((((a*)*)*)*)*b", `^${"(x|x)*".repeat(50)}$`, "a".repeat(5000)],
];

/** Pages whose structure is the attack. */
const structures = [
  ...[
    "---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: *c\n---\n# A\n",
    "---\ntitle: !!python/object/apply:os.system [zq0q]\n---\n# A\n",
    "---\n__proto__: {x: 1}\ntitle: A\n---\n# A\n",
    "---\ntitle: >\n  zq0q\n  \u202e\n---\n# A\n",
    "+++\ntitle = 'zq0q'\n+++\n# A\n",
    "# A\n\n<!-- zq0q\n\n## Fields\n",
    "# A\n\n> ## Fields\n>\n> | Field | Type | Required | Description |\n> | - | - | - | - |\n> | `zq0q` | *::String* | | |\n",
    "# A\n\n- ## Fields\n\n  | Field | Type | Required | Description |\n  | - | - | - | - |\n  | `a` | *::String* | | zq0q |\n",
    "# A\n\n<details>\n\n## Fields\n\n</details>\n",
    "# A\n\n## Fields\n\n| Field | Type |\n| - |\n| `zq0q` | *::String* |\n",
    "# A\n\n## Fields\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n| | | | |\n|\n||||\n",
    `# A\n\n${"> ".repeat(200)}zq0q\n`,
    `# A\n\n${"- ".repeat(200)}zq0q\n`,
    `# A\n\n${"  ".repeat(200)}- zq0q\n`,
    `# A\n\n## Fields\n\n|${" a |".repeat(3000)}\n|${" - |".repeat(3000)}\n`,
    `# A\n\n${"[a](b) ".repeat(20_000)}\n`,
    `# A\n\n${"![a](b)".repeat(10_000)}\n`,
    `# A\n\n${"&#0;&#x110000;&#xd800;".repeat(200)}\n`,
    `# A\n\n${"\u0301".repeat(50_000)}\n`,
    `# A\n\n${"<details>".repeat(5000)}\n`,
    "# A\r\r## Fields\r",
    "# A\u2028\u2028## Fields\u2028",
    "\ufeff\ufeff# A\n",
    "\ufffe#\u0000 \u0000A\u0000\n\u0000",
    "# \u202eA\u202c\n\n<script setup>\nimport zq0q from 'fs'\n</script>\n",
    "A\n=\n\n## Fields\n\n## Fields\n\n## Values\n",
    "# [A](javascript:zq0q)\n\n## *Fields*\n",
    '# `A`\n\n```mermaid\nflowchart LR\n  a --> zq0q\n  click a href "javascript:1"\n```\n',
    "# A\n\n```ts twoslash {1,2} eval=zq0q\nx\n```\n",
    "# A\n\n~~~\u0060\u0060\u0060zq0q\nx\n",
    "<!-- Generated by Modelmark from ../../x.md. Do not edit: run `zq0q`. -->\n\n# A\n\nAn object.\n",
  ],
];

const groups: readonly Row[] = [
  ...rows(["description", "cell", "example"], "nothing gets out", comments),
  ...rows(["value", "name", "field"], "nothing gets out", strings),
  ...rows(["field", "title"], "nothing gets out", names),
  ...rows(["type"], "unknown", types),
  ...rows(["title", "path"], "nothing gets out", titles),
  ...rows(["link"], "nothing gets out", links),
  ...rows(["description", "cell", "title"], "nothing gets out", markup),
  ...rows(["field", "title", "cell", "path"], "nothing gets out", terminal),
  ...rows(["cell", "value"], "nothing gets out", tables),
  ...rows(["page"], "nothing gets out", pages),
  ...rows(["field", "value", "rename", "wire name", "title"], "nothing gets out", lookedUp),
  ...rows(["title", "path", "rename"], "nothing gets out", files),
  ...rows(["description", "cell", "example", "value"], "nothing gets out", languages),
  ...rows(["title", "path", "type", "link", "wire name", "literal"], "nothing gets out", lies),
  ...rows(["value", "example", "literal", "type"], "nothing gets out", odd),
  ...rows(["rename", "wire name", "literal"], "nothing gets out", [
    ...comments,
    ...strings,
    ...titles,
  ]),
  ...rows(["page"], "nothing gets out", structures),
];

/** The rows: each group of inputs, in each place that it could be meant for. */
export const hostileRows: readonly Row[] = [
  ...new Map(groups.map((row) => [JSON.stringify([row.where, row.input]), row])).values(),
];
