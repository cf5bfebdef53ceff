import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { forgetOld } from "../../generator/run/memory/forget-old.ts";
import { privateFolder } from "../../generator/run/memory/private-folder.ts";
import { temporaryFolder } from "../support/cli.ts";

// The cache of this machine lies where nobody else can have put anything; where there is no such place, nothing is
// kept.

const stranger = 12_345;
const isRoot = process.getuid?.() === 0;

/** Creates a folder for caches inside the user's folder, and sets `XDG_CACHE_HOME` to it for this test. */
async function home(name = "home"): Promise<string> {
  const folder = join(await temporaryFolder(), name);
  mkdirSync(folder, { mode: 0o700 });
  useCacheHome(folder);
  return folder;
}

function useCacheHome(value: string | undefined): void {
  vi.stubEnv("XDG_CACHE_HOME", value);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
}

/** Lets the program run as if on another system or for another user, until the test is over. */
function pretend(property: "platform" | "getuid", value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(process, property);
  if (before === undefined) throw new Error(`there is no ${property}`);
  Object.defineProperty(process, property, { ...before, value });
  onTestFinished(() => {
    Object.defineProperty(process, property, before);
  });
}

test("is made for the user alone", async () => {
  await home();
  const used = await temporaryFolder();
  const kept = privateFolder([used]);
  expect(kept).toBe(join(process.env["XDG_CACHE_HOME"] ?? "", "modelmark"));
  expect(lstatSync(kept ?? "").mode & 0o777).toBe(0o700);
  expect(privateFolder([used])).toBe(kept);
});

test("is made with the folders above it", async () => {
  useCacheHome(join(await temporaryFolder(), "not/there"));
  const kept = privateFolder([await temporaryFolder()]);
  expect(lstatSync(kept ?? "").mode & 0o777).toBe(0o700);
  expect(lstatSync(join(kept ?? "", "..")).mode & 0o777).toBe(0o700);
});

test.each([
  ["linux", ".cache/modelmark"],
  ["freebsd", ".cache/modelmark"],
  ["darwin", "Library/Caches/modelmark"],
  ["win32", "AppData/Local/modelmark/Cache"],
])("is where %s keeps caches: %s", async (platform, place) => {
  const at = await home();
  pretend("platform", platform);
  vi.stubEnv("HOME", at);
  vi.stubEnv("LOCALAPPDATA", undefined);
  useCacheHome(undefined);
  expect(privateFolder([await temporaryFolder()])).toBe(join(at, place));
});

test("is where Windows says that local files are kept", async () => {
  const at = await home();
  pretend("platform", "win32");
  vi.stubEnv("LOCALAPPDATA", at);
  useCacheHome("");
  expect(privateFolder([await temporaryFolder()])).toBe(join(at, "modelmark/Cache"));
});

test("is asked for its kind alone where the system tells no owners and modes", async () => {
  pretend("getuid", undefined);
  const at = await home();
  const folder = planted(at, 0o755);
  expect(privateFolder([await temporaryFolder()])).toBe(folder);
  const other = await home();
  symlinkSync(folder, join(other, "modelmark"));
  expect(privateFolder([await temporaryFolder()])).toBeNull();
});

test.runIf(isRoot).each([
  ["nobody else writes", stranger, 0o755, true],
  ["only the user's own group writes", stranger, 0o775, true],
  ["another group writes", stranger + 1, 0o775, false],
  ["everybody writes", stranger, 0o757, false],
])(
  "of a user is below folders of root and of the user, where %s",
  async (_where, group, mode, isUsed) => {
    const at = await home();
    chmodSync(join(at, ".."), 0o755);
    chownSync(planted(at), stranger, stranger);
    chownSync(at, stranger, group);
    chmodSync(at, mode);
    pretend("getuid", () => stranger);
    expect(privateFolder([await temporaryFolder()]) !== null).toBe(isUsed);
  },
);

interface Crooked {
  readonly name: string;
  /** Whether the test needs another owner, which only root can set. */
  readonly needsRoot?: true;
  /** Arranges the folders that the program finds below the folder that `XDG_CACHE_HOME` names. */
  readonly arrange: (home: string) => void;
}

function planted(home: string, mode = 0o700): string {
  const folder = join(home, "modelmark");
  mkdirSync(folder);
  chmodSync(folder, mode);
  return folder;
}

const crooked: readonly Crooked[] = [
  ...[0o777, 0o770, 0o750, 0o755, 0o707, 0o1777].map((mode) => ({
    name: `mode ${mode.toString(8)}`,
    arrange: (at: string): void => void planted(at, mode),
  })),
  {
    name: "another owner",
    needsRoot: true,
    arrange: (at) => {
      chownSync(planted(at), stranger, stranger);
    },
  },
  {
    name: "a link to a folder that would do",
    arrange: (at) => {
      mkdirSync(join(at, "real"), { mode: 0o700 });
      symlinkSync(join(at, "real"), join(at, "modelmark"));
    },
  },
  {
    name: "a link to nothing",
    arrange: (at) => {
      symlinkSync(join(at, "nothing"), join(at, "modelmark"));
    },
  },
  {
    name: "a file",
    arrange: (at) => {
      writeFileSync(join(at, "modelmark"), "");
    },
  },
  {
    name: "a folder above that everybody writes",
    arrange: (at) => {
      planted(at);
      chmodSync(at, 0o777);
    },
  },
  {
    name: "a folder further above that everybody writes",
    arrange: (at) => {
      planted(at);
      chmodSync(join(at, ".."), 0o777);
    },
  },
  {
    name: "a folder above of another group that writes there",
    needsRoot: true,
    arrange: (at) => {
      planted(at);
      chownSync(at, 0, stranger);
      chmodSync(at, 0o770);
    },
  },
  {
    name: "a folder above of another owner",
    needsRoot: true,
    arrange: (at) => {
      planted(at);
      chownSync(at, stranger, stranger);
    },
  },
];

describe("is not used with", () => {
  test.each(crooked.filter(({ needsRoot }) => needsRoot === undefined || isRoot))(
    "$name",
    async ({ arrange }) => {
      arrange(await home());
      expect(privateFolder([await temporaryFolder()])).toBeNull();
    },
  );

  test.runIf(isRoot)("a link of another owner on the way", async () => {
    const at = await home();
    const folder = await temporaryFolder();
    const link = join(folder, "link");
    symlinkSync(at, link);
    execFileSync("chown", ["-h", `${stranger}`, link]);
    useCacheHome(link);
    expect(privateFolder([await temporaryFolder()])).toBeNull();
  });

  test("a link on the way through a folder that everybody writes", async () => {
    const at = await home();
    const open = join(await temporaryFolder(), "open");
    mkdirSync(open);
    chmodSync(open, 0o777);
    symlinkSync(at, join(open, "link"));
    useCacheHome(join(open, "link"));
    expect(privateFolder([await temporaryFolder()])).toBeNull();
  });
});

test("a link on the way to a folder that everybody can replace is not followed", async () => {
  const folder = await temporaryFolder();
  mkdirSync(join(folder, "open/real"), { recursive: true, mode: 0o700 });
  chmodSync(join(folder, "open"), 0o777);
  symlinkSync(join(folder, "open/real"), join(folder, "link"));
  useCacheHome(join(folder, "link"));
  expect(privateFolder([await temporaryFolder()])).toBeNull();
});

test("the user's own link on the way is followed: caches are moved to other disks", async () => {
  const at = await home();
  const link = join(await temporaryFolder(), "link");
  symlinkSync(at, link);
  useCacheHome(link);
  expect(privateFolder([await temporaryFolder()])).toBe(join(at, "modelmark"));
});

test("a folder above that everybody writes will do where it is sticky, as that for temporary files is", async () => {
  const at = await home();
  chmodSync(at, 0o1777);
  expect(privateFolder([await temporaryFolder()])).toBe(join(at, "modelmark"));
});

test("what a repository carries is nobody's memory", async () => {
  const repository = await temporaryFolder();
  mkdirSync(join(repository, ".git"));
  mkdirSync(join(repository, "packages/api"), { recursive: true });
  useCacheHome(join(repository, ".cache"));
  expect(privateFolder([join(repository, "packages/api")])).toBeNull();
  expect(privateFolder([join(repository, "packages/not/there")])).toBeNull();
  const elsewhere = await temporaryFolder();
  symlinkSync(repository, join(elsewhere, "link"));
  expect(privateFolder([join(elsewhere, "link/packages/not/there")])).toBeNull();
  expect(privateFolder([elsewhere])).not.toBeNull();
  expect(privateFolder([join(elsewhere, "not/there")])).not.toBeNull();
});

test("a path that is not absolute would lead into the project", async () => {
  useCacheHome("cache");
  expect(privateFolder([await temporaryFolder()])).toBeNull();
  expect(existsSync("cache")).toBe(false);
});

test("what no run has written for long is forgotten", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "old.json"), "");
  await writeFile(join(folder, "new.json"), "");
  for (const name of ["compiled", "staged-old/spec", "staged-new"]) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  const old = new Date(Date.now() - 40 * 24 * 60 * 60 * 1000);
  for (const name of ["old.json", "compiled", "staged-old"])
    await utimes(join(folder, name), old, old);
  forgetOld(folder);
  expect(readdirSync(folder).sort()).toEqual(["compiled", "new.json", "staged-new"]);
});
