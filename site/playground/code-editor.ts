import { defineComponent, h, onBeforeUnmount, onMounted, ref, watch, type PropType } from "vue";
import type { EditorView } from "@codemirror/view";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import {
  createEditor,
  markDiagnostics,
  showText,
  type EditorOptions,
  type Language,
} from "./editor.ts";

/** CodeMirror as a component. It shows `text`, and reports changes if `onChange` is given. */
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
    const options = (element: HTMLElement): EditorOptions => {
      const { onChange, label, language } = props;
      return { parent: element, label, language, ...(onChange === undefined ? {} : { onChange }) };
    };
    const mark = (): void => {
      if (view !== null && props.onChange !== undefined) markDiagnostics(view, props.diagnostics);
    };
    onMounted(() => {
      if (parent.value === undefined) return;
      view = createEditor(props.text, options(parent.value));
      mark();
    });
    watch(
      () => props.text,
      (text) => {
        // Text that was typed in this editor is already here, and its marks move along with it.
        if (view === null || parent.value === undefined || view.state.doc.toString() === text)
          return;
        showText(view, text, options(parent.value));
        mark();
      },
    );
    watch(() => props.diagnostics, mark);
    onBeforeUnmount(() => view?.destroy());
    return () => h("div", { ref: parent, class: "mm-editor" });
  },
});
