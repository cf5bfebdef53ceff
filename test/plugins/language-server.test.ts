import { spawn } from "node:child_process";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { objectPage, project } from "../support/cli.ts";

// Tests what an editor shows while a page is written. The server is unified's language server, which
// `remark-language-server` configures for remark. It exchanges LSP messages over stdin and stdout.

const root = join(import.meta.dirname, "../..");

const plugin = pathToFileURL(join(root, "generator/plugins/remark.ts")).href;

const server = `
import { createUnifiedLanguageServer } from ${JSON.stringify(import.meta.resolve("unified-language-server"))};
createUnifiedLanguageServer({
  processorName: "remark",
  processorSpecifier: "remark",
  configurationSection: "remark",
  packageField: "remarkConfig",
  pluginPrefix: "remark",
  rcName: ".remarkrc",
  ignoreName: ".remarkignore",
});
`;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
}

interface Shown {
  readonly uri: string;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: string;
    readonly severity: number;
    readonly source: string;
    readonly range: { readonly start: { readonly line: number; readonly character: number } };
  }[];
}

/**
 * Returns the messages in the server's output, and the bytes after them:
 * https://microsoft.github.io/language-server-protocol
 */
function messagesIn(buffer: Buffer): {
  readonly messages: readonly Message[];
  readonly rest: Buffer;
} {
  const messages: Message[] = [];
  let rest = buffer;
  for (;;) {
    const end = rest.indexOf("\r\n\r\n");
    const [, size] =
      /Content-Length: (\d+)/.exec(rest.subarray(0, Math.max(end, 0)).toString()) ?? [];
    const from = end + 4;
    if (size === undefined || rest.length < from + Number(size)) return { messages, rest };
    messages.push(JSON.parse(rest.subarray(from, from + Number(size)).toString()) as Message);
    rest = rest.subarray(from + Number(size));
  }
}

/** Starts an editor with a server of its own. */
function editor(
  folder: string,
  program: string,
): { send: (message: object) => void; next: () => Promise<Shown> } {
  const args = ["--import", import.meta.resolve("tsx"), program, "--stdio"];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill());
  const shown: Shown[] = [];
  const waiting: ((one: Shown) => void)[] = [];
  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  let buffer = Buffer.alloc(0);
  child.stdout.on("data", (part: Buffer) => {
    const { messages, rest } = messagesIn(Buffer.concat([buffer, part]));
    buffer = Buffer.from(rest);
    for (const { id, method, params } of messages) {
      // The editor answers every request of the server with nothing.
      if (id !== undefined && method !== undefined) send({ id, result: null });
      if (method !== "textDocument/publishDiagnostics") continue;
      const one = params as Shown;
      const taker = waiting.shift();
      if (taker === undefined) shown.push(one);
      else taker(one);
    }
  });
  const next = (): Promise<Shown> => {
    const one = shown.shift();
    return one === undefined
      ? new Promise((resolve) => waiting.push(resolve))
      : Promise.resolve(one);
  };
  return { send, next };
}

test("an editor underlines a cell as it is typed, and no longer once it is mended", async () => {
  const page = objectPage("Pair", ["key", "*::String*", true]);
  const broken = page.replace("::String", "::Strng");
  const folder = await project(
    { "shared/pair.md": page },
    {
      "server.mjs": server,
      ".remarkrc.mjs": `import modelmark from ${JSON.stringify(plugin)};
export default { plugins: [modelmark] };
`,
    },
  );
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  const { send, next } = editor(folder, join(folder, "server.mjs"));
  const rootUri = pathToFileURL(folder).href;
  const uri = pathToFileURL(join(folder, "spec/models/shared/pair.md")).href;
  send({
    ...{ id: 1, method: "initialize" },
    params: { processId: null, rootUri, capabilities: {}, workspaceFolders: null },
  });
  send({ method: "initialized", params: {} });
  const textDocument = { uri, languageId: "markdown", version: 1, text: broken };
  send({ method: "textDocument/didOpen", params: { textDocument } });
  expect(await next()).toMatchObject({
    uri,
    diagnostics: [
      {
        ...{ code: "MM3001", source: "modelmark", severity: 2 },
        message: expect.stringContaining("did you mean `::String`"),
        range: { start: { line: 7, character: expect.any(Number) } },
      },
    ],
  });
  const change = (version: number, text: string): void => {
    const changed = { textDocument: { uri, version }, contentChanges: [{ text }] };
    send({ method: "textDocument/didChange", params: changed });
  };
  change(2, page);
  expect(await next()).toEqual({ uri, version: 2, diagnostics: [] });
  change(3, "No title.\n");
  expect((await next()).diagnostics).toMatchObject([{ code: "MM2001", severity: 1 }]);
});
