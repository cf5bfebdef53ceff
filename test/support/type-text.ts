import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import type { SourceSpan } from "../../generator/diagnostics/span.ts";
import type { TypeExpression } from "../../generator/read/dialects/type-expression.ts";

/** Returns a type on one line, so that a table of cases shows it. Places are left out; see `placesIn`. */
export function typeText(type: TypeExpression): string {
  switch (type.kind) {
    case "primitive":
      return type.name;
    case "literal":
      return JSON.stringify(type.value);
    case "page":
      return `page ${type.href}`;
    case "date":
      return `a link to ${type.written}`;
    case "transport":
      return "transport";
    case "named": {
      const name = [...type.modules, type.name].join("/");
      return type.nearBuiltIn === undefined ? name : `${name} or ${type.nearBuiltIn}`;
    }
    case "list":
      return `list(${typeText(type.items)})`;
    case "map":
      return `map(${typeText(type.values)})`;
    case "nullable":
      return `nullable(${typeText(type.of)})`;
    case "union":
      return `any(${type.members.map((member) => typeText(member)).join(", ")})`;
    case "linked":
      return `[${typeText(type.of)}](${type.href})`;
    case "invalid": {
      const unknown = type.unknownName === undefined ? "" : `, the name ${type.unknownName}`;
      const links = type.hrefs.length === 0 ? "" : `, links to ${type.hrefs.join(" ")}`;
      return `${findingText(type.finding)}${unknown}${links}`;
    }
  }
}

function findingText(finding: Diagnostic | null): string {
  return finding === null ? "invalid" : `${finding.code} ${finding.message}`;
}

/** Returns the text of each place in a type, from the outside in. A finding's place has its code before it. */
export function placesIn(type: TypeExpression, page: string): readonly string[] {
  switch (type.kind) {
    case "page":
    case "named":
      return [textAt(type.span, page)];
    case "list":
      return placesIn(type.items, page);
    case "map":
      return placesIn(type.values, page);
    case "nullable":
      return placesIn(type.of, page);
    case "union":
      return [textAt(type.span, page), ...type.members.flatMap((one) => placesIn(one, page))];
    case "linked":
      return [textAt(type.span, page), ...placesIn(type.of, page)];
    case "invalid": {
      const { finding } = type;
      return finding?.span === undefined
        ? []
        : [`${finding.code} ${textAt(finding.span, page)}`.trim()];
    }
    case "primitive":
    case "literal":
    case "date":
    case "transport":
      return [];
  }
}

/** Returns the text at a place. An empty place is shown as a bar with the text after it. */
export function textAt({ start, end }: SourceSpan, page: string): string {
  if (!(end.line >= start.line)) throw new Error("a place ends before it begins");
  const line = page.split("\n")[start.line - 1] ?? "";
  if (start.line === end.line && start.column === end.column) {
    return `|${line.slice(start.column - 1, start.column + 9)}`;
  }
  return line.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
}
