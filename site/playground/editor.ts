import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { json } from "@codemirror/lang-json";
import { markdown } from "@codemirror/lang-markdown";
import { lintGutter, setDiagnostics, type Diagnostic as Mark } from "@codemirror/lint";
import { EditorState, type Extension, type Text } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import type { SourcePosition } from "../../generator/diagnostics/span.ts";
import { highlightStyle } from "./highlight-style.ts";

export type Language = "markdown" | "typescript" | "json";

const languages: Readonly<Record<Language, () => Extension>> = {
  markdown: () => markdown(),
  typescript: () => javascript({ typescript: true }),
  json: () => json(),
};

/** The configuration of an editor. */
export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly label: string;
  readonly language: Language;
  /** Called on each change. Without it, the editor is read-only. */
  readonly onChange?: (text: string) => void;
}

/** Creates an editor that shows `text`. */
export function createEditor(text: string, options: EditorOptions): EditorView {
  return new EditorView({ parent: options.parent, state: stateOf(text, options) });
}

/** Replaces the content of an editor, with a new history. */
export function showText(view: EditorView, text: string, options: EditorOptions): void {
  view.setState(stateOf(text, options));
}

function stateOf(doc: string, { label, language, onChange }: EditorOptions): EditorState {
  const writing: Extension =
    onChange === undefined
      ? EditorState.readOnly.of(true)
      : [
          history(),
          // The tab key is not bound, because it moves the focus to the next element.
          keymap.of([...defaultKeymap, ...historyKeymap]),
          lintGutter(),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) onChange(update.state.doc.toString());
          }),
        ];
  return EditorState.create({
    doc,
    extensions: [
      lineNumbers(),
      drawSelection(),
      languages[language](),
      highlightStyle,
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      writing,
    ],
  });
}

/** Underlines findings at their places, with code and hint. */
export function markDiagnostics(view: EditorView, diagnostics: readonly Diagnostic[]): void {
  const { doc } = view.state;
  const marks = diagnostics.map(({ severity, code, message, hint, span }): Mark => {
    const from = span === undefined ? 0 : offsetOf(doc, span.start);
    const to = span === undefined ? 0 : offsetOf(doc, span.end);
    return { from, to: Math.max(from, to), severity, message: `${code}: ${message}\n${hint}` };
  });
  view.dispatch(setDiagnostics(view.state, marks));
}

function offsetOf(doc: Text, { line, column }: SourcePosition): number {
  if (line > doc.lines) return doc.length;
  const { from, to } = doc.line(line);
  return Math.min(from + column - 1, to);
}
