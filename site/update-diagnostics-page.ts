import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "prettier";
import { diagnosticsPage } from "../generator/site/diagnostics-page.ts";

// `npm run update:diagnostics-page`: writes the page of the guide about all diagnostics.

await writeFile(
  join(import.meta.dirname, "../docs/guide/diagnostics.md"),
  await format(diagnosticsPage(), { parser: "markdown", printWidth: 100 }),
);
