import type { Direction, RuleLevel } from "../config/diff-config.ts";

/**
 * What a change is judged on: data that old clients send, data that they receive, and whether their code still
 * compiles.
 */
export type Axis = "sent" | "received" | "compiles";

export type AxisLevel = Exclude<RuleLevel, "off">;

/**
 * How bad a change is on each axis. For code there are two levels, because writing a model (`request`) needs other
 * things of its type than reading it (`response`).
 */
export interface Axes {
  readonly sent: AxisLevel;
  readonly received: AxisLevel;
  readonly compiles: { readonly request: AxisLevel; readonly response: AxisLevel };
}

/** The axes that count in a direction, each with its level. */
export type JudgedAxes = Readonly<Partial<Record<Axis, AxisLevel>>>;

const ascending: readonly AxisLevel[] = ["info", "warn", "error"];

/**
 * Selects the axes that count in a direction: sent data for requests, received data for responses, and code for both.
 */
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

/** Returns the worst of the levels, or `info` if there are none. */
export function worst(levels: readonly AxisLevel[]): AxisLevel {
  return ascending.findLast((level) => levels.includes(level)) ?? "info";
}

/** Returns the axes on which the change breaks something. */
export function brokenAxes(axes: JudgedAxes): readonly Axis[] {
  const all = ["sent", "received", "compiles"] as const;
  return all.filter((axis) => axes[axis] !== undefined && axes[axis] !== "info");
}

/**
 * Makes axes from four levels: those of sent and received data, then those of code that writes and code that reads.
 */
export function axesOf(
  sent: AxisLevel,
  received: AxisLevel,
  request: AxisLevel,
  response: AxisLevel,
): Axes {
  return { sent, received, compiles: { request, response } };
}
