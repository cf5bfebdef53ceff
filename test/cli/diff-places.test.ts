import { execFileSync } from "node:child_process";
import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { run, temporaryFolder, type CliResult } from "../support/cli.ts";
import { compactPages } from "../support/compact-page.ts";

// Where `diff --against` finds the old pages. The edit is always the same: a field is removed.

const before = "Thing: id! string; zone? string | Other: a! string";
const after = "Thing: id! string | Other: a! string";
const gone = "field-removed-optional";

let base: string;
let app: string;

beforeEach(async () => {
  base = await temporaryFolder();
  app = join(base, "app");
  await mkdir(app);
  git(app, "init", "-q", "-b", "main");
});

function git(cwd: string, ...args: readonly string[]): string {
  const settings = ["user.name=T", "user.email=t@example.org", "protocol.file.allow=always"];
  const options = settings.flatMap((setting) => ["-c", setting]);
  return execFileSync("git", [...options, ...args], { cwd, stdio: "pipe", encoding: "utf8" });
}

function commit(cwd: string, message = "edit"): void {
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "--allow-empty", "-m", message);
}

async function writeSpec(folder: string, spec: string): Promise<void> {
  await rm(join(folder, "models"), { recursive: true, force: true });
  for (const { path, text } of compactPages(spec)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function configure(spec: string, folder = app): Promise<void> {
  await mkdir(folder, { recursive: true });
  const config = { wire: "verbatim", spec };
  await writeFile(join(folder, "modelmark.config.json"), JSON.stringify(config));
}

/** Commits the old pages at `spec`, and puts the new ones into the work tree. */
async function edited(spec = "spec"): Promise<void> {
  await configure(spec);
  await writeSpec(join(app, spec), before);
  commit(app, "first");
  await writeSpec(join(app, spec), after);
}

function against(ref: string, cwd = app, ...more: readonly string[]): Promise<CliResult> {
  return run(cwd, "diff", `--against=${ref}`, ...more);
}

async function expectGone(found: Promise<CliResult>): Promise<void> {
  const { exitCode, stdout, stderr } = await found;
  expect([exitCode, stderr]).toEqual([1, ""]);
  expect(stdout).toContain(gone);
  expect(stdout).toContain("1 breaking change\n");
}

async function expectRefused(
  found: Promise<CliResult>,
  ...words: readonly string[]
): Promise<void> {
  const { exitCode, stdout, stderr } = await found;
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("MM1021");
  for (const word of words) expect(stderr).toContain(word);
}

describe("a spec in a submodule", () => {
  let sdk: string;

  beforeEach(async () => {
    sdk = join(base, "sdk");
    await mkdir(sdk);
    git(sdk, "init", "-q", "-b", "main");
    await writeSpec(join(sdk, "docs"), before);
    commit(sdk, "before");
    git(app, "submodule", "add", "-q", sdk, "vendor/sdk");
    await configure("vendor/sdk/docs");
    commit(app, "first");
    await writeSpec(join(sdk, "docs"), after);
    commit(sdk, "after");
    git(join(app, "vendor/sdk"), "pull", "-q");
  });

  test("is read at the commit that is recorded, though the submodule has a main too", async () => {
    await expectGone(against("main"));
    commit(app, "bump");
    await expectGone(against("main~1"));
    expect((await against("main")).exitCode).toBe(0);
    await expectGone(against("main~1:vendor/sdk/docs"));
  });

  test("is read where the submodule was at another path", async () => {
    commit(app, "bump");
    git(app, "mv", "vendor/sdk", "sdk");
    await configure("sdk/docs");
    commit(app, "move");
    await expectGone(against("HEAD~2:vendor/sdk/docs"));
    await expectRefused(against("HEAD~2"), "does not have this folder");
  });

  test("is read where the pages came into the repository since", async () => {
    git(app, "rm", "-qf", "vendor/sdk");
    await configure("spec");
    await writeSpec(join(app, "spec"), after);
    commit(app, "vendored");
    await expectGone(against("HEAD~1:vendor/sdk/docs"));
  });

  test("is read through a link, and from a work tree beside", async () => {
    await symlink("vendor/sdk/docs", join(app, "pages"));
    await configure("pages");
    git(app, "add", "pages", "modelmark.config.json");
    git(app, "commit", "-qm", "link");
    await expectGone(against("HEAD"));
    const beside = join(base, "beside");
    git(app, "worktree", "add", "-q", beside, "-b", "beside");
    git(beside, "submodule", "update", "-q", "--init");
    await writeSpec(join(beside, "vendor/sdk/docs"), after);
    await expectGone(against("main", beside));
  });

  test("is refused where the recorded commit is not here", async () => {
    const clone = join(base, "clone");
    commit(app, "bump");
    git(base, "clone", "-q", app, "clone");
    await writeSpec(join(clone, "vendor/sdk/docs"), after);
    await expectRefused(against("HEAD~1", clone), "`vendor/sdk`", "git submodule update --init");
  });

  test("asks the submodule where the command and the config are elsewhere", async () => {
    const config = join(base, "elsewhere.json");
    await writeFile(config, JSON.stringify({ wire: "verbatim", spec: "app/vendor/sdk/docs" }));
    await expectGone(against("HEAD~1", join(app, "vendor/sdk"), "--config", config));
  });
});

test("a submodule within the spec is part of it", async () => {
  const sdk = join(base, "sdk");
  await mkdir(sdk);
  git(sdk, "init", "-q", "-b", "main");
  await writeSpec(sdk, before);
  commit(sdk);
  git(app, "submodule", "add", "-q", sdk, "spec/sdk");
  await configure("spec");
  commit(app);
  await writeSpec(join(app, "spec/sdk"), after);
  await expectGone(against("HEAD"));
});

describe("a spec in a sibling repository", () => {
  let sdk: string;

  beforeEach(async () => {
    sdk = join(base, "sdk");
    await mkdir(sdk);
    git(sdk, "init", "-q", "-b", "main");
    await writeSpec(join(sdk, "docs"), before);
    commit(sdk, "before");
    await writeSpec(join(sdk, "docs"), after);
    commit(sdk, "after");
    await configure("../sdk/docs");
    commit(app, "first");
  });

  test("is refused, since a commit of the project does not say what it held", async () => {
    for (const ref of ["main", "HEAD", "main~0"]) {
      await expectRefused(against(ref), "another repository", sdk, "diff OLD NEW");
    }
    await expectRefused(run(app, "diff", "../sdk/docs", "--against", "main"), "another repository");
  });

  test("is refused behind a link and within an ignored clone too", async () => {
    await symlink("../sdk/docs", join(app, "pages"));
    await configure("pages");
    commit(app);
    await expectRefused(against("HEAD"), "out of the repository");
    git(app, "clone", "-q", sdk, "vendor");
    await writeFile(join(app, ".gitignore"), "vendor\n");
    await configure("vendor/docs");
    commit(app);
    await expectRefused(against("HEAD"), "a repository of its own");
  });

  test("is compared where the command is given in that repository", async () => {
    const config = join(app, "modelmark.config.json");
    await expectGone(against("main~1", sdk, "--config", config));
    await expectGone(against("main~1", base, "--cwd", "sdk", "--config", config));
  });

  test("is compared where the project is in no repository", async () => {
    await rm(join(app, ".git"), { recursive: true });
    await expectGone(against("main~1"));
  });
});

describe("a spec that moved", () => {
  test("is compared by REF:PATH, which a refusal names", async () => {
    await configure("docs/old");
    await writeSpec(join(app, "docs/old"), before);
    commit(app, "first");
    await rm(join(app, "docs"), { recursive: true });
    await configure("spec");
    await writeSpec(join(app, "spec"), after);
    await expectRefused(against("HEAD"), "does not have this folder", "--against HEAD:docs/old");
    await expectGone(against("HEAD:docs/old"));
    await expectGone(against("HEAD:docs/old/"));
    await expectGone(against("HEAD:./docs/old"));
    await expectGone(against("HEAD@{0}:docs/old"));
    await expectGone(against("HEAD:../docs/old", join(app, "spec")));
    await expectRefused(against("HEAD:docs/older"), "does not have this folder");
    await expectRefused(against("HEAD:../docs"), "outside the repository");
    await expectRefused(against("HEAD:/docs/old"), "outside the repository");
    await expectRefused(against(":docs/old"), "not the name of a commit");
  });

  test("is compared with a folder that is in no repository", async () => {
    await edited();
    const outside = join(base, "download");
    await writeSpec(outside, after);
    await expectGone(against("HEAD:spec", app, outside));
    await expectRefused(against("HEAD", app, outside), "outside of the repository", "REF:PATH");
  });

  test("was at the top, or is there now", async () => {
    await configure(".");
    await writeSpec(app, before);
    commit(app, "first");
    await writeSpec(app, after);
    await expectGone(against("HEAD"));
    await expectGone(against("HEAD:"));
    await rm(join(app, "models"), { recursive: true });
    await configure("spec");
    await writeSpec(join(app, "spec"), after);
    await expectGone(against("HEAD:."));
  });

  test("was at the top, which a refusal names, of a commit or of a tree", async () => {
    await edited();
    const tree = git(app, "rev-parse", "HEAD:spec").trim();
    await expectRefused(against(tree), `at the top there: \`--against ${tree}:\``);
    await expectGone(against(`${tree}:`));
  });

  test("is found behind the links of the commit", async () => {
    await edited("old");
    git(app, "checkout", "-q", ".");
    await symlink("old", join(app, "pages"));
    await configure("pages");
    commit(app);
    await rm(join(app, "pages"));
    await writeSpec(join(app, "pages"), after);
    await expectGone(against("HEAD"));
  });
});

describe("names of commits", () => {
  test("a tag before a branch of its name, with a word", async () => {
    await edited();
    git(app, "tag", "v1");
    commit(app);
    git(app, "branch", "v1");
    const { exitCode, stderr } = await against("v1");
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /warning MM1022: `v1` is short for `refs\/tags\/v1` and for `refs\/heads\/v1`/,
    );
    await expectGone(against("tags/v1"));
    expect((await against("heads/v1")).exitCode).toBe(0);
  });

  test("a name that looks like an option", async () => {
    await edited();
    git(app, "update-ref", "refs/heads/-x", "HEAD");
    await expectRefused(against("-x"), "not the name of a commit", "refs/heads/-x");
    await expectGone(against("refs/heads/-x"));
  });

  test("a message, and what is left out in place of a commit", async () => {
    await edited();
    await expectGone(against(":/first"));
    await expectGone(against("HEAD^{/first}"));
    await expectRefused(against(":/nosuch"), "the repository has no such commit");
    await expectRefused(against("^HEAD"), "the repository has no such commit");
    await expectRefused(against(":spec"), "that is not the name of a commit");
  });

  test("a folder in place of a name", async () => {
    await edited();
    await expectRefused(against("spec"), "that is a folder", "diff OLD NEW", "REF:spec");
  });

  test("the empty tree, and a commit before the spec", async () => {
    commit(app, "nothing yet");
    await edited();
    await expectRefused(against("4b825dc642cb6eb9a060e54bf8d69288fbee4904"), "this folder");
    await expectRefused(against("HEAD~1"), "this folder");
    await expectRefused(against("HEAD:README.md"), "this folder");
    await expectRefused(against("HEAD:modelmark.config.json"), "this folder");
    await expectRefused(against("HEAD:spec/models/shared/thing.md"), "this folder");
    await expectGone(against("HEAD^{tree}"));
  });

  test("a name that is too long for a path", async () => {
    await edited();
    await expectRefused(against("a".repeat(5000)), "no such commit");
  });

  test("a shallow clone without the commit", async () => {
    await edited();
    commit(app, "second");
    git(base, "clone", "-q", "--depth=1", `file://${app}`, "clone");
    const clone = join(base, "clone");
    await expectRefused(against("HEAD~1", clone), "shallow clone", "fetch-depth: 0");
    git(clone, "fetch", "-q", "--unshallow");
    await expectGone(against("HEAD~1", clone));
  });

  test("a branch that only the remote has here", async () => {
    await edited();
    git(app, "branch", "feature/base");
    commit(app, "second");
    git(base, "clone", "-q", app, "clone");
    const clone = join(base, "clone");
    await expectRefused(against("feature/base", clone), "It has `origin/feature/base`");
    await expectGone(against("origin/feature/base", clone));
  });
});

describe("places of repositories", () => {
  test("a package of a monorepo, from anywhere in it", async () => {
    await configure("spec", join(app, "packages/api"));
    await writeSpec(join(app, "packages/api/spec"), before);
    commit(app, "first");
    await writeSpec(join(app, "packages/api/spec"), after);
    await expectGone(against("HEAD", join(app, "packages/api")));
    await expectGone(against("HEAD", join(app, "packages/api/spec")));
    const config = "packages/api/modelmark.config.json";
    await expectGone(against("HEAD", app, "--config", config));
    await expectGone(against("HEAD", base, "--config", join(app, config)));
  });

  test("a linked work tree, and a repository that was renamed since", async () => {
    await edited();
    const beside = join(base, "beside");
    git(app, "worktree", "add", "-q", beside, "-b", "beside");
    await writeSpec(join(beside, "spec"), after);
    await expectGone(against("main", beside));
    await rename(app, join(base, "renamed"));
    await expectGone(against("main", join(base, "renamed")));
    await expectRefused(against("main", beside), "not a git repository: ", "git worktree repair");
  });

  test("a way to the repository through a link", async () => {
    await edited();
    await symlink(app, join(base, "short"));
    await expectGone(against("HEAD", join(base, "short")));
  });

  test("a page that is a link to another", async () => {
    await edited();
    git(app, "checkout", "-q", ".");
    await rename(join(app, "spec/models/shared/thing.md"), join(app, "spec/thing.txt"));
    await symlink("../../thing.txt", join(app, "spec/models/shared/thing.md"));
    commit(app);
    await rm(join(app, "spec/models/shared/thing.md"));
    await writeSpec(join(app, "spec"), after);
    await expectGone(against("HEAD"));
  });

  test("a spec folder that is not there is said once", async () => {
    await edited();
    const { exitCode, stderr } = await run(app, "diff", "--against", "HEAD", "nosuch");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("MM1004");
    expect(stderr).toContain("it does not exist");
    expect(stderr).not.toMatch(/MM1021|not installed/);
  });

  test.runIf(process.getuid?.() === 0)("a repository of another owner: git's remedy", async () => {
    await edited();
    execFileSync("chown", ["-R", "12345:12345", app]);
    const command = `git config --global --add safe.directory ${app}`;
    await expectRefused(against("HEAD"), command, "Give the command of git's");
    await expectRefused(against("HEAD:spec"), command);
  });
});

describe("a finding about an old page", () => {
  const conflict = "<<<<<<< ours\n# Thing\n=======\n# Other thing\n>>>>>>> theirs\n";

  test.each([
    ["mended since", "spec", "main", () => undefined],
    ["removed since", "spec", "main", (path: string) => rm(join(app, "spec", path))],
    ["moved since", "docs", "main:spec", () => rm(join(app, "spec"), { recursive: true })],
  ])("shows the text of the commit where the page was %s", async (_, spec, ref, mend) => {
    await configure(spec);
    await writeSpec(join(app, "spec"), before);
    const [path = ""] = compactPages(before).map((page) => page.path);
    await writeFile(join(app, "spec", path), conflict);
    commit(app, "first");
    await writeSpec(join(app, spec), after);
    await mend(path);
    const { exitCode, stderr } = await against(ref);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("(old) error MM")]);
    expect(stderr).toContain("1 | <<<<<<< ours");
    expect(stderr).toContain(`spec/${path}:1:1 (old)`);
    expect(stderr).not.toContain("string");
  });

  test("that no text can be shown of does not show that of another", async () => {
    await configure("spec");
    await writeSpec(join(app, "spec"), before);
    const [path = ""] = compactPages(before).map((page) => page.path);
    await rm(join(app, "spec", path));
    await symlink("nowhere.md", join(app, "spec", path));
    commit(app, "first");
    await writeSpec(join(app, "spec"), after);
    const { exitCode, stderr } = await against("main");
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("(old) error MM1006")]);
    expect(stderr).not.toContain("1 |");
  });

  test("in a folder of the disk shows the text of that folder", async () => {
    await edited();
    await writeSpec(join(app, "was"), before);
    const [path = ""] = compactPages(before).map((page) => page.path);
    await writeFile(join(app, "was", path), conflict);
    const { stderr } = await run(app, "diff", "was", "spec");
    expect(stderr).toContain("1 | <<<<<<< ours");
    expect(stderr).toContain(`was/${path}:1:1 error`);
  });
});
