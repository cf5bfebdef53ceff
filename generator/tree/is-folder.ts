import { statSync } from "node:fs";

/** Whether a path leads to a folder, through links too. Where the system refuses to look, there is none. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
