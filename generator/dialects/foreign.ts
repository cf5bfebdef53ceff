import type { TypeCell } from "../markdown/model-page.ts";
import type { TypeToken } from "../markdown/type-token.ts";

/**
 * The language of a cell that is plainly from the pages of another SDK, which share headings with ours but not
 * types: `` `*string` `` and `` [*components.X](…) `` are Go, `*string*`, `*string*[]` and `models.X` TypeScript.
 */
export function foreignLanguage(cell: TypeCell): "Go" | "TypeScript" | null {
  const text = flatten(cell.tokens);
  if (/^(?:\[\])*\*?(?:map\[|u?int\d*\b|float\d\d\b|bool\b)|^`|^\*\w+\./.test(text)) return "Go";
  if (
    /^(?:string|number|boolean|any|Record<.*>)(?:\[\])*$|^"|^(?:models|components|operations|shared|errors)\.\w+(?:\[\])*$/.test(
      text,
    )
  ) {
    return "TypeScript";
  }
  return null;
}

function flatten(tokens: readonly TypeToken[]): string {
  return tokens
    .map((token) => {
      switch (token.kind) {
        case "text":
          return token.text;
        case "link":
          return flatten(token.tokens);
        case "code":
          return `\`${token.text}\``;
        case "other":
          return "";
      }
    })
    .join("");
}
