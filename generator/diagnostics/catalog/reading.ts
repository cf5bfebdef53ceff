import { entry } from "./entry.ts";

/** MM1xxx: reading pages from the disk. */
export const readingCatalog = {
  MM1001: entry({
    severity: "error",
    title: "page is not UTF-8",
    message: () => "This page is not UTF-8 text",
    hint: () => "Save the file as UTF-8; the place given is the first bad byte.",
    explanation:
      "Pages are read as UTF-8 text. Guessing another encoding would put wrong characters into names and comments without anyone noticing.",
    example: "# Caf\\xE9        (Latin-1 bytes)\n# Caf\\xC3\\xA9    (UTF-8, as expected)",
  }),
  MM1002: entry({
    severity: "error",
    title: "page is empty",
    message: () => "This page is empty; a model page starts with `# Title`",
    hint: () => "Restore the page, or delete the file if the model is gone.",
    explanation:
      "An empty page is more often a failed download or a broken merge than a model without content.",
    example:
      "# Pair\n\n## Fields\n\n| Field | Type | Required | Description |\n| ----- | ---- | -------- | ----------- |",
  }),
  MM1003: entry({
    severity: "error",
    title: "folder where a page was expected",
    message: () => "This is a folder, although its name ends in `.md` as that of a page",
    hint: () => "Rename the folder, or list it under `exclude` in the config.",
    explanation:
      "A folder whose name matches the include patterns was found. Its name says page, so something is in the wrong place.",
    example:
      "spec/models/pair.md/        (a folder)\nspec/models/pair.md         (a file, as expected)",
  }),
  MM1004: entry<{ readonly folder: string; readonly reason: string }>({
    severity: "error",
    title: "spec folder cannot be read",
    message: ({ folder, reason }) => `The spec folder \`${folder}\` cannot be read: ${reason}`,
    hint: () =>
      "Give the folder that holds the model pages with `--spec DIR` or `spec` in the config.",
    explanation:
      "The folder with the model pages does not exist, is not a folder, or may not be read.",
    example: "modelmark generate --spec docs/models",
  }),
  MM1005: entry<{ readonly folder: string }>({
    severity: "error",
    title: "no pages found",
    message: ({ folder }) =>
      `The spec folder \`${folder}\` holds no pages, that is, no \`*.md\` files`,
    hint: () => "Check `--spec`, and `include` and `exclude` in the config.",
    explanation:
      "A spec without pages would remove every generated file, which is hardly ever meant; so it is an error.",
    example: "modelmark generate --spec docs/models",
  }),
  MM1006: entry<{ readonly reason: string }>({
    severity: "error",
    title: "page cannot be read",
    message: ({ reason }) => `This page cannot be read: ${reason}`,
    hint: () => "Check its permissions, and that it is not a broken link.",
    explanation: "The file was listed but could not be read.",
    example: "chmod +r spec/models/pair.md",
  }),
  MM1007: entry<{ readonly size: number; readonly limit: number }>({
    severity: "error",
    title: "page is too large",
    message: ({ size, limit }) => `This page has ${size} bytes, and at most ${limit} are read`,
    hint: () => "Split the page, or list it under `exclude` in the config.",
    explanation:
      "The largest page known in the wild has 702,682 bytes. The limit keeps a broken or hostile file from taking the whole run's time.",
    example: 'exclude: ["models/changelog.md"]',
  }),
  MM1008: entry<{ readonly folder: string }>({
    severity: "error",
    title: "linked folder in the spec",
    message: ({ folder }) =>
      `\`${folder}\` is a link to a folder, which is not entered: its pages would be left out`,
    hint: () =>
      'Move the folder itself there, name in `spec` the folder it leads to, or leave it out, as with `exclude: ["old/**"]`.',
    explanation:
      "A link may lead out of the spec, to itself, or to pages that are read already, so links to folders are not followed. Without a word the outputs of its pages would be removed.",
    example: "spec/models -> ../sdk/docs/models",
  }),
  MM1021: entry<{ readonly ref: string; readonly reason: string; readonly remedy?: string }>({
    severity: "error",
    title: "cannot read from git",
    message: ({ ref, reason, remedy }) => {
      const way = remedy === undefined ? "" : `. ${remedy.replace(/\.$/, "")}`;
      return `The pages of \`${ref}\` cannot be read from git: ${reason}${way}`;
    },
    hint: () => "Name a branch, tag or commit that `git log` knows; in CI, fetch it first.",
    explanation:
      "`modelmark diff --against` reads the old pages from git's store, without a checkout and without the network. The commit is one of the repository that holds the project; submodules are read as that commit records them. `REF:PATH` names another folder of the commit, for a spec that has moved.",
    example: "modelmark diff --against origin/main, in a shallow clone",
  }),
  MM1022: entry<{
    readonly ref: string;
    readonly taken: string;
    readonly others: readonly string[];
  }>({
    severity: "warning",
    title: "several commits have one name",
    message: ({ ref, taken, others }) =>
      `\`${ref}\` names ${[taken, ...others].map((name) => `\`${name}\``).join(" and ")}; the first is compared`,
    hint: () => "Write the full name of the one you mean.",
    explanation:
      "A tag and a branch may have the same name. Git takes the tag then, and so does `modelmark diff --against`.",
    example: "modelmark diff --against v2, where v2 is a tag and a branch",
  }),
};
