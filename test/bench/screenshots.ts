import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { serveFolder } from "../support/serve-folder.ts";

// Takes the README's screenshots of the site that `npm run docs` built.

const root = join(import.meta.dirname, "../..");
const folder = join(root, "docs/assets");
const token = "/models/shared/token-issue-response.html";
const desktop = { width: 1280, height: 800 };

const pictures = [
  { name: "index", path: "/models/", viewport: desktop, colorScheme: "light" },
  { name: "model", path: token, viewport: desktop, colorScheme: "light" },
  { name: "model-dark", path: token, viewport: desktop, colorScheme: "dark" },
  { name: "model-phone", path: token, viewport: { width: 390, height: 780 }, colorScheme: "light" },
  { name: "playground", path: "/playground.html", viewport: desktop, colorScheme: "light" },
] as const;

await mkdir(folder, { recursive: true });
const served = await serveFolder(join(root, "docs-site"));
const browser = await launchBrowser();
try {
  for (const { name, path, viewport, colorScheme } of pictures) {
    const page = await browser.newPage({ viewport, colorScheme, reducedMotion: "reduce" });
    await page.goto(`${served.origin}${path}`, { waitUntil: "networkidle" });
    if (name === "playground") {
      await page.locator(".mm-output .cm-content", { hasText: "export interface" }).waitFor();
      await page.locator('.cm-content[aria-label="JSON to validate"]').click();
      await page.keyboard.press("Control+a");
      await page.keyboard.insertText('{\n  "action": "OK",\n  "accessTokenDuration": "3600"\n}');
      await page.locator(".mm-invalid").waitFor();
    }
    const picture = await toWebP(page, await page.screenshot());
    await writeFile(join(folder, `${name}.webp`), picture);
    await page.close();
  }
} finally {
  await browser.close();
  await served.close();
}

/** The browser can encode WebP. It does so in a page of its own, which has no content security policy. */
async function toWebP(beside: Page, png: Buffer): Promise<Buffer> {
  const page = await beside.context().browser()?.newPage();
  if (page === undefined) throw new Error("the browser is gone");
  const code = `(async () => {
    const source = await (await fetch("data:image/png;base64,${png.toString("base64")}")).blob();
    const bitmap = await createImageBitmap(source);
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
    canvas.getContext("2d").drawImage(bitmap, 0, 0);
    return canvas.toDataURL("image/webp", 0.9).split(",")[1];
  })()`;
  const webp = await page.evaluate<string>(code);
  await page.close();
  return Buffer.from(webp, "base64");
}
