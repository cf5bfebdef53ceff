// `npm run weight`: measures how much disk space an installation of Modelmark, which must be built before, takes
// beside its neighbours. `-- --ours` leaves out the neighbours. The exit code is 1 if ours is above its limits.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { lstat, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

const root = join(import.meta.dirname, "../..");
const maxInstalled = 30e6;
const maxPackage = 6e6;

interface Weight {
  readonly name: string;
  /** The bytes of everything that is installed. */
  readonly installed: number;
  readonly packages: number;
  /** The bytes of the compiler: most projects have one already, and ts-morph brings one of its own. */
  readonly typescript: number;
  /** The bytes of the package itself. */
  readonly own: number;
}

async function weigh(name: string, specifier: string): Promise<Weight> {
  const folder = await mkdtemp(join(tmpdir(), "modelmark-weight-"));
  try {
    await writeFile(join(folder, "package.json"), '{ "private": true }\n');
    npm(folder, "install", "--no-audit", "--no-fund", "--silent", specifier);
    const modules = join(folder, "node_modules");
    const listed = npm(folder, "ls", "--all", "--parseable").trim().split("\n");
    return {
      name,
      installed: await sizeOf(modules),
      packages: listed.length - 1,
      typescript: await sizeOfCompiler(modules),
      own: await sizeOf(join(modules, name)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function npm(cwd: string, ...args: readonly string[]): string {
  const stdio = ["ignore", "pipe", "inherit"] as const;
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: [...stdio] });
}

async function sizeOfCompiler(modules: string): Promise<number> {
  const found = ["typescript", "@ts-morph/common"]
    .map((name) => join(modules, name))
    .filter((folder) => existsSync(folder));
  return (await Promise.all(found.map(sizeOf))).reduce((sum, size) => sum + size, 0);
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true });
  const sizes = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sizeOf(path) : (await lstat(path)).size;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

const packFolder = await mkdtemp(join(tmpdir(), "modelmark-weight-"));
try {
  const packing = ["pack", "--ignore-scripts", "--silent", "--pack-destination", packFolder];
  const tarball = join(packFolder, npm(root, ...packing).trim());
  const ours = await weigh("modelmark", tarball);
  const others = process.argv.includes("--ours")
    ? []
    : // This includes the TypeScript that they require, which npm installs as well.
      await Promise.all(
        ["openapi-typescript", "@hey-api/openapi-ts"].map((name) => weigh(name, name)),
      );
  const rows = [ours, ...others].map(({ name, packages, ...bytes }) => {
    const sizes = [bytes.installed, bytes.typescript, bytes.own].map(megabytes);
    return [name, ...sizes, String(packages)];
  });
  const head = ["MB", "installed", "its compiler", "its own", "packages"];
  const lines = [head, ...rows].map(([name = "", ...cells]) =>
    [name.padEnd(20), ...cells.map((cell) => cell.padStart(14))].join(""),
  );
  const packed = megabytes((await lstat(tarball)).size);
  process.stdout.write(`${lines.join("\n")}\nThe tarball has ${packed} MB.\n`);
  if (ours.installed > maxInstalled || ours.own > maxPackage) {
    process.stderr.write(
      `Too heavy: at most ${megabytes(maxInstalled)} MB installed and ${megabytes(maxPackage)} MB of package.\n`,
    );
    process.exitCode = 1;
  }
} finally {
  await rm(packFolder, { recursive: true, force: true });
}
