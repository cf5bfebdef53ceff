import { defaultEmitters, otherEmitters } from "../emit/emitters.ts";
import { literal } from "../emit/typescript/code-text.ts";
import type { Choices } from "./choices.ts";

/** Returns a config file with the settings that most projects consider, each with an explanation. */
export function configText({ spec, out, typescript, importExtension }: Choices): string {
  const [head, foot] = typescript
    ? [`import { defineConfig } from "modelmark";\n\nexport default defineConfig({`, "});"]
    : [`/** @type {import("modelmark").UserConfig} */\nexport default {`, "};"];
  const extension =
    importExtension === undefined
      ? ""
      : `
  // What imports between generated files end in: here TypeScript or Node takes them as they are.
  importExtension: "${importExtension}",
`;
  const others = otherEmitters.length === 0 ? "" : `, without ${otherEmitters.join(", ")}`;
  return `${head}
  // The folder with the model pages, and the one for what is generated; both relative to this file.
  spec: ${literal(spec)},
  out: ${literal(out)},
${extension}
  // What to emit; unless named, this${others}.
  // emit: ${JSON.stringify(defaultEmitters).replaceAll(",", ", ")},

  // How documented names become JSON keys: "auto" decides from evidence in the pages and says so.
  // wire: "auto",

  // Dates stay the text they are in JSON, or become Date objects in parse and serialize.
  // dates: "string",

  // What the pages get wrong or cannot say, by model and field.
  // overrides: { "components/Pair": { fields: { key: { nullable: false } } } },
${foot}
`;
}
