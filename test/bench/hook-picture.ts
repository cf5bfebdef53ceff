import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// `npm run docs:hook-picture`: records for the README a commit that a hook refuses, as a terminal shows it.

/** An escape sequence that selects how the text after it is shown. */
const rendition = new RegExp(`${String.fromCodePoint(27)}\\[(?<code>\\d+)m`);

const root = join(import.meta.dirname, "../..");
const cli = join(root, "dist/cli.cjs");
const folder = mkdtempSync(join(tmpdir(), "modelmark-picture-"));
const page = join(folder, "spec/models/shared/pair.md");

function git(...args: readonly string[]): string {
  const identity = ["-c", "user.name=x", "-c", "user.email=x@y", "-c", "core.hooksPath=.hooks"];
  const env = { ...process.env, FORCE_COLOR: "1" };
  const { stdout, stderr } = spawnSync("git", [...identity, ...args], { cwd: folder, env });
  return stdout.toString() + stderr.toString();
}

cpSync(join(root, "spec"), join(folder, "spec"), { recursive: true });
const config = { wire: "camelCase", emit: ["interfaces", "validators"] };
writeFileSync(join(folder, "modelmark.config.json"), JSON.stringify(config));
execFileSync(process.execPath, [cli, "generate", "--quiet"], { cwd: folder });
git("init", "-q");
git("add", "-A");
git("commit", "-qm", "first");
mkdirSync(join(folder, ".hooks"));
const hook = join(folder, ".hooks/pre-commit");
writeFileSync(hook, `#!/bin/sh\nexec "${process.execPath}" "${cli}" check --staged\n`);
chmodSync(hook, 0o755);
writeFileSync(page, readFileSync(page, "utf8").replace("The key.", "The name of the pair."));
git("add", "spec");
const output = git("commit", "-m", "Describe pairs");
rmSync(folder, { recursive: true });
const lines = `$ git commit -m "Describe pairs"\n${output}`.trimEnd().split("\n");
writeFileSync(join(root, "docs/assets/hook.svg"), picture(lines));

/** Returns the style of one of the program's colours; see ECMA-48, select graphic rendition. */
function styleOf(code: number): string | null {
  switch (code) {
    case 1:
      return "font-weight:bold";
    case 2:
      return "opacity:.6";
    case 31:
      return "fill:#ff7b72";
    case 32:
      return "fill:#7ee787";
    case 33:
      return "fill:#e3b341";
    case 36:
      return "fill:#76e3ea";
    default:
      return null;
  }
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function row(line: string): string {
  let styles: string[] = [];
  const parts = line.split(rendition);
  // Text and codes alternate.
  return parts
    .map((part, index) => {
      if (index % 2 === 0) {
        return part === "" ? "" : `<tspan style="${styles.join(";")}">${escaped(part)}</tspan>`;
      }
      const style = styleOf(Number(part));
      styles = style === null ? [] : [...styles, style];
      return "";
    })
    .join("");
}

function picture(rows: readonly string[]): string {
  const height = rows.length * 20 + 32;
  const texts = rows.map(
    (line, index) => `<text x="16" y="${index * 20 + 30}">${row(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="760" height="${height}" font-family="ui-monospace,Menlo,Consolas,monospace" font-size="13" fill="#e6edf3" xml:space="preserve">
<rect width="760" height="${height}" rx="8" fill="#0d1117"/>
${texts.join("\n")}
</svg>
`;
}
