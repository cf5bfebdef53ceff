import { fromProject, inProject, install, modelmark, placeName, type Choices } from "./choices.ts";
import { shell } from "./shell-text.ts";
import type { Snippet } from "./snippet.ts";
import { joinYaml, yaml, yamlText, type YamlText } from "./yaml-text.ts";

/** Returns a CI job that fails on drift and shows it in the changed files. */
export function ciSnippets(choices: Choices): readonly Snippet[] {
  const inside = choices.place?.inside ?? "";
  const name = placeName(choices);
  const shown = { whereItExists: "show" as const };
  switch (choices.ci) {
    case "github": {
      const path = fromProject(choices, `.github/workflows/${name}.yml`);
      return [{ path, text: githubJob(choices, name), ...shown, mark: "modelmark" }];
    }
    case "gitlab": {
      const path = fromProject(choices, ".gitlab-ci.yml");
      const mark = inside === "" ? "modelmark" : inside;
      return [{ path, text: gitlabJob(choices, name), ...shown, mark }];
    }
    case "none":
      return [];
  }
}

/** The actions, pinned to the commits of their releases, because a tag can be moved. */
const actions = {
  checkout: yaml`actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2`,
  node: yaml`actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0`,
  pnpm: yaml`pnpm/action-setup@a7487c7e89a18df4991f7f222e4898a00d66ddda # v4.1.0`,
  bun: yaml`oven-sh/setup-bun@735343b667d3e6f658f44d0eca948eb6282f2b76 # v2.0.2`,
};

/**
 * Returns a workflow that annotates the changed lines.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands
 */
function githubJob(choices: Choices, name: string): YamlText {
  const { inside = "", installIn = "" } = choices.place ?? {};
  const check = shell`${modelmark(choices.packageManager)} check --reporter github`;
  const steps = [
    yaml`uses: ${actions.checkout}`,
    ...toolSteps(choices),
    yaml`run: ${yamlText(install(choices))}${workingIn(installIn)}`,
    yaml`run: ${yamlText(check)}${workingIn(inside)}`,
  ];
  return yaml`name: ${yamlText(name)}
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
${joinYaml(steps.map((step) => yaml`      - ${step}\n`))}`;
}

/** The service would evaluate what stands between `${{` and `}}`, even in the name of a folder. */
function workingIn(folder: string): YamlText {
  const inert = folder.replaceAll("${{", "${{ '${{' }}");
  return folder === "" ? yaml`` : yaml`\n        working-directory: ${yamlText(inert)}`;
}

/** Returns the steps that install Node and the package manager. npm comes with Node. */
function toolSteps({
  packageManager,
  isManagerPinned,
  isYarnClassic,
}: Choices): readonly YamlText[] {
  const node = yaml`uses: ${actions.node}\n        with:\n          node-version: 22`;
  switch (packageManager) {
    case "npm":
      return [node];
    case "pnpm": {
      const pnpm = yaml`uses: ${actions.pnpm}`;
      // The action reads the version from `package.json`. It requires one from us only if `package.json` names none.
      const versioned = yaml`${pnpm}\n        with:\n          version: 10`;
      return [isManagerPinned === true ? pnpm : versioned, node];
    }
    case "yarn":
      return isYarnClassic === true ? [node] : [node, yaml`run: corepack enable`];
    case "bun":
      return [yaml`uses: ${actions.bun}`, node];
  }
}

const gitlabTools = {
  npm: [],
  pnpm: [shell`corepack enable`],
  yarn: [shell`corepack enable`],
  bun: [shell`npm install --global bun`],
} as const;

/**
 * Returns a job with a report that merge requests show.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/
 */
function gitlabJob(choices: Choices, name: string): YamlText {
  const { inside = "", installIn = "" } = choices.place ?? {};
  const report = `${inside === "" ? "" : `${inside}/`}modelmark.codequality.json`;
  const check = shell`${modelmark(choices.packageManager)} check --reporter gitlab > modelmark.codequality.json`;
  const installed = inProject(
    { ...choices, place: { inside: installIn, installIn } },
    install(choices),
  );
  const script = [
    ...gitlabTools[choices.packageManager],
    installIn === "" ? installed : shell`(${installed})`,
    inside === "" ? check : shell`(${inProject(choices, check)})`,
  ];
  return yaml`${yamlText(name)}:
  image: node:22
  script:
${joinYaml(script.map((line) => yaml`    - ${yamlText(line)}\n`))}  artifacts:
    when: always
    reports:
      codequality: ${yamlText(report)}
`;
}
