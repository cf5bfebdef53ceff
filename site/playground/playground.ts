import { defineComponent, h } from "vue";
import { diagnosticList, fileBar, jsonPanel, outputPanel } from "./panels.ts";
import { CodeEditor } from "./code-editor.ts";
import { usePlayground } from "./use-playground.ts";

/** The page on which people edit model pages and see the output at once. */
export const Playground = defineComponent({
  setup() {
    const playground = usePlayground();
    const { state } = playground;
    return () => {
      const open = state.pages.find(({ path }) => path === state.open);
      return h("div", { class: "mm-playground" }, [
        h("h1", { class: "mm-title" }, "Playground"),
        fileBar(playground),
        h("section", { class: "mm-panel mm-source", "aria-label": "Model page" }, [
          h(CodeEditor, {
            text: open?.text ?? "",
            label: "Model page",
            language: "markdown",
            diagnostics: playground.here.value,
            onChange: (text: string) => {
              if (open !== undefined) open.text = text;
            },
          }),
          diagnosticList(playground),
        ]),
        outputPanel(playground),
        jsonPanel(playground),
      ]);
    };
  },
});
