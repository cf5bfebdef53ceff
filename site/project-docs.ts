import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { docsCommand, findBuilder, readSite, type SiteExtras } from "../generator/commands/docs.ts";
import { printResult } from "../generator/commands/command-result.ts";
import type { Io } from "../generator/run/io.ts";
import { createPaint } from "../generator/report/paint.ts";
import { prepareSite } from "../generator/site/build-site.ts";
import type { Guide } from "../generator/site/site-files.ts";
import { workTree } from "../generator/tree/work-tree.ts";

// The site of Modelmark itself: the output of `modelmark docs` for spec/, with the guides of docs/ before it.

const root = join(import.meta.dirname, "..");

/** The guides, in the order in which to read them. */
const guides = [
  ...["getting-started", "reading-pages", "configuration", "output", "validators", "schemas"],
  ...["zod", "emitters"],
  ...["drift-check", "breaking-changes", "safety", "site", "from-code", "monorepos"],
  "diagnostics",
];

/** Returns the parts of this project's site besides the reference: its guides and its home page. */
export async function projectExtras(): Promise<SiteExtras> {
  const read = async (path: string): Promise<Guide> => {
    const text = await readFile(join(root, "docs", path), "utf8");
    return { path, text, title: /^# (?<title>.+)$/m.exec(text)?.groups?.["title"] ?? path };
  };
  const written = await Promise.all(guides.map((name) => read(`guide/${name}.md`)));
  return { title: "Modelmark", guides: [...written, await read("index.md")] };
}

const output = (stream: NodeJS.WriteStream): Io["stdout"] => ({
  write: (text) => {
    stream.write(text);
  },
  paint: createPaint(stream.isTTY),
  isTerminal: stream.isTTY,
});

const io: Io = {
  cwd: process.cwd(),
  tree: workTree,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  npmScript: process.env["npm_lifecycle_event"] ?? null,
};

/** Serves the site with VitePress's development server. Changes of pages after the start are not shown. */
async function serve(): Promise<number> {
  const work = await mkdtemp(join(root, ".modelmark-docs-"));
  try {
    const { files } = await readSite(
      { reporter: "pretty" },
      join(work, "out"),
      io,
      await projectExtras(),
    );
    const { value: builder, diagnostics } = findBuilder(root);
    if (builder === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
    const { vitepress } = builder;
    const source = await prepareSite(files, builder, work);
    const child = spawn(process.execPath, [vitepress, "dev", source], {
      cwd: work,
      stdio: "inherit",
    });
    // The signal ends VitePress. This process ends afterwards, and cleans up.
    process.on("SIGINT", () => undefined);
    process.on("SIGTERM", () => child.kill());
    return await new Promise((resolve) =>
      child.on("close", (code) => {
        resolve(code ?? 0);
      }),
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const options = { reporter: "pretty" } as const;
  const isDev = process.argv.includes("--dev");
  process.exitCode = isDev
    ? await serve()
    : await printResult(await docsCommand(options, io, await projectExtras()), options, io);
}
