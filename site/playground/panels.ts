import { h, type VNode } from "vue";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import { CodeEditor } from "./code-editor.ts";
import { addPage, removePage, renamePage } from "./page-list.ts";
import { tabs, type Playground } from "./use-playground.ts";

/** The list of pages, with buttons to change it. */
export function fileBar({ state, share }: Playground): VNode {
  const files = state.pages.map(({ path }) => {
    const isOpen = path === state.open;
    const broken = state.diagnostics.some(
      (one) => one.severity === "error" && one.span?.file === path,
    );
    const attributes = {
      type: "button",
      class: ["mm-file", { "mm-open": isOpen, "mm-broken": broken }],
      title: path,
      "aria-current": isOpen ? "true" : undefined,
      onClick: () => (state.open = path),
    };
    return h("li", h("button", attributes, path.split("/").at(-1)));
  });
  return h("nav", { class: "mm-files", "aria-label": "Pages" }, [
    h("ul", files),
    h("div", { class: "mm-actions" }, [
      action("Add", () => {
        addPage(state);
      }),
      action("Rename", () => {
        renamePage(state);
      }),
      action(
        "Remove",
        () => {
          removePage(state);
        },
        state.pages.length < 2,
      ),
      action("Copy link", () => void share()),
    ]),
  ]);
}

function action(text: string, onClick: () => void, disabled = false): VNode {
  return h("button", { type: "button", class: "mm-action", onClick, disabled }, text);
}

/** The list of findings. Each is a button that opens its page. */
export function diagnosticList({ state }: Playground): VNode {
  const items = state.diagnostics.map((one) =>
    h("li", { class: `mm-${one.severity}` }, [
      h("button", { type: "button", onClick: () => (state.open = one.span?.file ?? state.open) }, [
        h("span", { class: "mm-code" }, one.code),
        h("span", { class: "mm-place" }, placeOf(one)),
        h("span", one.message),
        h("span", { class: "mm-hint" }, one.hint),
      ]),
    ]),
  );
  const failure = state.failure === "" ? [] : [h("li", { class: "mm-error" }, state.failure)];
  const none = state.models.length === 0 ? "Reading…" : "Nothing to report.";
  const all = [...failure, ...items];
  return h(
    "div",
    { class: "mm-diagnostics", role: "status" },
    all.length === 0 ? h("p", none) : h("ul", all),
  );
}

function placeOf({ span }: Diagnostic): string {
  return span === undefined ? "" : `${span.file}:${span.start.line}:${span.start.column}`;
}

/** The output of the open page, with a tab for each form. */
export function outputPanel(playground: Playground): VNode {
  const { state } = playground;
  const list = tabs.map((tab) => {
    const isOpen = tab === state.tab;
    const attributes = {
      ...{ type: "button", role: "tab", class: "mm-tab", id: tabId(tab) },
      "aria-selected": isOpen ? "true" : "false",
      "aria-controls": "mm-output",
      onClick: () => (state.tab = tab),
    };
    return h("button", attributes, tab);
  });
  const panel = {
    class: "mm-output",
    role: "tabpanel",
    id: "mm-output",
    "aria-labelledby": tabId(state.tab),
  };
  return h("section", { class: "mm-panel mm-result", "aria-label": "Output" }, [
    h("div", { class: "mm-tabs", role: "tablist" }, list),
    h("div", panel, [output(playground)]),
  ]);
}

function tabId(tab: string): string {
  return `mm-tab-${tab.toLowerCase().replace(" ", "-")}`;
}

function output({ state, shown }: Playground): VNode {
  const [model] = shown.value;
  if (state.tab === "Docs") {
    // The HTML is rendered by the same code as the pages of the site, which lets no script through.
    return h("div", {
      class: "vp-doc mm-docs",
      tabindex: 0,
      innerHTML: model?.docs ?? "",
      onClick: stayHere,
    });
  }
  const texts = {
    Interface: model?.typescript,
    Validator: model?.validator,
    "JSON Schema": model?.schema,
  };
  const language = state.tab === "JSON Schema" ? "json" : "typescript";
  return h(CodeEditor, { key: language, text: texts[state.tab] ?? "", label: state.tab, language });
}

/** Keeps the browser from following links of the preview, whose pages exist only here. */
function stayHere(event: MouseEvent): void {
  const { target } = event;
  const link = target instanceof Element ? target.closest("a") : null;
  if (link !== null && link.target !== "_blank") event.preventDefault();
}

/** The JSON to validate, the choice of its model, and the verdict of the validator. */
export function jsonPanel({ state }: Playground): VNode {
  const options = state.models.map(({ id }) =>
    h("option", { value: id, selected: id === state.model }, id),
  );
  const onChange = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) state.model = target.value;
  };
  return h("section", { class: "mm-panel mm-json", "aria-label": "JSON" }, [
    h("div", { class: "mm-choose" }, [
      h("label", { for: "mm-model" }, "JSON to validate as"),
      h("select", { id: "mm-model", onChange }, options),
    ]),
    h(CodeEditor, {
      text: state.json,
      label: "JSON to validate",
      language: "json",
      onChange: (text: string) => (state.json = text),
    }),
    verdict(state.verdict),
  ]);
}

function verdict(value: Playground["state"]["verdict"]): VNode {
  if (value === null) return h("p", { class: "mm-verdict", role: "status" }, "Paste JSON above.");
  if (value.ok) return h("p", { class: "mm-verdict mm-valid", role: "status" }, "Valid");
  const issues = value.issues.map(({ path, message }) =>
    h("li", [h("code", path === "" ? "(whole value)" : path), ` ${message}`]),
  );
  return h("div", { class: "mm-verdict mm-invalid", role: "status" }, [h("ul", issues)]);
}
