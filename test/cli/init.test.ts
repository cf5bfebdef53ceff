import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { hookNames } from "../../generator/init/choices.ts";
import { project, run, temporaryFolder } from "../support/cli.ts";
import { readTree } from "../support/tree.ts";

const yes = ["init", "--yes", "--hook", "husky", "--ci", "github"] as const;

describe("init", () => {
  test("writes a config that generate takes, scripts, a hook and a job; twice is once", async () => {
    const folder = await project(
      { "pair.md": "# Pair\n\n## Values\n\n| Name | Value |\n| - | - |\n| `A` | a |\n" },
      { "package.json": '{\n\t"name": "x",\n\t"scripts": { "test": "true" }\n}\n' },
    );
    const { exitCode, stdout } = await run(folder, ...yes);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining("created  .husky/pre-commit")]);
    const files = await readTree(folder);
    expect(files.get("package.json")).toBe(
      '{\n\t"name": "x",\n\t"scripts": {\n\t\t"test": "true",\n\t\t"models:generate": "modelmark generate",\n\t\t"models:check": "modelmark check"\n\t}\n}\n',
    );
    expect(files.get(".husky/pre-commit")).toBe("npx --no-install modelmark check --staged\n");
    expect(files.get(".gitattributes")).toBe("generated/** linguist-generated\n");
    expect((await run(folder, "generate")).exitCode).toBe(0);
    expect((await run(folder, ...yes)).exitCode).toBe(0);
    const again = await readTree(folder);
    for (const [path, text] of files) expect(again.get(path), path).toBe(text);
  });

  test.each(hookNames)("knows %s", async (hook) => {
    const folder = await temporaryFolder();
    expect((await run(folder, "init", "--yes", "--hook", hook, "--ci", "gitlab")).exitCode).toBe(0);
    const files = await readTree(folder);
    const written = [...files.values()].filter((text) => text.includes("check --staged"));
    expect(written).toHaveLength(hook === "none" ? 0 : 1);
  });

  test("keeps what is there, and shows what belongs into it", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "modelmark.config.mjs"), "export default {};\n");
    await writeFile(join(folder, "lefthook.yml"), "pre-push: {}\n");
    const { stdout } = await run(folder, "init", "--yes", "--hook", "lefthook", "--ci", "none");
    expect(stdout).toContain("kept     modelmark.config.mjs, which says something else");
    expect(stdout).toContain("exists   lefthook.yml; add to it:\n\npre-commit:");
    expect(await readFile(join(folder, "modelmark.config.mjs"), "utf8")).toBe(
      "export default {};\n",
    );
  });

  test.each([
    ["lefthook", "lefthook.yml", "# EXAMPLE USAGE:\n#\n# pre-commit:\n#   parallel: true\n"],
    ["lefthook", "lefthook.yml", ""],
    [
      "lefthook",
      ".lefthook.yaml",
      "\uFEFF---\r\n  # nothing yet\r\n\r\n# run: npx modelmark check --staged",
    ],
    ["pre-commit", ".pre-commit-config.yaml", "# See https://pre-commit.com\n"],
  ] as const)("adds to a document of %s without content (%s, %j)", async (hook, path, text) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, path), text);
    const args = ["init", "--yes", "--hook", hook, "--ci", "none"];
    expect((await run(folder, ...args)).stdout).toContain(`changed  ${path}\n`);
    const added = await readFile(join(folder, path), "utf8");
    expect(added.startsWith(text)).toBe(true);
    expect(JSON.stringify(parse(added))).toContain("modelmark check --staged");
    expect((await run(folder, ...args)).stdout).toContain(`kept     ${path}\n`);
    expect(await readFile(join(folder, path), "utf8")).toBe(added);
  });

  test.each([
    ["lefthook", "lefthook.yml", "pre-push: {}\n# run: npx modelmark check --staged\n"],
    ["lefthook", "lefthook.toml", "# nothing yet\n"],
    ["lint-staged", ".lintstagedrc.yml", "# nothing yet\n"],
  ] as const)("leaves a document of %s to its owner (%s, %j)", async (hook, path, text) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, path), text);
    const { stdout } = await run(folder, "init", "--yes", "--hook", hook, "--ci", "none");
    expect(stdout).toContain(`exists   ${path}; add to it:\n`);
    expect(await readFile(join(folder, path), "utf8")).toBe(text);
  });

  test.each(["{", "[]", '{ "scripts": 7 }', ""])(
    "refuses a package.json that is %j",
    async (text) => {
      const folder = await temporaryFolder();
      await writeFile(join(folder, "package.json"), text);
      const { exitCode, stderr } = await run(folder, ...yes);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining("Nothing was written.")]);
      expect([...(await readTree(folder)).keys()]).toEqual(["package.json"]);
    },
  );

  test("does not wait for answers nobody can give", async () => {
    const { exitCode, stderr } = await run(await temporaryFolder(), "init");
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("--yes")]);
  });

  test("uses the package manager and the folder of the project", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "pnpm-lock.yaml"), "");
    await writeFile(join(folder, "tsconfig.json"), "{}");
    await run(folder, "init", "--yes", "--hook", "husky", "--ci", "github", "--spec", 'a "b"');
    const files = await readTree(folder);
    expect(files.get(".husky/pre-commit")).toBe("pnpm exec modelmark check --staged\n");
    expect(files.get("modelmark.config.ts")).toContain('spec: "a \\"b\\"",');
    expect(files.get(".github/workflows/modelmark.yml")).toContain(
      "pnpm install --frozen-lockfile",
    );
  });

  test.each(["ts", "mts", "cts", "js", "mjs", "cjs", "json"])(
    "respects a config that ends in .%s, whatever else has come since",
    async (ending) => {
      const folder = await temporaryFolder();
      await writeFile(join(folder, `modelmark.config.${ending}`), "{}\n");
      await writeFile(join(folder, "tsconfig.json"), "{}");
      const { exitCode, stdout } = await run(folder, ...yes);
      expect([exitCode, stdout]).toEqual([
        0,
        expect.stringContaining(`kept     modelmark.config.${ending}`),
      ]);
      const configs = [...(await readTree(folder)).keys()].filter((name) =>
        name.startsWith("modelmark"),
      );
      expect(configs).toEqual([`modelmark.config.${ending}`]);
    },
  );

  test("says of a package.json with a config in it what is kept and what is changed", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "package.json"), '{ "modelmark": {} }');
    const { stdout } = await run(folder, ...yes);
    expect(stdout).toContain('kept     package.json, its key "modelmark"\nchanged  package.json\n');
    expect(stdout).not.toContain("something else");
  });

  test("refuses two configs, and folders outside the project", async () => {
    const folder = await temporaryFolder();
    for (const args of [
      ["--spec", "../elsewhere"],
      ["--spec", "/etc"],
      ["--spec", "."],
      ["--out", "../out"],
      ["--out", "."],
    ]) {
      const { exitCode, stderr } = await run(folder, ...yes, ...args);
      expect([exitCode, stderr], args.join(" ")).toEqual([2, expect.stringMatching(/the project/)]);
    }
    expect((await readTree(folder)).size).toBe(0);
    await writeFile(join(folder, "modelmark.config.mjs"), "");
    await writeFile(join(folder, "modelmark.config.json"), "");
    const { exitCode, stderr } = await run(folder, ...yes);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/modelmark\.config\.mjs.*modelmark\.config\.json/),
    ]);
  });

  test("refuses an output folder that generate would refuse", async () => {
    const folder = await project(
      { "pair.md": "# Pair\n" },
      { file: "", "inner/package.json": "{}" },
    );
    const before = await readTree(folder);
    for (const out of ["spec", "spec/out", "file", "file/out", "inner", "node_modules/out"]) {
      const { exitCode, stderr } = await run(folder, ...yes, "--out", out);
      expect([exitCode, stderr], out).toEqual([
        2,
        expect.stringMatching(/for the output, \S+, .+/),
      ]);
    }
    expect(await readTree(folder)).toEqual(before);
  });

  test("finds pages in a folder of another name", async () => {
    const page = "# A\n\n## Fields\n\n| Field | Type |\n| - | - |\n";
    for (const path of ["sdk/docs/models", "reference/pages"]) {
      const folder = await temporaryFolder();
      await mkdir(join(folder, path), { recursive: true });
      await writeFile(join(folder, path, "a.md"), page);
      await run(folder, ...yes);
      const text = await readFile(join(folder, "modelmark.config.mjs"), "utf8");
      expect(text).toContain(`spec: "${path}",`);
    }
  });

  const initOfTypeScript =
    '{ // as tsc --init\n "compilerOptions": { "module": "nodenext", "verbatimModuleSyntax": true, } }';

  test("makes a new package one of ES modules, without which nothing would compile", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "tsconfig.json"), initOfTypeScript);
    await writeFile(join(folder, "package.json"), '{ "type": "commonjs" }');
    const { stdout } = await run(folder, ...yes);
    expect(stdout).not.toContain("Change first");
    const files = await readTree(folder);
    expect(JSON.parse(files.get("package.json") ?? "")).toMatchObject({ type: "module" });
    expect(files.has("modelmark.config.ts")).toBe(true);
  });

  test.each([
    [
      "a package with files of its own",
      "src/app.js",
      initOfTypeScript,
      /TS1295.*npm pkg set type=module$/m,
    ],
    [
      "CommonJS",
      "a.ts",
      '{ "compilerOptions": { "module": "commonjs", "verbatimModuleSyntax": true } }',
      /TS1295.*"nodenext"/,
    ],
    [
      "an old compiler",
      "node_modules/typescript/package.json",
      "{}",
      /TypeScript 5\.4\.5 is installed/,
    ],
  ])(
    "says in one line what keeps modules from compiling: %s",
    async (_, file, options, problem) => {
      const folder = await temporaryFolder();
      await mkdir(join(folder, file, ".."), { recursive: true });
      await writeFile(join(folder, file), '{ "version": "5.4.5" }');
      await writeFile(join(folder, "tsconfig.json"), options);
      await writeFile(join(folder, "package.json"), '{ "type": "commonjs" }');
      const { stdout } = await run(folder, ...yes);
      expect(stdout).toMatch(new RegExp(`^Change first: .*${problem.source}`, "m"));
      const { type } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
        type: string;
      };
      expect(type).toBe("commonjs");
    },
  );

  test.each([
    ['"target": "es2016", "module": "commonjs"', "5.5.4", /"target": "es2016".*TS2550.*"es2022"/],
    ['"target": "ES6"', "7.0.0", /"target": "es6".*TS2550/],
    ['"target": "esnext", "lib": ["DOM", "ES2021"]', "5.5.4", /"lib": \["dom","es2021"\].*TS2550/],
    ['"module": "esnext"', "5.9.2", /no "target".*TS2550/],
    ['"target": "es2016", "lib": ["es2022"]', "5.5.4", null],
    ['"lib": ["ESNext", "DOM"]', "5.5.4", null],
    ['"target": "ES2022"', "5.5.4", null],
    ['"module": "nodenext"', "5.9.2", null],
    ['"module": "esnext"', "7.0.0", null],
    ['"paths": {}', "5.9.2", null],
  ])(
    "says when the compiler lacks the library of ES2022: %s, %s",
    async (options, version, said) => {
      const folder = await temporaryFolder();
      const compiler = join(folder, "node_modules/typescript");
      await mkdir(compiler, { recursive: true });
      await writeFile(join(compiler, "package.json"), JSON.stringify({ version }));
      await writeFile(join(folder, "base.json"), `{ "compilerOptions": { ${options} } }`);
      await writeFile(join(folder, "tsconfig.json"), '{ "extends": "./base.json" }');
      const { stdout } = await run(folder, ...yes);
      if (said === null) expect(stdout).not.toContain("Change first");
      else
        expect(stdout).toMatch(new RegExp(`^Change first: tsconfig.json has ${said.source}`, "m"));
    },
  );

  test("writes below the folder that the compiler takes sources from", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "tsconfig.json"), '{ "compilerOptions": { "rootDir": "./src" } }');
    await run(folder, ...yes);
    const files = await readTree(folder);
    expect(files.get("modelmark.config.ts")).toContain('out: "src/generated"');
    expect(files.get(".gitattributes")).toBe("src/generated/** linguist-generated\n");
  });

  test("has formatters and linters leave the output alone, and shows what is code", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, ".git"));
    const project = join(folder, "packages/api");
    await mkdir(project, { recursive: true });
    const biome = '{\n\t// ours\n\t"files": { "includes": ["**"] }\n}\n';
    await writeFile(join(folder, "biome.jsonc"), biome);
    await writeFile(join(folder, ".prettierrc"), "{}");
    await writeFile(join(folder, "eslint.config.js"), "export default [];\n");
    const { stdout } = await run(project, ...yes);
    const files = await readTree(folder);
    expect(files.get(".prettierignore")).toBe("packages/api/generated/\n");
    expect(files.get("biome.jsonc")).toContain('"**",');
    expect(files.get("biome.jsonc")).toContain('"!packages/api/generated"');
    expect(files.get("biome.jsonc")).toContain("// ours");
    expect(stdout).toContain(
      'eslint.config.js; add to it:\n\n  { ignores: ["packages/api/generated/**"] },',
    );
    await rm(join(project, "modelmark.config.mjs"));
    await run(project, ...yes);
    expect(await readTree(folder)).toEqual(files);
  });

  test.each([
    ["{}", undefined, { files: { includes: ["**", "!generated"] } }],
    ["{}", "^1.9.4", { files: { ignore: ["generated"] } }],
    ['{ "files": { "ignore": ["dist"] } }', "1.9.4", { files: { ignore: ["dist", "generated"] } }],
    [
      '{ "files": { "includes": ["**", "!!generated"] } }',
      "2.0.0",
      { files: { includes: ["**", "!!generated"] } },
    ],
  ])("tells Biome in the words of its version: %s", async (text, biome, expected) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "biome.json"), text);
    const devDependencies = biome === undefined ? {} : { "@biomejs/biome": biome };
    await writeFile(join(folder, "package.json"), JSON.stringify({ devDependencies }));
    await run(folder, ...yes);
    expect(JSON.parse(await readFile(join(folder, "biome.json"), "utf8"))).toEqual(expected);
  });

  test("leaves a biome.json that does not parse as it is", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "biome.json"), "{ nonsense");
    const { exitCode, stdout } = await run(folder, ...yes);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining("biome.json; add to it:")]);
    expect(await readFile(join(folder, "biome.json"), "utf8")).toBe("{ nonsense");
  });

  test("takes imports that end in .ts where TypeScript or Node wants them, extended options too", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "tsconfig.json"), '{ "extends": "./base" }');
    const base = { compilerOptions: { rewriteRelativeImportExtensions: true } };
    await writeFile(join(folder, "base.json"), JSON.stringify(base));
    await run(folder, ...yes);
    const text = await readFile(join(folder, "modelmark.config.ts"), "utf8");
    expect(text).toContain('importExtension: ".ts"');
  });

  test.each([
    ["pnpm-lock.yaml", "", "pnpm/action-setup@", "pnpm add -D modelmark"],
    ["yarn.lock", "__metadata:\n", "corepack enable", "yarn add -D modelmark"],
    ["yarn.lock", "# yarn lockfile v1\n", "--frozen-lockfile", "yarn add -D modelmark"],
    ["bun.lock", "", "oven-sh/setup-bun@", "bun add -d modelmark"],
    ["package-lock.json", "{}", "npm ci", "npm install --save-dev modelmark"],
  ])("a job with %s installs the tool itself", async (lock, text, setup, dependency) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, lock), text);
    const { stdout } = await run(folder, ...yes);
    expect(stdout).toContain(dependency);
    const job = await readFile(join(folder, ".github/workflows/modelmark.yml"), "utf8");
    expect(job).toContain(setup);
    for (const [, ref] of job.matchAll(/uses: \S+@(\S+)/g)) expect(ref).toMatch(/^[0-9a-f]{40}$/);
    const parsed: unknown = parse(job);
    expect(parsed).toMatchObject({ jobs: { check: { steps: expect.any(Array) } } });
  });

  test.each([
    [{ devEngines: { packageManager: { name: "pnpm", onFail: "download" } } }, "pnpm"],
    [{ devEngines: { packageManager: [{ name: "zpm" }, { name: "bun" }] } }, "bun"],
    [{ packageManager: "yarn@4.1.0", devEngines: { packageManager: { name: "pnpm" } } }, "yarn"],
    [{ packageManager: "zpm@1", devEngines: { packageManager: { name: "pnpm" } } }, "pnpm"],
    [{ devEngines: { packageManager: "pnpm" } }, "npm"],
    [{ devEngines: [null] }, "npm"],
  ])("%j names the package manager", async (manifest, manager) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
    await writeFile(join(folder, "package-lock.json"), "{}");
    const { stdout } = await run(folder, ...yes);
    expect(stdout).toMatch(new RegExp(`^ *${manager} (?:add|install) .*modelmark`, "m"));
  });

  test("in a package of a monorepo, hooks and jobs are at the top", async () => {
    const top = await temporaryFolder();
    await mkdir(join(top, ".git"));
    for (const name of ["packages/api", "packages/a b"]) {
      const folder = join(top, name);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, "package.json"), '{ "devDependencies": { "modelmark": "1" } }');
      const { stdout } = await run(folder, ...yes);
      expect(stdout).not.toContain("--save-dev modelmark");
      const once = await readTree(top);
      expect((await run(folder, ...yes)).exitCode).toBe(0);
      expect(await readTree(top)).toEqual(once);
    }
    const files = await readTree(top);
    expect(files.get(".husky/pre-commit")).toBe(
      "(cd packages/api && npx --no-install modelmark check --staged)\n" +
        "(cd 'packages/a b' && npx --no-install modelmark check --staged)\n",
    );
    expect(files.has("packages/api/modelmark.config.mjs")).toBe(true);
    expect(files.get(".github/workflows/modelmark-packages-api.yml")).toContain(
      "check --reporter github\n        working-directory: packages/api\n",
    );
    expect([...files.keys()].filter((path) => /^packages.*(?:husky|github)/.test(path))).toEqual(
      [],
    );
    for (const hook of ["lefthook", "pre-commit", "lint-staged"]) {
      await run(join(top, "packages/api"), "init", "--yes", "--hook", hook, "--ci", "gitlab");
    }
    const more = await readTree(top);
    expect(parse(more.get("lefthook.yml") ?? "")).toMatchObject({
      "pre-commit": {
        commands: { modelmark: { run: expect.stringMatching(/^cd packages\/api && /) } },
      },
    });
    expect(parse(more.get(".gitlab-ci.yml") ?? "")).toMatchObject({
      "modelmark-packages-api": { script: expect.any(Array) },
    });
    expect(parse(more.get(".pre-commit-config.yaml") ?? "")).toMatchObject({ repos: [{}] });
    expect(more.get("lint-staged.config.mjs")).toContain("cd packages/api");
  });
});

test("the name of a folder is no expression of the workflow", async () => {
  const top = await temporaryFolder();
  const name = "a ${{ github.token }}";
  await mkdir(join(top, ".git"));
  await mkdir(join(top, name));
  await writeFile(join(top, name, "package.json"), "{}\n");
  await run(join(top, name), "init", "--yes", "--hook", "none", "--ci", "github");
  const workflow = [...(await readTree(top))].find(([path]) => path.endsWith(".yml"))?.[1] ?? "";
  // The service gives each expression its value: this one is a text that begins an expression.
  const evaluated = workflow.replaceAll("${{ '${{' }}", "(text)");
  expect(workflow).toContain("github.token");
  expect(evaluated).not.toContain("${{");
});
