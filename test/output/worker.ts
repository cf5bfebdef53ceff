// A process that writes a made-up tree as `generate` would, but without the time that a spec takes. It dies on
// request.
import process from "node:process";
import { onEachCall } from "./file-calls.ts";
import { apply, treeOf, type Made } from "./made-tree.ts";

export interface Request {
  readonly outDir: string;
  readonly made: Made;
  /** Die just before this file system call, counted from 1. */
  readonly dieAt?: number;
}

const request = readRequest(process.argv[2] ?? "");
let calls = 0;

if (request.dieAt !== undefined) {
  onEachCall(() => {
    calls++;
    if (calls === request.dieAt) process.kill(process.pid, "SIGKILL");
  });
}
const files = treeOf(request.made);
const diagnostics = await apply(request.outDir, files, () => {
  process.stdout.write("ready\n");
  return Promise.resolve();
});
process.stdout.write(`${JSON.stringify({ calls, codes: diagnostics.map(({ code }) => code) })}\n`);

function readRequest(text: string): Request {
  const request: Request = JSON.parse(text);
  return request;
}
