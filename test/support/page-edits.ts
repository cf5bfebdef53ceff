// The edits that people and their tools make to pages, and the outcome of each: the same model, or one finding with
// its place. No other outcome is allowed; above all, no model may silently become unknown.

/** An edit of a page's text. It returns a page that it does not apply to unchanged. */
export interface PageEdit {
  readonly name: string;
  readonly edit: Edit;
  /** `equal`: names, types and values are read as before. `told`: a finding says why they are not. */
  readonly outcome: "equal" | "told";
}

type Edit = (text: string) => string;

type Edits = Readonly<Record<string, Edit>>;

const title = /^# (?<name>.+)$/m;

function retitle(make: (name: string) => string): Edit {
  return (text) => text.replace(title, (_, name: string) => make(name));
}

const section = /^## (?<name>Fields|Values)$/m;

function rehead(make: (name: string) => string): Edit {
  return (text) => text.replace(section, (_, name: string) => make(name));
}

/** Edits the lines of the table, which is the last part of a page. */
function editTable(make: (lines: readonly string[]) => readonly string[]): Edit {
  return (text) => {
    const lines = text.trimEnd().split("\n");
    const start = lines.findIndex((line) => line.startsWith("| "));
    if (start === -1) return text;
    return [...lines.slice(0, start), ...make(lines.slice(start))].join("\n");
  };
}

function cellsOf(line: string): readonly string[] {
  return line
    .replace(/^\|/, "")
    .replace(/\|$/, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** Edits the cells of one column. */
function column(name: string, make: (cell: string) => string): Edit {
  return editTable(([header = "", delimiter = "", ...rows]) => {
    const at = cellsOf(header).indexOf(name);
    const edited = rows.map((row) =>
      rowOf(cellsOf(row).map((cell, index) => (index === at ? make(cell) : cell))),
    );
    return [header, delimiter, ...(at === -1 ? rows : edited)];
  });
}

/** Edits the names of fields and of values. */
function names(make: (cell: string) => string): Edit {
  const edits = [column("Field", make), column("Name", make)];
  return (text) => edits.reduce((edited, edit) => edit(edited), text);
}

function required(yes: string, no: string): Edit {
  return (text) => text.replaceAll(":heavy_check_mark:", yes).replaceAll(":heavy_minus_sign:", no);
}

function types(make: (cell: string) => string): Edit {
  return column("Type", make);
}

const titles: Edits = {
  "front matter above": (text) => `---\nsidebar: 3\ntags: [a, b]\n---\n\n${text}`,
  "front matter with its own title": (text) => `---\ntitle: Something else\n---\n${text}`,
  "front matter in place of the title": (text) =>
    text
      .replace(/^# (?<name>\w+)$/m, "")
      .replace(/^/, () => `---\ntitle: "${nameIn(text)}"\n---\n`),
  "TOML front matter": (text) => `+++\ntitle = "x"\n+++\n\n${text}`,
  "an id behind the title": retitle((name) => `# ${name} {#pair}`),
  "an escaped id behind the title": retitle((name) => `# ${name} \\{#pair\\}`),
  "a title in code": retitle((name) => `# \`${name}\``),
  "a linked title": retitle((name) => `# [${name}](#pair)`),
  "a bold title": retitle((name) => `# **${name}**`),
  "a closed title": retitle((name) => `# ${name} #`),
  "an underlined title": retitle((name) => `${name}\n====`),
  "an anchor in the title": retitle((name) => `# <a id="pair"></a>${name}`),
  "an anchor above the title": retitle((name) => `<a name="pair"></a>\n\n# ${name}`),
  "an anchor behind the title": retitle((name) => `# ${name}[](#pair)`),
};

function nameIn(text: string): string {
  return /^# (?<name>\w+)$/m.exec(text)?.groups?.["name"] ?? "";
}

const tools: Edits = {
  "prettier told to leave the table": editTable((lines) => [
    ...["<!-- prettier-ignore-start -->", ""],
    ...lines,
    ...["", "<!-- prettier-ignore-end -->"],
  ]),
  "a comment above the title": (text) => `<!-- markdownlint-disable -->\n\n${text}`,
  "a comment below the title": retitle(
    (name) => `# ${name}\n\n<!-- markdownlint-disable MD013 -->`,
  ),
  "an MDX comment below the title": retitle((name) => `# ${name}\n\n{/* prettier-ignore */}`),
  "MDX imports": (text) => `import Tabs from "@theme/Tabs";\nimport X from './x'\n\n${text}`,
  "an MDX export": (text) => `export const meta = { title: "x" };\n\n${text}`,
  "line ends of Windows": (text) => text.replaceAll("\n", "\r\n"),
  "line ends of old Macs": (text) => text.replaceAll("\n", "\r"),
  "a byte order mark": (text) => `\u{feff}${text}`,
  "spaces at the ends of lines": (text) => text.replaceAll(/$/gm, "  "),
  "a final line break": (text) => `${text.trimEnd()}\n`,
  "no final line break": (text) => text.trimEnd(),
  "single blank lines": (text) => text.replaceAll(/\n{3,}/g, "\n\n"),
  "no blank lines": (text) => text.replaceAll(/^(?<heading>#.*)\n+/gm, "$<heading>\n"),
  "many blank lines": (text) => text.replaceAll("\n\n", "\n\n\n\n"),
};

const headings: Edits = {
  "a lower heading": rehead((name) => `### ${name}`),
  "the lowest heading": rehead((name) => `###### ${name}`),
  "a heading of the first level": rehead((name) => `# ${name}`),
  "another heading": rehead(() => "## Properties"),
  "a translated heading": rehead(() => "## 字段"),
  "a heading in lower case": rehead((name) => `## ${name.toLowerCase()}`),
  "a heading with a colon": rehead((name) => `## ${name}:`),
  "a heading with an id": rehead((name) => `## ${name} {#fields}`),
  "a linked heading": rehead((name) => `## [${name}](#fields)`),
  "a heading in bold": rehead((name) => `**${name}**`),
  "another heading in bold": rehead(() => "**Attributes**"),
  "a word as heading": rehead((name) => `${name}:`),
  "an underlined heading": rehead((name) => `${name}\n---`),
  "no heading": rehead(() => ""),
  "a lower heading for the example": (text) =>
    text.replace("## Example Usage", "### Example Usage"),
  "a folded table": editTable((lines) => [
    ...["<details>", "<summary>Fields</summary>", ""],
    ...lines,
    ...["", "</details>"],
  ]),
};

/** A closing pipe. The pipe after an empty cell is kept, because without it the cell would not exist. */
const lastPipe = /(?<=[^|\s]) *\|$/;

const tables: Edits = {
  "no padding": editTable((lines) => lines.map((line) => rowOf(cellsOf(line).map(trimDashes)))),
  "no spaces at all": editTable((lines) =>
    lines.map((line) => `|${cellsOf(line).map(trimDashes).join("|")}|`),
  ),
  "wide padding": editTable((lines) =>
    lines.map((line) => line.replaceAll(" |", `${" ".repeat(90)}|`)),
  ),
  "tabs for spaces": editTable((lines) => lines.map((line) => line.replaceAll(/ +\|/g, "\t|"))),
  "hard spaces": editTable(([header = "", delimiter = "", ...rows]) => [
    ...[header, delimiter],
    ...rows.map((line) => line.replaceAll(/(?<=\|) | (?=\|)/g, "\u{a0}")),
  ]),
  "columns aligned": editTable((lines) =>
    lines.map((line, index) => (index === 1 ? line.replaceAll(/-(?= *\|)/g, "-:") : line)),
  ),
  "no closing pipes": editTable((lines) => lines.map((line) => line.replace(lastPipe, ""))),
  "no outer pipes": editTable((lines) =>
    lines.map((line, index) => {
      const bare = line.replace(/^\| */, "").replace(lastPipe, "");
      // A single dash would begin a list.
      return index === 1 ? bare.replace(/^-+/, "---") : bare;
    }),
  ),
  "an indented table": editTable((lines) => lines.map((line) => `  ${line}`)),
  "columns in another order": editTable((lines) =>
    lines.map((line) => rowOf(cellsOf(line).toReversed())),
  ),
  "a further column": editTable((lines) =>
    lines.map((line, index) => `${line} ${["Since", "---"][index] ?? "`1.0`"} |`),
  ),
  "column names in bold": editTable(([header = "", ...lines]) => [
    rowOf(cellsOf(header).map((cell) => `**${cell}**`)),
    ...lines,
  ]),
  "column names in capitals": editTable(([header = "", ...lines]) => [
    header.toUpperCase(),
    ...lines,
  ]),
};

function trimDashes(cell: string): string {
  return /^-+$/.test(cell) ? "-" : cell;
}

const cells: Edits = {
  "names without backticks": names((cell) => cell.replaceAll("`", "")),
  "names escaped, without backticks": names((cell) =>
    cell.replaceAll("`", "").replaceAll("_", "\\_"),
  ),
  "names in double backticks": names((cell) => cell.replaceAll("`", "``")),
  "bold names": names((cell) => cell.replace(/`.*`/, "**$&**")),
  "linked names": names((cell) => cell.replace(/`.*`/, "[$&](#name)")),
  "anchors at names": names((cell) => `<a id="x"></a>${cell}`),
  "types with underscores": types((cell) => cell.replaceAll(/\*(?<inner>[^*]+)\*/g, "_$<inner>_")),
  "bold types": types((cell) => cell.replaceAll(/\*(?<inner>[^*]+)\*/g, "**$<inner>**")),
  "types in code": types((cell) => cell.replaceAll(/\*(?<inner>[^*]+)\*/g, "`$<inner>`")),
  "types without emphasis": types((cell) => cell.replaceAll("*", "")),
  "linked types in code": types((cell) =>
    cell.replaceAll(/\[(?<name>[\w:.()]+)\]\(/g, "[`$<name>`]("),
  ),
  "escaped brackets in types": types((cell) =>
    cell.replaceAll(/(?<=Array|Hash)\[/g, "\\[").replaceAll(/\](?!\()/g, "\\]"),
  ),
  "escaped angles in types": types((cell) => cell.replaceAll(/(?<=Array)</g, "\\<")),
  "entities in types": types((cell) =>
    cell.replaceAll("Array<", "Array&lt;").replaceAll(/>$/g, "&gt;"),
  ),
  "tags around types": types((cell) => `<code>${cell}</code>`),
  "addresses below the table": (text) => {
    const links: string[] = [];
    const edited = types((cell) =>
      cell.replaceAll(/\]\((?<href>[^()]+)\)/g, (_, href: string) => `][l${links.push(href)}]`),
    )(text);
    return [edited, ...links.map((href, index) => `\n[l${index + 1}]: ${href}`)].join("\n");
  },
  "check marks as characters": required("✅", "❌"),
  "check marks in black and white": required("✓", "✗"),
  "check marks with a selector": required("✔\u{fe0f}", "✖\u{fe0f}"),
  "other short names": required(":white_check_mark:", ":x:"),
  "escaped short names": required(":heavy\\_check\\_mark:", ":heavy\\_minus\\_sign:"),
  "yes and no": required("Yes", "No"),
  "true and false": required("`true`", "`false`"),
  "bold and nothing": required("**Yes**", ""),
  boxes: required("[x]", "[ ]"),
  "values in code": column("Value", (cell) => (cell === "" ? cell : `\`${cell}\``)),
  "escaped values": column("Value", (cell) => cell.replaceAll(/[*_[\]<>]/g, "\\$&")),
  "values with entities": column("Value", (cell) =>
    cell.replaceAll("*", "&#42;").replaceAll("_", "&lowbar;"),
  ),
  "breaks as <br>": (text) => text.replaceAll("<br/>", "<br>"),
  "breaks as <br />": (text) => text.replaceAll("<br/>", "<br />"),
  "an escaped notice": (text) => text.replaceAll("** DEPRECATED **", "\\*\\* DEPRECATED \\*\\*"),
  "a notice without spaces": (text) =>
    text.replaceAll(": warning: ** DEPRECATED **", ":warning: **DEPRECATED**"),
  "addresses in angles": column("Example", (cell) => cell.replace(/^https:\/\/\S+$/, "<$&>")),
  "addresses in angles, in JSON": column("Example", (cell) =>
    cell.replaceAll(/(?<=")https:\/\/[^\s"]+(?=")/g, "<$&>"),
  ),
  "escaped JSON": column("Example", (cell) => cell.replaceAll(/[[\]_]/g, "\\$&")),
};

function rename(text: string): string {
  return text.replace(/^(?<before>\| (?:Field|Name) .*)(?:Type|Value)(?= )/m, "$<before>Kind");
}

/** Edits that make a page unreadable. The finding replaces the page. */
const told: Edits = {
  "no title": (text) => text.replace(title, ""),
  "a second title": (text) => `${text.trimEnd()}\n\n# Another\n`,
  "no line of dashes": editTable(([header = "", , ...rows]) => [header, ...rows]),
  "no heading and no line of dashes": (text) =>
    text.includes("\n| ")
      ? rehead(() => "")(editTable(([header = "", , ...rows]) => [header, ...rows])(text))
      : text,
  "a row without its last cell": editTable((lines) =>
    lines.map((line, index) => (index === 2 ? rowOf(cellsOf(line).slice(0, -1)) : line)),
  ),
  "a row twice": editTable((lines) => [
    ...lines,
    ...lines.slice(-1).filter(() => lines.length > 2),
  ]),
  "a column renamed": rename,
  "a column renamed, without heading": (text) =>
    rename(text) === text ? text : rehead(() => "")(rename(text)),
  "a table twice": editTable((lines) => [...lines, "", ...lines]),
  "a table twice, under other headings": editTable((lines) => [
    ...lines,
    "",
    "## More",
    "",
    ...lines,
  ]),
  "a table in a quote": editTable((lines) => lines.map((line) => `> ${line}`)),
  "a table in a quote, without heading": (text) =>
    rehead(() => "")(
      text.includes("\n| ") ? editTable((lines) => lines.map((line) => `> ${line}`))(text) : text,
    ),
  "a table in a list": editTable((lines) =>
    lines.map((line, index) => `${index === 0 ? "- " : "  "}${line}`),
  ),
  "a table in a code block": editTable((lines) => ["```", ...lines, "```"]),
  "a table in a code block, without heading": (text) =>
    rehead(() => "")(editTable((lines) => ["```", ...lines, "```"])(text)),
  "an indented code block": editTable((lines) => lines.map((line) => `    ${line}`)),
  "a table in HTML": editTable((lines) => [
    "<table>",
    ...lines.map(
      (line) =>
        `<tr>${cellsOf(line)
          .map((cell) => `<td>${cell}</td>`)
          .join("")}</tr>`,
    ),
    "</table>",
  ]),
  "a table in HTML, without heading": (text) =>
    rehead(() => "")(
      editTable((lines) => [
        "<table>",
        ...lines.map((line) => `<tr><td>${cellsOf(line).join("</td><td>")}</td></tr>`),
        "</table>",
      ])(text),
    ),
};

function all(edits: Edits, outcome: PageEdit["outcome"]): readonly PageEdit[] {
  return Object.entries(edits).map(([name, edit]) => ({ name, edit, outcome }));
}

export const pageEdits: readonly PageEdit[] = [
  ...[titles, tools, headings, tables, cells].flatMap((edits) => all(edits, "equal")),
  ...all(told, "told"),
];
