import type { Mermaid } from "mermaid";
import { onContentUpdated, useData, withBase } from "vitepress";
import { watch } from "vue";

/** Draws the diagrams of each page that has any. Mermaid is loaded only when the first diagram is needed. */
export function useDiagrams(): void {
  const { isDark } = useData();
  const draw = (): void => {
    const places = document.querySelectorAll<HTMLElement>(".mm-diagram");
    if (places.length > 0) void drawAll([...places], isDark.value);
  };
  onContentUpdated(draw);
  watch(isDark, draw);
}

let drawn = 0;

async function drawAll(places: readonly HTMLElement[], isDark: boolean): Promise<void> {
  // The URL needs its host, because the development server would take a path with a leading slash for a source file.
  const { href } = new URL(withBase(MERMAID_PATH), location.origin);
  const { default: mermaid }: { default: Mermaid } = await import(/* @vite-ignore */ href);
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    theme: isDark ? "dark" : "neutral",
    fontFamily: "inherit",
    htmlLabels: false,
  });
  for (const place of places) {
    const source = place.querySelector("pre")?.textContent ?? "";
    drawn += 1;
    try {
      const { svg } = await mermaid.render(`mm-diagram-${drawn}`, source);
      const picture = document.createElement("div");
      picture.className = "mm-picture";
      picture.innerHTML = svg;
      place.querySelector(".mm-picture")?.remove();
      place.append(picture);
      place.classList.add("mm-drawn");
    } catch {
      // The source of the diagram stays on the page, which says the same as text.
    }
  }
}
