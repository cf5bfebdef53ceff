import { fromProject, inProject, install, modelmark, type Choices } from "./choices.ts";
import { yamlText, type Snippet } from "./hook-files.ts";

/** Returns a CI job that fails on drift and shows it in the changed files. */
export function ciSnippets(choices: Choices): readonly Snippet[] {
  const inside = choices.place?.inside ?? "";
  const name = ["modelmark", ...(inside === "" ? [] : [slug(inside)])].join("-");
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

function slug(path: string): string {
  return path.replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
}

/** The actions, pinned to the commits of their releases, because a tag can be moved. */
const actions = {
  checkout: "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2",
  node: "actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0",
  pnpm: "pnpm/action-setup@a7487c7e89a18df4991f7f222e4898a00d66ddda # v4.1.0",
  bun: "oven-sh/setup-bun@735343b667d3e6f658f44d0eca948eb6282f2b76 # v2.0.2",
};

/**
 * Returns a workflow that annotates the changed lines.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands
 */
function githubJob(choices: Choices, name: string): string {
  const { inside = "", installIn = "" } = choices.place ?? {};
  const steps = [
    `uses: ${actions.checkout}`,
    ...toolSteps(choices),
    `run: ${install(choices)}${workingIn(installIn)}`,
    `run: ${modelmark(choices.packageManager)} check --reporter github${workingIn(inside)}`,
  ];
  return `name: ${name}
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
${steps.map((step) => `      - ${step}\n`).join("")}`;
}

function workingIn(folder: string): string {
  return folder === "" ? "" : `\n        working-directory: ${yamlText(folder)}`;
}

/** Returns the steps that install Node and the package manager. npm comes with Node. */
function toolSteps({ packageManager, isManagerPinned, isYarnClassic }: Choices): readonly string[] {
  const node = `uses: ${actions.node}\n        with:\n          node-version: 22`;
  switch (packageManager) {
    case "npm":
      return [node];
    case "pnpm":
      // The action reads the version from `package.json`. It requires one from us only if `package.json` names none.
      return [
        `uses: ${actions.pnpm}${isManagerPinned === true ? "" : "\n        with:\n          version: 10"}`,
        node,
      ];
    case "yarn":
      return isYarnClassic === true ? [node] : [node, "run: corepack enable"];
    case "bun":
      return [`uses: ${actions.bun}`, node];
  }
}

const gitlabTools = {
  npm: [],
  pnpm: ["corepack enable"],
  yarn: ["corepack enable"],
  bun: ["npm install --global bun"],
} as const;

/**
 * Returns a job with a report that merge requests show.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/
 */
function gitlabJob(choices: Choices, name: string): string {
  const { inside = "", installIn = "" } = choices.place ?? {};
  const report = `${inside === "" ? "" : `${inside}/`}modelmark.codequality.json`;
  const check = `${modelmark(choices.packageManager)} check --reporter gitlab > modelmark.codequality.json`;
  const installed = inProject(
    { ...choices, place: { inside: installIn, installIn } },
    install(choices),
  );
  const script = [
    ...gitlabTools[choices.packageManager],
    installIn === "" ? installed : `(${installed})`,
    inside === "" ? check : `(${inProject(choices, check)})`,
  ];
  return `${name}:
  image: node:22
  script:
${script.map((line) => `    - ${yamlText(line)}\n`).join("")}  artifacts:
    when: always
    reports:
      codequality: ${yamlText(report)}
`;
}
