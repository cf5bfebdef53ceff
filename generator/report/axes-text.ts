import { brokenAxes, type Axis, type JudgedAxes } from "../diff/axes.ts";

const words: Readonly<Record<Axis, string>> = {
  sent: "what is sent",
  received: "what is received",
  compiles: "what compiles",
};

/**
 * Describes what a change breaks on each axis: `breaks what is sent and what compiles, may break what is received`.
 */
export function axesText(axes: JudgedAxes): string {
  const named = (level: "error" | "warn"): string => {
    const all = brokenAxes(axes).filter((axis) => axes[axis] === level);
    return listed(all.map((axis) => words[axis]));
  };
  const [breaks, mayBreak] = [named("error"), named("warn")];
  const parts = [
    breaks === "" ? "" : `breaks ${breaks}`,
    mayBreak === "" ? "" : `may break ${mayBreak}`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "breaks nothing" : parts.join(", ");
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
