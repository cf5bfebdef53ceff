import { posix } from "node:path";
import type { SourceFile } from "../../generator/read/source/source-file.ts";

// Specs on one line, for tables of cases. Models are separated by ` | `:
//   Thing: id! string; zone? list(Zone)    an object; `!` required, `?` optional, `string?` nullable
//   Zone = a, B=bee                        an enum; names are upper-cased values unless given
//   Pay                                    a union, whose members are in cells: any(Pay, Card, Cash)
//   other/Thing: …                         in another folder than shared/
//   /Thing: …                              in no folder
// A field may begin with `~` (deprecated) and end with 'a description' and @an-example.

const plain: Readonly<Record<string, string>> = {
  string: "::String",
  integer: "::Integer",
  number: "::Float",
  boolean: "T::Boolean",
  any: "::Object",
};

const dates: Readonly<Record<string, string>> = {
  date: "[DateTime](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/DateTime.html)",
  datetime: "[Date](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/Date.html)",
};

/** Returns the pages of a spec in the notation above. */
export function compactPages(spec: string): readonly SourceFile[] {
  return spec.split(" | ").map((model) => {
    const [, folder = "shared", name = "", kind = "", rest = ""] =
      /^(?:(\w*)\/)?(\w+)\s*([:=]?)\s*(.*)$/.exec(model.trim()) ?? [];
    const path = posix.join("models", folder, `${name.toLowerCase()}.md`);
    if (kind === "") return { path, text: `# ${name}\n` };
    return { path, text: kind === ":" ? objectText(name, rest) : enumText(name, rest) };
  });
}

function objectText(name: string, rest: string): string {
  const rows = rest.split("; ").map((field) => {
    const [, mark, key = "", need, type = "", nullable, , description, , example] =
      /^(~?)(\w+)([!?]) ([^'@?]+?)(\??)( '(.*?)')?( @(.*))?$/.exec(field) ?? [];
    const cell = typeCell(type, nullable === "?" || need === "?");
    const shown = mark === "~" ? `~~\`${key}\`~~` : `\`${key}\``;
    const notice = mark === "~" ? ": warning: ** DEPRECATED **: gone soon. " : "";
    const required = need === "!" ? ":heavy_check_mark:" : ":heavy_minus_sign:";
    return `| ${shown} | ${cell} | ${required} | ${notice}${description ?? ""} | ${example ?? ""} |\n`;
  });
  return `# ${name}\n\n## Fields\n\n| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n${rows.join("")}`;
}

function typeCell(type: string, isNullable: boolean): string {
  const nullable = (path: string): string => (isNullable ? `T.nilable(${path})` : path);
  const primitive = plain[type];
  if (primitive !== undefined) return `*${nullable(primitive)}*`;
  const date = dates[type];
  if (date !== undefined) return date;
  const [, outer, inner = ""] = /^(list|map|any)\((.*)\)$/.exec(type) ?? [];
  if (outer === "list") return `T::Array<${typeCell(inner, false)}>`;
  if (outer === "map") return `T::Hash[Symbol, ${typeCell(inner, false)}]`;
  if (outer === undefined) return `[${nullable(`Models::Shared::${type}`)}](${linkTo(type)})`;
  const [union = "", ...members] = inner.split(", ");
  const paths = members.map((member) => `Models::Shared::${member}`).join(", ");
  return `[${nullable(`T.any(${paths})`)}](${linkTo(union)})`;
}

function linkTo(name: string): string {
  return `../../models/shared/${name.toLowerCase()}.md`;
}

function enumText(name: string, rest: string): string {
  const rows = rest.split(", ").map((member) => {
    const [left = "", right] = member.split("=");
    return `| \`${right === undefined ? left.toUpperCase() : left}\` | ${right ?? left} |\n`;
  });
  return `# ${name}\n\n## Values\n\n| Name | Value |\n| --- | --- |\n${rows.join("")}`;
}
