import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { GeneratedFile } from "../../../../generator/emit/emitter.ts";
import type { ModelId } from "../../../../generator/model/type.ts";
import { workFolder } from "../work-folder.ts";
import type { Peer, Request } from "./peer.ts";

/** The validators that this project generates, in the same files that a user would have. */
export const ours: Peer = {
  name: "ours",
  aheadOfTime: true,
  source,
};

/**
 * The same validators with `strictGuards`. They are timed where unknown keys are refused; otherwise nothing changes.
 */
export const oursStrict: Peer = {
  ...{ ...ours, name: "ours, strictGuards" },
  source: (request) => (request.unknownKeys === "strict" ? strictSource(request) : null),
};

/** The same validators again, to measure what that setting adds to a program. */
export const oursStrictWeighed: Peer = { ...oursStrict, source: strictSource };

function strictSource(request: Request): string | null {
  return source({ ...request, files: request.strictFiles });
}

function source(request: Request): string | null {
  const path = validatorPath(request.files, request.id);
  if (path === null) return null;
  return moduleText(request, join(writeOurs(request.files), path));
}

/** Strict mode exports no guard, so the answer of `validate` stands in for it. */
function moduleText({ id, what, unknownKeys }: Request, file: string): string {
  const name = id.slice(id.lastIndexOf("/") + 1);
  const strict = unknownKeys === "strict";
  const options = strict ? `, { unknownKeys: "strict" }` : "";
  const from = JSON.stringify(file);
  const imports = `import { is${name}, validate${name}, parse${name} } from ${from};`;
  if (what === "guard") {
    const call = strict ? `validate${name}(value${options}).ok` : `is${name}(value)`;
    return `${imports}\nexport const guard = (value) => ${call};`;
  }
  return `${imports}
export const validate = (value) => validate${name}(value${options});
export const parse = (value) => parse${name}(value${options});
export const count = (outcome) => (outcome.ok ? 0 : outcome.issues.length);`;
}

/** Tells whether the generator wrote validators at all. */
export function hasOurs(files: readonly GeneratedFile[]): boolean {
  return files.some(({ path }) => path.startsWith("validators/"));
}

/**
 * Finds the file with the validators of a model, without regard to case and hyphens: `shared/TokenIssueResponse` is
 * in `validators/shared/token-issue-response.ts`.
 */
function validatorPath(files: readonly GeneratedFile[], id: ModelId): string | null {
  const wanted = bare(`validators/${id}.ts`);
  return files.find(({ path }) => bare(path) === wanted)?.path ?? null;
}

function bare(path: string): string {
  return path.replaceAll("-", "").toLowerCase();
}

const written = new Map<readonly GeneratedFile[], string>();

/** Writes each set of our generated files once, into a folder of its own, and returns that folder. */
export function writeOurs(files: readonly GeneratedFile[]): string {
  const known = written.get(files);
  if (known !== undefined) return known;
  const folder = workFolder(`ours-${written.size}`);
  // A file of an earlier run could otherwise be imported where this set has no such file.
  rmSync(folder, { recursive: true });
  for (const { path, text } of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  written.set(files, folder);
  return folder;
}
