import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import { formatForProject, projectFormatConfig } from "../../generator/output/project-format.ts";

// A formatter that writes down what it is asked. `test/cli/project-format.test.ts` tries the real one.

let project: string;
let out: string;

beforeEach(() => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-format-")));
  project = join(root, "project");
  out = join(project, "generated");
  write(".git/HEAD", "");
});

afterEach(() => {
  rmSync(dirname(project), { recursive: true, force: true });
});

function write(path: string, text: string): void {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** What the formatter knows of a project. */
interface Answers {
  readonly options?: Readonly<Record<string, unknown>> | null;
  readonly config?: string | null;
}

/** Installs a formatter whose output is what it was asked, as a list. */
function install({ options = null, config = null }: Answers, exported = "export default"): void {
  write("node_modules/prettier/package.json", '{ "name": "prettier", "main": "index.mjs" }');
  const calls = `
    let caches = "kept";
    const prettier = {
      clearConfigCache: async () => { caches = "cleared"; },
      resolveConfigFile: async (path) => { asked = path; return ${JSON.stringify(config)}; },
      resolveConfig: async (path, how) => { resolved = [path, how]; return ${JSON.stringify(options)}; },
      getFileInfo: async (path, how) => {
        if (path.endsWith("broken.ts")) throw new Error("it is broken\\nat line 1");
        return { inferredParser: path.endsWith(".txt") || how.resolveConfig !== true ? null : "typescript" };
      },
      format: async (text, options) => JSON.stringify([text, options, asked, resolved, caches]),
    };
    let [asked, resolved] = ["", []];
  `;
  const names = ["clearConfigCache", "resolveConfigFile", "resolveConfig", "getFileInfo", "format"];
  const end =
    exported === "export default"
      ? "export default prettier;"
      : `export const { ${names.join(", ")} } = prettier;`;
  write("node_modules/prettier/index.mjs", `${calls}${end}\n`);
}

const a = { path: "models/a.ts", text: "a" };
const unusable = (reason: string) => [diagnostic("MM6007", { reason })];

describe("files are formatted", () => {
  test.each<[string, Answers, object]>([
    ["without options", {}, { endOfLine: "lf" }],
    ["with options", { options: { semi: false } }, { semi: false, endOfLine: "lf" }],
    ["with CRLF", { options: { endOfLine: "crlf" } }, { endOfLine: "crlf" }],
    [
      "with the ends of lines that they have",
      { options: { endOfLine: "auto" } },
      { endOfLine: "lf" },
    ],
  ])("%s", async (_what, answers, options) => {
    install(answers);
    const { value, diagnostics } = await formatForProject([a], out, project);
    const filepath = join(out, "models/a.ts");
    expect(diagnostics).toEqual([]);
    expect(value.map(({ path }) => path)).toEqual([a.path]);
    expect(JSON.parse(value[0]?.text ?? "")).toEqual([
      ...["a", { ...options, filepath }, join(out, "index.ts"), [filepath, { editorconfig: true }]],
      "cleared",
    ]);
  });

  test("by a formatter without a default export too", async () => {
    install({}, "export const");
    expect((await formatForProject([a], out, project)).diagnostics).toEqual([]);
  });

  test("unless the formatter has no parser for them", async () => {
    install({});
    const text = { path: "notes.txt", text: "a  b" };
    expect((await formatForProject([text], out, project)).value).toEqual([text]);
  });

  test("with a config in the repository", async () => {
    install({ config: join(project, ".prettierrc") });
    expect((await formatForProject([a], out, project)).diagnostics).toEqual([]);
  });

  test("but not with a config outside the repository", async () => {
    const outside = join(dirname(project), ".prettierrc");
    install({ config: outside });
    expect(await formatForProject([a], out, project)).toEqual({
      value: [a],
      diagnostics: unusable(`its config \`${outside}\` lies outside the repository`),
    });
  });

  test("not at all if one of them cannot be", async () => {
    install({});
    const files = [a, { path: "broken.ts", text: "b" }];
    expect(await formatForProject(files, out, project)).toEqual({
      value: files,
      diagnostics: unusable("it is broken"),
    });
  });

  test("not at all without a formatter", async () => {
    expect(await formatForProject([a], out, project)).toEqual({
      value: [a],
      diagnostics: unusable("it is not installed there"),
    });
  });
});

test("the config that applies is that of the index in the output folder", async () => {
  expect(await projectFormatConfig(out, project)).toBeNull();
  install({ config: join(project, ".prettierrc") });
  expect(await projectFormatConfig(out, project)).toBe(join(project, ".prettierrc"));
});
