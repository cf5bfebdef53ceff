import { install, modelmark, type Choices, type PackageManager } from "./choices.ts";
import type { Snippet } from "./hook-files.ts";

/** A job that fails on drift, and says in the changed files where. */
export function ciSnippets({ ci, packageManager }: Choices): readonly Snippet[] {
  switch (ci) {
    case "github": {
      const path = ".github/workflows/modelmark.yml";
      return [{ path, text: githubJob(packageManager), whereItExists: "show" }];
    }
    case "gitlab":
      return [{ path: ".gitlab-ci.yml", text: gitlabJob(packageManager), whereItExists: "show" }];
    case "none":
      return [];
  }
}

/** Annotations on the changed lines: https://docs.github.com/actions/reference/workflow-commands */
function githubJob(packageManager: PackageManager): string {
  return `name: modelmark
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: ${install(packageManager)}
      - run: ${modelmark(packageManager)} check --reporter github
`;
}

/** A report that merge requests show: https://docs.gitlab.com/ci/testing/code_quality/ */
function gitlabJob(packageManager: PackageManager): string {
  return `modelmark:
  image: node:22
  script:
    - ${install(packageManager)}
    - ${modelmark(packageManager)} check --reporter gitlab > modelmark.codequality.json
  artifacts:
    when: always
    reports:
      codequality: modelmark.codequality.json
`;
}
