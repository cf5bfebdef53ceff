import { parentPort, workerData } from "node:worker_threads";
import type { ModuleFile } from "../emit/emitter.ts";
import { useCompiled } from "./compiled-code.ts";

// What the thread of open-printer.ts runs: modules come in, files go out, and nothing means that was all.

const keepCompiled = useCompiled(workerData as string | null);
const { printModules } = await import("../print/print-modules.ts");

parentPort?.on("message", (files: readonly ModuleFile[] | null) => {
  if (files === null) {
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(printModules(files));
  keepCompiled();
});
