import { join, resolve } from "node:path";
import { findConfigFiles } from "../config/load-config-file.ts";
import type { Io } from "../run/io.ts";
import type { RunOptions } from "../run/run-options.ts";
import { isInside } from "../tree/is-inside.ts";
import { pathFromTop, topFor } from "./from-top.ts";

/** The options that say where a project is. */
export type DocumentPlace = Pick<RunOptions, "cwd" | "config" | "spec">;

/**
 * Returns the place of findings that have none, for services that refuse findings without a place: the config, or else
 * the folder of the pages, or else a file by which the project or its CI job is described. All of them exist, and are
 * in the repository.
 *
 * @returns a path relative to the top of the repository
 */
export function documentPlace(
  { cwd: cwdOption = ".", config, spec }: DocumentPlace,
  io: Io,
): string {
  const cwd = resolve(io.cwd, cwdOption);
  const top = topFor(io.cwd);
  const configs = config === undefined ? findConfigFiles(cwd, io.tree) : [resolve(cwd, config)];
  const place = [
    ...configs,
    resolve(cwd, spec ?? "spec"),
    join(cwd, "package.json"),
    join(top, ".gitlab-ci.yml"),
    cwd,
  ].find((path) => isInside(path, top) && io.tree.look(path) !== null);
  const path = pathFromTop(place ?? top, io.cwd, top);
  return path === "" ? "." : path;
}
