import { linkModules } from "./link-modules.ts";
import type { GeneratedModels } from "./generate-models.ts";
import type { Issue, Validated } from "./messages.ts";

/** Returns the exports of a generated module. Only functions named `parse…Json` are used. */
type Loader = (path: string) => Readonly<Record<string, (json: string) => unknown>>;

/**
 * Validates JSON text with the generated validators.
 *
 * @param load The loader that {@link loaderOf} returned.
 */
export function validateJson(
  { validators }: GeneratedModels,
  load: Loader,
  model: string,
  json: string,
): Validated {
  const validator = validators.get(model);
  if (validator === undefined)
    return { ok: false, issues: [{ path: "", message: "There is no such model." }] };
  const parse = load(validator.module)[`parse${validator.typeName}Json`];
  if (parse === undefined) throw new Error("the model has no validator");
  try {
    parse(json);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof Error && "issues" in error && Array.isArray(error.issues))) throw error;
    return { ok: false, issues: error.issues.map(readIssue) };
  }
}

function readIssue(issue: {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}): Issue {
  const path = issue.path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`));
  return { path: path.join("").replace(/^\./, ""), message: issue.message };
}

/** Links the generated modules and imports them from a blob, which needs no `eval`. */
export async function loaderOf({ files }: GeneratedModels): Promise<Loader> {
  const modules = files.filter(({ path }) => path.endsWith(".ts"));
  const blob = new Blob([linkModules(modules)], { type: "text/javascript" });
  const url = URL.createObjectURL(blob);
  try {
    const { load }: { load: Loader } = await import(url);
    return load;
  } finally {
    URL.revokeObjectURL(url);
  }
}
