import pc from "picocolors";
import { styleOf, type Style } from "../diagnostics/terminal-text.ts";

/** Colours for one stream, or none. */
export type Paint = Readonly<
  Record<"blue" | "bold" | "cyan" | "dim" | "green" | "red" | "yellow", Style>
>;

/** Colours that do what they say if `enabled`, and nothing otherwise. */
export function createPaint(enabled: boolean): Paint {
  const colours = pc.createColors(enabled);
  return {
    blue: styleOf(colours.blue),
    bold: styleOf(colours.bold),
    cyan: styleOf(colours.cyan),
    dim: styleOf(colours.dim),
    green: styleOf(colours.green),
    red: styleOf(colours.red),
    yellow: styleOf(colours.yellow),
  };
}
