import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page of the browser, and a record of everything it should not have done. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors on the console, and requests to other hosts, in the order in which they occur. */
  readonly trouble: readonly string[];
}

/** Opens a page and watches it. */
export async function openWatched(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") trouble.push(`console: ${message.text()}`);
  });
  page.on("pageerror", ({ message }) => trouble.push(`exception: ${message}`));
  page.on("request", (request) => {
    const url = request.url();
    const isInside = url.startsWith(origin) || /^(?:data|blob):/.test(url);
    if (!isInside) trouble.push(`request: ${url}`);
  });
  return { page, trouble };
}
