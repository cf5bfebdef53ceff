import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { projectExtras } from "../../site/project-docs.ts";
import { hasBrowser, launchBrowser } from "../support/browser.ts";
import { createSiteBuilder, type SiteBuilder } from "../support/built-site.ts";
import { checkLinks } from "../support/dead-links.ts";
import { serveFolder, type Served } from "../support/serve-folder.ts";
import { openWatched, type WatchedPage } from "../support/watched-page.ts";

// Tests the site of spec/, built once, in a real browser.

const root = join(import.meta.dirname, "../..");
const tokenPage = "/models/shared/token-issue-response.html";

let builder: SiteBuilder;
let folder: string;
let served: Served;

beforeAll(async () => {
  builder = await createSiteBuilder();
  ({ folder } = await builder.build("own", root, await projectExtras()));
  served = await serveFolder(folder);
});

afterAll(async () => {
  await served.close();
  await builder.remove();
});

test("no link is dead, and no anchor", async () => {
  const report = await checkLinks(folder);
  expect(report.dead).toEqual([]);
  expect(report.links).toBeGreaterThan(100);
});

test("every diagnostic has its place in the reference", async () => {
  const html = await readFile(join(folder, "guide/diagnostics.html"), "utf8");
  expect(html).toContain('id="mm4001"');
  expect(html).toContain('id="mm7002"');
});

describe.skipIf(!hasBrowser)("in a browser", () => {
  let browser: Browser;
  let watched: WatchedPage | null = null;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(() => browser.close());

  afterEach(async () => {
    const trouble = watched?.trouble ?? [];
    await watched?.page.context().close();
    watched = null;
    expect(trouble).toEqual([]);
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    watched = await openWatched(browser, served.origin, options);
    await watched.page.goto(path, { waitUntil: "networkidle" });
    return watched.page;
  }

  test("search finds a model by the name of a field, and opens it", async () => {
    const page = await open("/");
    await page.keyboard.press("Control+k");
    await page.fill("#localsearch-input", "accessTokenDuration");
    await page.locator(".result", { hasText: "TokenIssueResponse" }).first().click();
    await page.waitForURL(/\/token-issue-response\.html/);
    await expect.poll(() => page.textContent("h1")).toContain("TokenIssueResponse");
  });

  test("a type leads to its model, and that back to where it is used", async () => {
    const page = await open(tokenPage);
    await page.locator(".mm-reference td a", { hasText: "AuthzDetails" }).first().click();
    await page.waitForURL(/\/authz-details\.html/);
    await page.locator(".mm-reference li a", { hasText: "TokenIssueResponse" }).first().click();
    await page.waitForURL(/\/token-issue-response\.html/);
    await expect.poll(() => page.textContent("h1")).toContain("TokenIssueResponse");
  });

  test("it is dark where the system is, and when asked", async () => {
    const page = await open(tokenPage, { colorScheme: "dark" });
    const background = (): Promise<string> =>
      page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const dark = await background();
    expect(brightness(dark)).toBeLessThan(80);
    await page.locator(".VPNavBar .VPSwitchAppearance").first().click();
    await expect.poll(background).not.toBe(dark);
    expect(brightness(await background())).toBeGreaterThan(200);
  });

  test("a phone shows a model without scrolling sideways", async () => {
    const page = await open(tokenPage, { viewport: { width: 375, height: 667 }, hasTouch: true });
    expect(await page.evaluate("document.documentElement.clientWidth")).toBe(375);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(375);
  });

  test("the diagram is drawn", async () => {
    const page = await open(tokenPage);
    const picture = page.locator(".mm-picture svg").first();
    await picture.waitFor();
    expect(await picture.textContent()).toContain("AuthzDetails");
    expect(await picture.locator("path").count()).toBeGreaterThan(2);
  });

  test("a page without a diagram loads no Mermaid, and no page the playground", async () => {
    const asked: string[] = [];
    watched = await openWatched(browser, served.origin);
    watched.page.on("request", (request) => asked.push(request.url()));
    await watched.page.goto("/models/", { waitUntil: "networkidle" });
    expect(asked.filter((url) => /mermaid|worker|chunks.playground/.test(url))).toEqual([]);
  });

  describe("the playground", () => {
    const output = ".mm-output .cm-content";

    async function openPlayground(hash = ""): Promise<Page> {
      const page = await open(`/playground.html${hash}`);
      await page.locator(output, { hasText: "export interface" }).waitFor();
      return page;
    }

    async function write(page: Page, label: string, text: string): Promise<void> {
      await page.locator(`.cm-content[aria-label="${label}"]`).click();
      await page.keyboard.press("Control+a");
      await page.keyboard.insertText(text);
    }

    test("shows what the seed page becomes, in every form", async () => {
      const page = await openPlayground();
      const read = (): Promise<string | null> => page.textContent(output);
      expect(await read()).toContain("export interface TokenIssueResponse {");
      await page.getByRole("tab", { name: "Validator" }).click();
      await expect.poll(read).toContain("runtime.js");
      await page.getByRole("tab", { name: "JSON Schema" }).click();
      await expect.poll(read).toContain('"TokenIssueResponse": {');
      await page.getByRole("tab", { name: "Docs" }).click();
      expect(await page.textContent(".mm-docs h1")).toContain("TokenIssueResponse");
    });

    test("underlines a type that does not exist, with code and hint", async () => {
      const page = await openPlayground();
      const table = "| Field | Type | Required | Description |\n| --- | --- | --- | --- |";
      await write(
        page,
        "Model page",
        `# Broken\n\n## Fields\n\n${table}\n| \`a\` | *::Strin* | :heavy_check_mark: | N/A |`,
      );
      const mark = page.locator(".mm-source .cm-lintRange-warning");
      await mark.waitFor();
      expect(await mark.textContent()).toBe("::Strin");
      const found = page.locator(".mm-diagnostics li", { hasText: "MM3001" });
      expect(await found.textContent()).toContain(":7:10");
      expect(await found.locator(".mm-hint").textContent()).not.toBe("");
    });

    test("validates JSON with the validators it generated", async () => {
      const page = await openPlayground();
      await page.selectOption("#mm-model", "shared/TokenIssueResponse");
      await write(page, "JSON to validate", '{ "accessToken": "x", "action": "OK" }');
      await page.locator(".mm-valid").waitFor();
      await write(page, "JSON to validate", '{ "clientId": "x", "properties": [{ "key": 1 }] }');
      await page.locator(".mm-invalid li").nth(1).waitFor();
      const issues = await page.locator(".mm-invalid li code").allTextContents();
      expect(issues).toEqual(["clientId", "properties[0].key"]);
    });

    test("a link carries what was written", async () => {
      const page = await openPlayground();
      await write(page, "JSON to validate", '{ "shared": true }');
      await page.getByRole("button", { name: "Copy link" }).click();
      await page.waitForURL(/#s=/);
      const { hash } = new URL(page.url());
      await page.context().close();
      const other = await openPlayground(hash);
      const json = other.locator('.cm-content[aria-label="JSON to validate"]');
      expect(await json.textContent()).toBe('{ "shared": true }');
    });
  });

  test.each(["/models/", tokenPage, "/playground.html"])("%s is accessible", async (path) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await open(path, { colorScheme });
      if (path.startsWith("/play")) await page.locator(".mm-output .cm-line").nth(3).waitFor();
      if (path === tokenPage) await page.locator(".mm-picture svg").first().waitFor();
      expect(await severeFindings(page)).toEqual([]);
      await page.context().close();
    }
  });
});

/** Returns what axe-core rates as serious or critical, and where. */
async function severeFindings(page: Page): Promise<readonly string[]> {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(axe);
  const found: { id: string; impact: string; nodes: { html: string }[] }[] = await page.evaluate(
    "axe.run().then(({ violations }) => violations)",
  );
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

function brightness(color: string): number {
  const parts = [...color.matchAll(/\d+/g)].slice(0, 3).map(([part]) => Number(part));
  return parts.reduce((sum, part) => sum + part, 0) / 3;
}
