import { readFileSync, readdirSync } from "node:fs";
import { contentHash } from "../../output/content-hash.ts";

/** Whether the program runs from source, where its version does not say which code it is. */
export function runsFromSource(): boolean {
  return import.meta.url.endsWith(".ts");
}

/**
 * Identity of the running code: of the built program's files and of the package that names its dependencies, whose
 * versions are exact. `null` when the program runs from source, which may change under it, or cannot be read.
 */
export function codeIdentity(): string | null {
  if (runsFromSource()) return null;
  const folder = new URL("./", import.meta.url);
  try {
    const names = readdirSync(folder)
      .filter((name) => name.endsWith(".js"))
      .sort();
    const files = [...names, "../package.json"].map((name) => new URL(name, folder));
    return contentHash(files.map((file) => readFileSync(file, "utf8")).join("\n"));
  } catch {
    return null;
  }
}
