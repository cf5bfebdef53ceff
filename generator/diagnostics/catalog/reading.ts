import type { WrittenIn } from "../written-in.ts";
import { entry } from "./entry.ts";

/** What to do about a spec folder that cannot be read, by where its name was written. */
const hintsForFolder: Readonly<Record<WrittenIn, string>> = {
  argument: "Correct the folder that `diff` was given, so that it is one with model pages.",
  option: "Correct `--spec`, which names the folder that holds the model pages.",
  config:
    "Correct `spec` in the config, which names the folder that holds the model pages, relative to the config.",
  nowhere:
    "Name the folder that holds the model pages with `--spec DIR`, or with `spec` in the config.",
};

/** What to do about a spec folder without pages, by where its name was written. */
const hintsForPages: Readonly<Record<WrittenIn, string>> = {
  argument: "Check the folder that `diff` was given, and `include` and `exclude` in the config.",
  option: "Check `--spec`, and `include` and `exclude` in the config.",
  config: "Check `spec`, `include` and `exclude` in the config.",
  nowhere: "Name the folder of the pages with `--spec DIR`, or check the config.",
};

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
    message: () =>
      "This page is empty, but a model page starts with `# ` and the name of the model",
    hint: () => "Restore the page, or delete the file if the model is gone.",
    explanation:
      "An empty page is more often a failed download or a broken merge than a model without content.",
    example:
      "# Pair\n\n## Fields\n\n| Field | Type | Required | Description |\n| ----- | ---- | -------- | ----------- |",
  }),
  MM1003: entry({
    severity: "error",
    title: "folder where a page was expected",
    message: () => "This is a folder, but its name ends in `.md` like that of a page",
    hint: () => "Rename the folder, or list it under `exclude` in the config.",
    explanation:
      "The name of the folder matches the patterns of `include`, so a page was expected there. Something is probably in the wrong place.",
    example:
      "spec/models/pair.md/        (a folder)\nspec/models/pair.md         (a file, as expected)",
  }),
  MM1004: entry<{
    readonly folder: string;
    readonly reason: string;
    readonly writtenIn: WrittenIn;
  }>({
    severity: "error",
    title: "spec folder cannot be read",
    message: ({ folder, reason }) => `The spec folder \`${folder}\` cannot be read: ${reason}`,
    hint: ({ writtenIn = "nowhere" } = {}) => hintsForFolder[writtenIn],
    explanation:
      "The folder with the model pages does not exist, is not a folder, or may not be read.",
    example: "modelmark generate --spec docs/models",
  }),
  MM1005: entry<{ readonly folder: string; readonly writtenIn: WrittenIn }>({
    severity: "error",
    title: "no pages found",
    message: ({ folder }) =>
      `There are no pages in the spec folder \`${folder}\`: no \`*.md\` file was found there`,
    hint: ({ writtenIn = "nowhere" } = {}) => hintsForPages[writtenIn],
    explanation:
      "Without pages, every generated file would be removed, and that is hardly ever what was meant.",
    example: "modelmark generate --spec docs/models",
  }),
  MM1006: entry<{ readonly reason: string }>({
    severity: "error",
    title: "page cannot be read",
    message: ({ reason }) => `This page cannot be read: ${reason}`,
    hint: () => "Check its permissions, and that it is not a broken link.",
    explanation: "The file was found in the folder, but it could not be read.",
    example: "chmod +r spec/models/pair.md",
  }),
  MM1007: entry<{ readonly size: number; readonly limit: number }>({
    severity: "error",
    title: "page is too large",
    message: ({ size, limit }) => `This page has ${size} bytes, and at most ${limit} are read`,
    hint: () => "Split the page, or list it under `exclude` in the config.",
    explanation:
      "The largest page known in the wild has 702,682 bytes. The limit keeps a broken or hostile file from taking up the whole run.",
    example: 'exclude: ["models/changelog.md"]',
  }),
  MM1008: entry<{ readonly folder: string }>({
    severity: "error",
    title: "linked folder in the spec",
    message: ({ folder }) =>
      `\`${folder}\` is a symbolic link to a folder, and such links are not followed`,
    hint: () =>
      "Move the folder itself there, set `spec` to the folder that the link leads to, or list the link under `exclude`.",
    explanation:
      "A link may lead out of the spec, back to itself, or to pages that are read already, so links to folders are not followed. If that were not an error, the outputs of those pages would be removed without a word.",
    example: "spec/models -> ../sdk/docs/models",
  }),
  MM1021: entry<{ readonly ref: string; readonly reason: string; readonly remedy?: string }>({
    severity: "error",
    title: "cannot read from git",
    message: ({ ref, reason, remedy }) => {
      const way = remedy === undefined ? "" : `. ${remedy.replace(/\.$/, "")}`;
      return `The pages of \`${ref}\` cannot be read from git: ${reason}${way}`;
    },
    hint: () =>
      "Name a branch, tag or commit of the repository that holds the spec; in CI, fetch it first.",
    explanation:
      "`modelmark diff --against` reads the old pages from git's store, without a checkout and without the network. The commit belongs to the repository that holds the project, and submodules are read as that commit records them. `REF:PATH` names another folder of the commit, for a spec that has moved.",
    example: "modelmark diff --against origin/main, in a shallow clone",
  }),
  MM1022: entry<{
    readonly ref: string;
    readonly fullName: string;
    readonly others: readonly string[];
  }>({
    severity: "warning",
    title: "several commits have one name",
    message: ({ ref, fullName, others }) =>
      `\`${ref}\` is short for ${[fullName, ...others].map((name) => `\`${name}\``).join(" and for ")}, and the first of them is compared`,
    hint: () => "Write out the full name of the branch or tag that you mean.",
    explanation:
      "A tag and a branch may have the same name. Git takes the tag then, and so does `modelmark diff --against`.",
    example: "modelmark diff --against v2, where v2 is a tag and a branch",
  }),
};
