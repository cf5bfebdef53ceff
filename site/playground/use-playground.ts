import { withBase } from "vitepress";
import { computed, onBeforeUnmount, onMounted, reactive, watch, type ComputedRef } from "vue";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import type { Seed } from "../../generator/site/seed.ts";
import { startEngine, type Engine } from "./engine.ts";
import type { ModelOutput, Validated } from "./messages.ts";
import { fromFragment, toFragment, type Shared } from "./share.ts";

/** The state that the playground shows. */
export interface PlaygroundState {
  pages: { path: string; text: string }[];
  open: string;
  settings: Seed["settings"] | null;
  models: readonly ModelOutput[];
  diagnostics: readonly Diagnostic[];
  json: string;
  model: string;
  verdict: Validated | null;
  failure: string;
  tab: Tab;
}

export const tabs = ["Interface", "Validator", "Docs", "JSON Schema"] as const;

export type Tab = (typeof tabs)[number];

export interface Playground {
  readonly state: PlaygroundState;
  /** The models of the open page. */
  readonly shown: ComputedRef<readonly ModelOutput[]>;
  /** The findings on the open page. */
  readonly here: ComputedRef<readonly Diagnostic[]>;
  readonly share: () => Promise<void>;
}

/** The delay after a keystroke in milliseconds, because keystrokes come faster than anyone reads. */
const pause = 150;

/** Returns the playground: its state, which a worker keeps up to date while the component is mounted. */
export function usePlayground(): Playground {
  const state = reactive<PlaygroundState>({
    ...{ pages: [], open: "", settings: null, models: [], diagnostics: [] },
    ...{ json: "", model: "", verdict: null, failure: "", tab: "Interface" },
  });
  let engine: Engine | null = null;
  const generate = latestOnly(async () => {
    if (engine !== null) await generateInto(state, engine);
  });
  const validate = latestOnly(async () => {
    if (engine !== null) await validateInto(state, engine);
  });
  onMounted(async () => {
    engine = startEngine();
    await restore(state);
  });
  onBeforeUnmount(() => engine?.stop());
  watch(() => [state.pages, state.settings], generate, { deep: true });
  watch(() => [state.models, state.json, state.model], validate);
  return {
    state,
    shown: computed(() => state.models.filter(({ page }) => page === state.open)),
    here: computed(() => state.diagnostics.filter(({ span }) => span?.file === state.open)),
    share: async () => {
      const { pages, open, json, model } = state;
      location.hash = await toFragment({ pages, open, json, model });
      await navigator.clipboard.writeText(location.href).catch(() => undefined);
    },
  };
}

/** Loads the state of the link, or else the pages of this site. */
async function restore(state: PlaygroundState): Promise<void> {
  const response = await fetch(withBase("/playground-seed.json"));
  const seed: Seed = await response.json();
  const shared: Shared | null = await fromFragment(location.hash);
  const { pages, open } = shared ?? seed;
  state.pages = pages.map((page) => ({ ...page }));
  state.open = pages.some(({ path }) => path === open) ? open : (pages[0]?.path ?? "");
  state.json = shared?.json ?? "";
  state.model = shared?.model ?? "";
  state.settings = seed.settings;
}

async function generateInto(state: PlaygroundState, engine: Engine): Promise<void> {
  const { settings } = state;
  if (settings === null) return;
  const plain: { pages: Shared["pages"]; settings: Seed["settings"] } = JSON.parse(
    JSON.stringify({ pages: state.pages, settings }),
  );
  const response = await engine.run({ kind: "generate", ...plain });
  state.failure = response.kind === "failed" ? response.message : "";
  if (response.kind !== "generated") return;
  const { models, diagnostics } = response.value;
  state.diagnostics = diagnostics;
  // While a page has errors, the previous output stays, so that a half-typed word does not empty the screen.
  if (models.length > 0) state.models = models;
  chooseModel(state);
}

function chooseModel(state: PlaygroundState): void {
  if (state.models.some(({ id }) => id === state.model)) return;
  const chosen = state.models.find(({ page }) => page === state.open) ?? state.models[0];
  state.model = chosen?.id ?? "";
  if (state.json === "") state.json = chosen?.example ?? "";
}

async function validateInto(state: PlaygroundState, engine: Engine): Promise<void> {
  const { json, model } = state;
  if (json.trim() === "" || model === "") {
    state.verdict = null;
    return;
  }
  const response = await engine.run({ kind: "validate", model, json });
  if (response.kind === "failed") state.failure = response.message;
  if (response.kind === "validated") state.verdict = response.value;
}

/** Returns a function that runs `job` shortly after the last call. Runs never overlap. */
function latestOnly(job: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(job);
    }, pause);
  };
}
