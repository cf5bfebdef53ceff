import { defineAsyncComponent, defineComponent, h } from "vue";
import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import { useDiagrams } from "./diagrams.ts";
import "./style.css";

const Layout = defineComponent({
  setup() {
    useDiagrams();
    return () => h(DefaultTheme.Layout);
  },
});

const theme: Theme = {
  extends: DefaultTheme,
  Layout,
  enhanceApp: ({ app }) => {
    app.component(
      "ModelmarkPlayground",
      defineAsyncComponent(async () => (await import("../playground/playground.ts")).Playground),
    );
  },
};

// VitePress requires a default export.
export { theme as default };
