import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DefaultTheme, MarkdownRenderer, UserConfig } from "vitepress";
import { decodePage } from "../../generator/site/page-code.ts";
import { renderReference } from "../../generator/site/reference-markdown.ts";
import type { KnownPages } from "../../generator/site/safe-link.ts";
import type { SiteData } from "../../generator/site/site-files.ts";
import { withPolicy } from "./content-policy.ts";

/** Returns the VitePress configuration of a prepared site; `data` is the URL of its `site.json`. */
export function createConfig(data: URL): UserConfig<DefaultTheme.Config> {
  const site: SiteData = JSON.parse(readFileSync(fileURLToPath(data), "utf8"));
  const pages = new Map(Object.entries(site.pages).map(([path, ids]) => [path, new Set(ids)]));
  return {
    title: site.title,
    description: `${site.title}: models, validators and types.`,
    lang: "en",
    cleanUrls: false,
    // Links of generated pages are checked when they are rendered, and links of guides by a test.
    ignoreDeadLinks: false,
    metaChunk: true,
    transformHtml: withPolicy,
    head: [["link", { rel: "icon", href: "data:," }]],
    markdown: {
      // VitePress's default is too faint on the grey of its code blocks.
      theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
      config: (markdown) => {
        renderReferencePages(markdown, pages);
      },
    },
    vite: {
      build: { chunkSizeWarningLimit: 10_000 },
      // The cache is useless for the next run, so it goes into a folder that is removed.
      cacheDir: "../.vite",
      // Without plugins of ours, Vite would look for a config of PostCSS upwards from the site, and run it.
      css: { postcss: { plugins: [] } },
    },
    themeConfig: {
      nav: [...site.nav] as DefaultTheme.NavItem[],
      sidebar: [...site.sidebar] as DefaultTheme.SidebarItem[],
      outline: { level: [2, 3] },
      search: { provider: "local" },
    },
  };
}

/** Renders generated pages without VitePress's markdown and its plugins. All other pages go through it as usual. */
function renderReferencePages(markdown: MarkdownRenderer, pages: KnownPages): void {
  const render = markdown.render.bind(markdown);
  markdown.render = (source, env: { relativePath?: string } = {}) => {
    const html = render(source, env);
    const text = decodePage(source);
    const path = env.relativePath;
    if (text === null || path === undefined || !pages.has(path)) return html;
    const highlight = (code: string, language: string): string =>
      markdown.options.highlight?.(code, language, "") ?? "";
    const page = renderReference(text, { path, pages, highlight });
    return `<div v-pre class="mm-reference">\n${page.html}</div>`;
  };
}
