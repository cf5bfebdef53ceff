import { resolve } from "node:path";
import { createBell } from "../commands/bell.ts";
import { generateOnce } from "../commands/generate.ts";
import type { Io, Output } from "../run/io.ts";
import { findTargets, isOfInterest, type WatchTargets } from "../run/watch-targets.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { logLine, overlayOf, type OverlayError } from "./overlay-error.ts";
import { createPaint } from "../report/paint.ts";
import { workTree } from "../tree/work-tree.ts";

/** The options of the plugin in a config of Vite. */
export interface ViteOptions {
  /** The config of Modelmark, relative to Vite's root. Without it, the config is looked for as on the command line. */
  readonly config?: string;
}

/** The parts of Vite's development server that the plugin uses. */
interface Server {
  readonly watcher: {
    readonly add: (paths: readonly string[]) => unknown;
    readonly on: (event: "all", listener: (event: string, path: string) => void) => unknown;
  };
  readonly ws: {
    readonly send: (
      payload: { type: "full-reload" } | { type: "error"; err: OverlayError },
    ) => void;
    readonly on: (event: "connection", listener: () => void) => void;
  };
  readonly config: { readonly logger: Logger };
}

interface Logger {
  readonly error: (text: string, options?: { readonly timestamp?: boolean }) => void;
}

/** The parts of a Vite plugin that this one has. */
export interface ModelmarkVitePlugin {
  readonly name: "modelmark";
  readonly configResolved: (config: { readonly root: string; readonly command: string }) => void;
  readonly buildStart: () => Promise<void>;
  readonly configureServer: (server: Server) => Promise<void>;
  readonly closeBundle: () => void;
}

/**
 * A plugin for Vite. It generates when a build or the development server starts, and in the server again whenever a
 * page, the config or an overrides file changes. An error makes a build fail, and the development server shows it in
 * its overlay.
 */
export default function modelmark(options: ViteOptions = {}): ModelmarkVitePlugin {
  let cwd = process.cwd();
  let isServed = false;
  const end = new AbortController();
  return {
    name: "modelmark",
    configResolved: ({ root, command }) => {
      cwd = root;
      isServed = command === "serve";
    },
    buildStart: async () => {
      if (isServed) return;
      const [first] = await generate(cwd, options);
      if (first === undefined) return;
      const { message, id, loc } = overlayOf(first, cwd);
      throw Object.assign(new Error(message), { id, loc });
    },
    configureServer: async (server) => {
      await serve(server, cwd, options, end.signal);
    },
    closeBundle: () => {
      end.abort();
    },
  };
}

/** Generates, and returns the errors. If there is one, nothing is written. */
async function generate(cwd: string, options: ViteOptions): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await generateOnce(commonOptions(options), silentIo(cwd));
  return diagnostics.filter(({ severity }) => severity === "error");
}

async function serve(
  server: Server,
  cwd: string,
  options: ViteOptions,
  closed: AbortSignal,
): Promise<void> {
  let targets: WatchTargets | null = null;
  let shown: OverlayError | null = null;
  const show = (): void => {
    if (shown !== null) server.ws.send({ type: "error", err: shown });
  };
  const run = async (): Promise<void> => {
    const [first] = await generate(cwd, options);
    const before = shown;
    shown = first === undefined ? null : overlayOf(first, cwd);
    if (shown !== null) server.config.logger.error(shown.message, { timestamp: true });
    if (shown === null && before !== null) server.ws.send({ type: "full-reload" });
    show();
    targets = await findTargets(commonOptions(options), silentIo(cwd), targets);
    server.watcher.add([...targets.files, ...targets.specs.map(({ folder }) => folder)]);
  };
  const bell = createBell(closed);
  await run();
  // A browser page that connects later is told too.
  server.ws.on("connection", show);
  server.watcher.on("all", (event, path) => {
    const isFolder = event === "addDir" || event === "unlinkDir";
    if (targets !== null && isOfInterest(targets, resolve(path), isFolder)) bell.ring();
  });
  const again = async (): Promise<void> => {
    for (;;) {
      await bell.rung();
      if (closed.aborted) return;
      await run().catch((error: unknown) => {
        server.config.logger.error(logLine(error), { timestamp: true });
      });
    }
  };
  void again();
}

function commonOptions({ config }: ViteOptions): { reporter: "pretty"; config?: string } {
  return { reporter: "pretty", ...(config === undefined ? {} : { config }) };
}

function silentIo(cwd: string): Io {
  const silent: Output = { write: () => undefined, paint: createPaint(false), isTerminal: false };
  return { cwd, tree: workTree, stdout: silent, stderr: silent, npmScript: null };
}
