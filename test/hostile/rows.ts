/** Where in a spec an input stands. */
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
  | "page";

/** What must hold, beside what holds for all: no word of the input is more than text in any output or report. */
export type Holds =
  /** It is read, and nothing of it is lost. */
  | "text"
  /** It is read as `unknown`, with a finding. */
  | "unknown"
  /** Whether it is read or refused, nothing gets out. */
  | "nothing gets out";

export interface Row {
  readonly where: Where;
  readonly input: string;
  readonly holds: Holds;
}

/** The word that stands for code of a stranger. */
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
];

/** Every row: each group of inputs, in each place that it could be meant for. */
export const hostileRows: readonly Row[] = [
  ...new Map(groups.map((row) => [JSON.stringify([row.where, row.input]), row])).values(),
];
