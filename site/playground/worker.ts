import { generateModels, type GeneratedModels } from "./generate-models.ts";
import type { Request, Response } from "./messages.ts";
import { loaderOf, validateJson } from "./validate-json.ts";

// This worker runs the generator outside of the page's thread, so that typing never waits for it.

let current: GeneratedModels | null = null;
let loader: ReturnType<typeof loaderOf> | null = null;

async function answer(request: Request): Promise<Response> {
  const { id } = request;
  try {
    if (request.kind === "generate") {
      const result = await generateModels(request.pages, request.settings);
      if (result.files.length > 0) {
        current = result;
        loader = null;
      }
      const { models, diagnostics } = result;
      return { kind: "generated", id, value: { models, diagnostics } };
    }
    if (current === null) return { kind: "failed", id, message: "There is no validator yet." };
    loader ??= loaderOf(current);
    const value = validateJson(current, await loader, request.model, request.json);
    return { kind: "validated", id, value };
  } catch (error) {
    return { kind: "failed", id, message: error instanceof Error ? error.message : String(error) };
  }
}

// Requests are answered one after the other, because a validation refers to the models of the request before it.
let queue: Promise<void> = Promise.resolve();

self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  queue = queue.then(async () => {
    self.postMessage(await answer(data));
  });
});
