import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultSettings } from "../../generator/config/settings.ts";
import { runPipeline } from "../../generator/pipeline.ts";
import { seedOf } from "../../generator/site/seed.ts";
import { siteFiles } from "../../generator/site/site-files.ts";
import { hasBrowser, launchBrowser } from "../support/browser.ts";
import { createSiteBuilder, type SiteBuilder } from "../support/built-site.ts";
import { checkLinks } from "../support/dead-links.ts";
import { hostilePages, rawPage } from "../support/hostile-pages.ts";
import { serveFolder, type Served } from "../support/serve-folder.ts";
import { openWatched } from "../support/watched-page.ts";

// Tests pages whose text tries to be run: the site is built all the same, and shows the text.

let builder: SiteBuilder;

beforeAll(async () => {
  builder = await createSiteBuilder();
});

afterAll(() => builder.remove());

describe("a site of hostile pages", () => {
  let folder: string;

  test("is built, and leads nowhere it should not", async () => {
    const { model, files, diagnostics } = await runPipeline(hostilePages, defaultSettings);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const emitted = [...files, { path: "docs/shared/raw.md", text: rawPage }];
    const seed = seedOf(model, hostilePages, defaultSettings);
    const title = "</title><script>window.pwned = 1</script>";
    ({ folder } = await builder.buildFiles(
      "hostile",
      siteFiles({ title, files: emitted, guides: [], seed }),
    ));
    expect((await checkLinks(folder)).dead).toEqual([]);
    const names = ["hostile", "raw"].map((name) => join(folder, `models/shared/${name}.html`));
    const page = (await Promise.all(names.map((name) => readFile(name, "utf8")))).join("");
    expect(page).not.toMatch(/href="(?:javascript|data:text|\.\.\/\.\.\/\.\.\/)/i);
    // The content that an include or a snippet would have brought in.
    expect(page).not.toContain('"sidebar"');
    expect(await readdir(join(folder, "models/shared"))).toEqual([
      ...["hostile.html", "plain.html", "raw.html"],
    ]);
  });

  describe.skipIf(!hasBrowser)("in a browser", () => {
    let browser: Browser;
    let served: Served;

    beforeAll(async () => {
      browser = await launchBrowser();
      served = await serveFolder(folder);
    });

    afterAll(async () => {
      await browser.close();
      await served.close();
    });

    test.each([
      "/models/shared/raw.html",
      "/models/shared/hostile.html",
      "/models/shared/plain.html",
      "/models/",
      "/",
    ])("%s runs nothing", async (path) => {
      const { page, trouble } = await openWatched(browser, served.origin);
      await page.goto(path, { waitUntil: "networkidle" });
      expect(await page.evaluate("window.pwned")).toBeUndefined();
      expect(trouble).toEqual([]);
      await page.context().close();
    });

    test("shows it as the text it is", async () => {
      const { page } = await openWatched(browser, served.origin);
      await page.goto("/models/shared/raw.html", { waitUntil: "networkidle" });
      const text = (await page.textContent(".mm-reference")) ?? "";
      expect(text).toContain("<script>window.pwned = 1</script>");
      expect(text).toContain("{{ constructor.constructor('window.pwned = 1')() }}");
      expect(text).toContain("<!--@include: ../../site.json-->");
      expect(text).toContain("<<< @/site.json");
      expect(await page.locator(".mm-reference").isVisible()).toBe(true);
      expect(await page.locator(".mm-reference script, .mm-reference img").count()).toBe(0);
    });

    test("in the search and in the playground too", async () => {
      const { page, trouble } = await openWatched(browser, served.origin);
      await page.goto("/models/", { waitUntil: "networkidle" });
      await page.keyboard.press("Control+k");
      await page.fill("#localsearch-input", "pwned");
      await page.locator(".result").first().waitFor();
      await page.goto("/playground.html", { waitUntil: "networkidle" });
      await page.locator(".mm-output .cm-content", { hasText: "export interface" }).waitFor();
      await page.getByRole("tab", { name: "Docs" }).click();
      await page.locator(".mm-docs").waitFor();
      expect(await page.evaluate("window.pwned")).toBeUndefined();
      expect(trouble).toEqual([]);
    });
  });
});
