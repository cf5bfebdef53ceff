import { defineComponent, h, onBeforeUnmount, onMounted, ref, watch, type PropType } from "vue";
import type { EditorView } from "@codemirror/view";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import { createEditor, markDiagnostics, showText, type Language } from "./editor.ts";

/** CodeMirror as a component: shows `text`, and tells of changes when `onChange` is given. */
export const CodeEditor = defineComponent({
  props: {
    text: { type: String, required: true },
    label: { type: String, required: true },
    language: { type: String as PropType<Language>, required: true },
    diagnostics: { type: Array as PropType<readonly Diagnostic[]>, default: () => [] },
    onChange: { type: Function as PropType<(text: string) => void> },
  },
  setup(props) {
    const parent = ref<HTMLElement>();
    let view: EditorView | null = null;
    const refresh = (): void => {
      if (view === null || parent.value === undefined) return;
      const { onChange, label, language } = props;
      const writing = onChange === undefined ? {} : { onChange };
      showText(view, props.text, { parent: parent.value, label, language, ...writing });
      if (onChange !== undefined) markDiagnostics(view, props.diagnostics);
    };
    onMounted(() => {
      if (parent.value === undefined) return;
      const { onChange, label, language } = props;
      const writing = onChange === undefined ? {} : { onChange };
      view = createEditor({ parent: parent.value, label, language, ...writing });
      refresh();
    });
    watch(() => [props.text, props.diagnostics, props.language], refresh);
    onBeforeUnmount(() => view?.destroy());
    return () => h("div", { ref: parent, class: "mm-editor" });
  },
});
