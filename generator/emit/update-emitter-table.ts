// `npm run update:emitter-table`: writes the table of emitters into the guide.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { withEmitterTable } from "./emitter-table.ts";

const file = fileURLToPath(new URL("../../docs/guide/configuration.md", import.meta.url));
const text = withEmitterTable(await readFile(file, "utf8"));
await writeFile(
  file,
  await format(text, { parser: "markdown", printWidth: 120, proseWrap: "preserve" }),
);
