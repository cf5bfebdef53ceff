import { entry } from "./entry.ts";

/** MM7xxx: the output folder, and drift between it and the spec. */
export const outputCatalog = {
  MM7001: entry<{ readonly path: string }>({
    severity: "error",
    title: "foreign file in the way",
    message: ({ path }) => `\`${path}\` was not written by Modelmark, so it is not replaced`,
    hint: () =>
      "Move or delete the file, or choose another output folder with `--out DIR` or with `out` in the config.",
    explanation:
      "A file that does not carry the header of generated files is never overwritten, whatever its name.",
    example: "generated/index.ts, written by hand",
  }),
  MM7002: entry<{ readonly folder: string; readonly reason: string }>({
    severity: "error",
    title: "unsafe output folder",
    message: ({ folder, reason }) => `\`${folder}\` cannot be the output folder: ${reason}`,
    hint: () =>
      "Give generated files a folder of their own, with `--out DIR` or with `out` in the config.",
    explanation:
      "Files that are no longer produced are removed from the output folder, so it must not be a project's root, a home folder, or a folder inside the spec.",
    example: "modelmark generate --out .    <- MM7002",
  }),
  MM7003: entry<{ readonly path: string; readonly reason: string }>({
    severity: "warning",
    title: "file left in place",
    message: ({ path, reason }) =>
      `\`${path}\` is no longer produced, but was left in place: ${reason}`,
    hint: () => "Delete it by hand if nothing needs it.",
    explanation:
      "A file of an earlier run is no longer produced, but it does not look like a generated file any more, so it is not removed.",
    example: "generated/models/pear.ts, its header deleted",
  }),
  MM7004: entry<{ readonly path: string; readonly reason: string }>({
    severity: "error",
    title: "cannot write",
    message: ({ path, reason }) => `\`${path}\` cannot be written: ${reason}`,
    hint: () => "Check permissions and free space, then run the command again.",
    explanation: "The operating system refused to write a file.",
    example: "generated/ is read-only",
  }),
  MM7005: entry<{ readonly path: string; readonly reason: string }>({
    severity: "warning",
    title: "lock file cannot be read",
    message: ({ path, reason }) => `The lock file \`${path}\` cannot be read: ${reason}`,
    hint: () =>
      "Run `modelmark generate`, which writes the lock anew; until then, files that are no longer produced go unnoticed.",
    explanation:
      "The lock file lists what an earlier run wrote. Without it nothing is deleted, because no file is known to be a generated one. If a merge left it in conflict, both sides are read.",
    example: '{ "version": 99 } in modelmark.lock.json',
  }),
  MM7006: entry<{ readonly path: string; readonly reason: string }>({
    severity: "error",
    title: "generated code does not parse",
    message: ({ path, reason }) => `\`${path}\` cannot be parsed: ${reason}`,
    hint: () =>
      "Correct the emitter, if your config brings it. Otherwise this is a bug in Modelmark: report it together with the page, please.",
    explanation: "An emitter produced text that is not valid in its language. Nothing was written.",
    example: "generated/models/pair.ts: unexpected token",
  }),
  MM7011: entry<{ readonly folder: string }>({
    severity: "error",
    title: "interrupted run",
    message: ({ folder }) =>
      `A run in \`${folder}\` was interrupted: some of its files may be new, others old`,
    hint: () => "Run `modelmark generate`, which finishes or undoes that run before anything else.",
    explanation:
      "A run was stopped from outside while it put files in place. Every file is whole, and the missing files are ready in the folder `.modelmark` beside them, so the next `generate` completes the run. `check` writes nothing, so it can only report it.",
    example: "generated/.modelmark/journal.json, after a power cut",
  }),
  MM7012: entry<{ readonly folder: string; readonly holder: string }>({
    severity: "error",
    title: "another run is at work",
    message: ({ folder, holder }) =>
      `\`${folder}\` cannot be written to: ${holder} has been writing to it for too long`,
    hint: () => "Run the command again when that run is over, or end that run first.",
    explanation:
      "Two runs must not write to one folder at once, so the second waits for half a minute and then gives up. It does not wait for a run whose process is gone.",
    example:
      "modelmark watch in one terminal, stopped with Ctrl-Z, and modelmark generate in another",
  }),
  MM7013: entry<{ readonly path: string }>({
    severity: "error",
    title: "file changed meanwhile",
    message: ({ path }) => `\`${path}\` was changed while the run was under way`,
    hint: () => "Run the command again; look at the file first if you have just edited it.",
    explanation:
      "Just before a file is replaced or removed, it is compared with its state at the start of the run. Someone changed the file in between, so nothing was written.",
    example: "an editor saved generated/index.ts during `modelmark generate`",
  }),
  MM7014: entry<{ readonly folder: string; readonly reason: string }>({
    severity: "warning",
    title: "journal set aside",
    message: ({ folder, reason }) =>
      `The journal of an interrupted run in \`${folder}\` is not followed: ${reason}`,
    hint: () =>
      "Look at the files, if you know of no interrupted run; they are compared with the spec as they are now.",
    explanation:
      "A journal says how an interrupted run is to be finished. It is followed only if it changes nothing but generated files of this folder, and if the files that it names exist.",
    example: "generated/.modelmark/journal.json that names ../../important.txt",
  }),
  MM7015: entry<{ readonly folder: string; readonly how: "finished" | "undone" }>({
    severity: "info",
    title: "interrupted run ended",
    message: ({ folder, how }) => `An unfinished run in \`${folder}\` was ${how}`,
    hint: () => "There is nothing to do.",
    explanation:
      "A run was stopped from outside while it put files in place. The next run finished it, or undid it where that was not possible, before it looked at the files.",
    example: "modelmark generate, after another was killed",
  }),
  MM7101: entry<{ readonly path: string }>({
    severity: "error",
    title: "generated file is missing",
    message: ({ path }) => `\`${path}\` is missing`,
    hint: () => "Run `modelmark generate`, and commit the file.",
    explanation: "`check` found that `generate` would create a file.",
    example: "a page was added without generating",
  }),
  MM7102: entry<{ readonly path: string }>({
    severity: "error",
    title: "generated file is stale",
    message: ({ path }) => `\`${path}\` is stale`,
    hint: () => "Run `modelmark generate`, and commit the file.",
    explanation:
      "`check` found that `generate` would change a file. Line endings and a byte order mark never count.",
    example: "a page was changed without generating",
  }),
  MM7103: entry<{ readonly path: string }>({
    severity: "error",
    title: "generated file is orphaned",
    message: ({ path }) => `\`${path}\` is no longer produced`,
    hint: () => "Run `modelmark generate`, and commit its removal.",
    explanation: "`check` found a file of an earlier run that `generate` would remove.",
    example: "a page was deleted without generating",
  }),
  MM7104: entry<{ readonly path: string }>({
    severity: "error",
    title: "generated file was edited by hand",
    message: ({ path }) => `\`${path}\` was edited by hand`,
    hint: () => "Change the page or the overrides instead, then run `modelmark generate`.",
    explanation:
      "The file is neither what `generate` would write nor what it wrote last. Modelmark knows this because no page and no setting has changed since then, or because this machine remembers what it wrote. So someone edited the file, or a merge combined two versions of it, and `generate` would undo that.",
    example: "an interface was corrected in generated/ instead of in spec/",
  }),
  MM7105: entry<{ readonly path: string }>({
    severity: "error",
    title: "generated file was reformatted",
    message: ({ path }) =>
      `\`${path}\` was only reformatted: its content is the same in another layout`,
    hint: () =>
      'Make your formatter ignore the folder (.prettierignore, `files.includes` of biome.json), or set `format: "project"`.',
    explanation:
      "The file differs from what `generate` wrote only in white space, quotes, semicolons and the like. So a formatter changed the file, and it will do so again after the next `generate`.",
    example: "`prettier --write .` ran with `singleQuote` over generated/",
  }),
  MM7201: entry<{ readonly reason: string }>({
    severity: "error",
    title: "git does not answer",
    message: ({ reason }) => `The staged files cannot be read: ${reason}`,
    hint: () => "Run `modelmark check` without `--staged` where there is no repository.",
    explanation:
      "`check --staged` reads pages, config, lock and outputs from git's index, but git could not be asked for them.",
    example: "modelmark check --staged, outside any repository",
  }),
  MM7202: entry<{ readonly folder: string; readonly reason: string }>({
    severity: "error",
    title: "folder that no commit holds",
    message: ({ folder, reason }) =>
      `The staged files of \`${folder}\` cannot be judged: ${reason}`,
    hint: () =>
      "Use a folder that this repository tracks, or run `modelmark check` without `--staged`.",
    explanation:
      "`check --staged` says what a clean clone of the commit would say. A spec or output folder that is ignored, outside the repository, or in a submodule that is not checked out, would not be in such a clone.",
    example: 'out: "build/models"    <- with `build/` in .gitignore',
  }),
  MM7203: entry<{ readonly file: string; readonly difference: string }>({
    severity: "error",
    title: "config imports what is not staged",
    message: ({ file, difference }) =>
      `The config cannot be judged: it loads \`${file}\`, which ${difference}`,
    hint: () =>
      "Stage the changes of the file or undo them; `git stash --keep-index --include-untracked` puts aside everything that is not staged.",
    explanation:
      "`check --staged` runs the config as it is staged. The files that it imports are loaded from the disk, so they must be the same as their staged versions. The same file must be found for each import, too: a module that was removed, or one that git ignores and that is found first, makes a clone load another one. Otherwise the check would judge something that no commit contains. A config that reads files itself, or computes what it imports, may read any file, so then all files must be the same as their staged versions, and none may be left out.",
    example: 'import { wire } from "./wire.js";    <- changed after `git add`',
  }),
  MM7204: entry<{ readonly file: string; readonly difference: string }>({
    severity: "error",
    title: "prettier config differs from its staged version",
    message: ({ file, difference }) =>
      `The layout of the output cannot be judged: it depends on \`${file}\`, which ${difference}`,
    hint: () =>
      "Stage the changes of the file or undo them; `git stash --keep-index --include-untracked` puts aside everything that is not staged.",
    explanation:
      'With `format: "project"`, prettier lays out the output, and it reads its config from the disk. `check --staged` judges the staged files, so that config, and the modules and plugins that it loads, must be the same as their staged versions.',
    example: ".prettierrc    <- changed after `git add`",
  }),
  MM7205: entry<IgnoredParams>({
    severity: "warning",
    title: "file that no clone has",
    message: (params) => `${ignoredByGit(params)}, so a clone is judged without ${pronoun(params)}`,
    hint: () => ignoredHint,
    explanation:
      "The project reads or writes a file that git ignores, while it tracks others of the same kind. A clone, such as that of a CI job, does not have the file, so its check fails although this one passes. A spec that git ignores as a whole, and outputs that it ignores as a whole, are taken for fetched and built, and not reported.",
    example: "spec/models/draft.md    <- with `draft*.md` in .gitignore",
  }),
  MM7206: entry<IgnoredParams>({
    severity: "error",
    title: "file that no commit holds",
    message: (params) =>
      `The staged files cannot be judged: ${ignoredByGit(params)}, so no commit holds ${pronoun(params)}`,
    hint: () => ignoredHint,
    explanation:
      "The staged outputs differ from what the staged pages and config give, and on the disk the project reads files that git ignores. `generate` would read them again, so it cannot repair the difference.",
    example: "modelmark.config.json    <- with `*.config.json` in .gitignore",
  }),
};

export interface IgnoredParams {
  readonly file: string;
  /** The number of other files for which the same holds. */
  readonly more: number;
  readonly rule: string;
}

function ignoredByGit({ file, more, rule }: IgnoredParams): string {
  const others = `and ${more} more ${more === 1 ? "file" : "files"} are`;
  return `\`${file}\` ${more === 0 ? "is" : others} ignored by git (${rule})`;
}

function pronoun({ more }: IgnoredParams): string {
  return more === 0 ? "it" : "them";
}

const ignoredHint =
  "Change the rule, or add the file with `git add --force`; a page that nobody else should read belongs in `exclude` of the config.";
