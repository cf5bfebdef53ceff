import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser } from "../support/browser.ts";
import { serveFolder } from "../support/serve-folder.ts";

// Takes the pictures of the README, from the site that `npm run docs` left.

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
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  await served.close();
}
