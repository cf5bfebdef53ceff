import { existsSync } from "node:fs";
import process from "node:process";
import { chromium, type Browser } from "playwright-core";

const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/** Whether a browser for the tests is installed; Debian's package is enough. */
export const hasBrowser = existsSync(executablePath);

if (!hasBrowser) {
  console.warn(`Skipped what needs a browser: ${executablePath} is not there (CHROMIUM_PATH).`);
}

export function launchBrowser(): Promise<Browser> {
  const quiet = ["quic", "background-networking", "component-update", "sync", "gpu"];
  return chromium.launch({
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--no-first-run",
      ...quiet.map((one) => `--disable-${one}`),
    ],
  });
}
