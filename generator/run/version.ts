import { readFile } from "node:fs/promises";
import process from "node:process";

/**
 * Returns the version from the package's own `package.json`, which is one or two folders up, because the code is in
 * `dist/` or in `generator/run/`.
 */
export async function version(): Promise<string> {
  for (const path of ["../package.json", "../../package.json"]) {
    const text = await readFile(new URL(path, import.meta.url), "utf8").catch(() => null);
    if (text === null) continue;
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && "version" in parsed) {
      return String(parsed.version);
    }
  }
  throw new Error("Modelmark bug: its package.json is missing");
}

/** Returns what a bug report needs: the version on the first line, and the versions of Node and the system below it. */
export async function versionText(): Promise<string> {
  const { versions, platform, arch } = process;
  return `${await version()}\nnode ${versions.node}\n${platform} ${arch}`;
}
