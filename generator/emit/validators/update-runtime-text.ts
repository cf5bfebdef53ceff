import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

// Emitters read no files, so they need the shared file as a string. Run `npm run update:runtime` after changing it.

const folder = import.meta.dirname;
const source = await readFile(join(folder, "runtime.ts"), "utf8");
const text = `/** The text of \`runtime.ts\`; made by \`npm run update:runtime\`. */
export const runtimeText = ${JSON.stringify(source)};
`;
await writeFile(join(folder, "runtime-text.ts"), text);
