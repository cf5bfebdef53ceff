import type { Direction, RuleLevel } from "../config/diff-config.ts";

/**
 * What a change is judged on: data that clients of old send, data that they receive now, and whether their code still
 * compiles.
 */
export type Axis = "sent" | "received" | "compiles";

export type AxisLevel = Exclude<RuleLevel, "off">;

/** How bad a change is on each axis. Code that writes a model needs other things of its type than code that reads it. */
export interface Axes {
  readonly sent: AxisLevel;
  readonly received: AxisLevel;
  readonly compiles: { readonly request: AxisLevel; readonly response: AxisLevel };
}

/** The axes that count in a direction, each with its level. */
export type JudgedAxes = Readonly<Partial<Record<Axis, AxisLevel>>>;

const ascending: readonly AxisLevel[] = ["info", "warn", "error"];

/** The axes in a direction: what is sent for requests, what is received for responses, and code for both. */
export function axesIn({ sent, received, compiles }: Axes, direction: Direction): JudgedAxes {
  switch (direction) {
    case "request":
      return { sent, compiles: compiles.request };
    case "response":
      return { received, compiles: compiles.response };
    case "both":
      return { sent, received, compiles: worst([compiles.request, compiles.response]) };
  }
}

/** The worst of some levels; `info` if there is none. */
export function worst(levels: readonly AxisLevel[]): AxisLevel {
  return ascending.findLast((level) => levels.includes(level)) ?? "info";
}

/** The axes on which something breaks. */
export function brokenAxes(axes: JudgedAxes): readonly Axis[] {
  const all = ["sent", "received", "compiles"] as const;
  return all.filter((axis) => axes[axis] !== undefined && axes[axis] !== "info");
}

/** Axes from four levels, the two of code after those of data. */
export function axesOf(
  sent: AxisLevel,
  received: AxisLevel,
  request: AxisLevel,
  response: AxisLevel,
): Axes {
  return { sent, received, compiles: { request, response } };
}
