import pc from "picocolors";
import { styleOf, type Style } from "../diagnostics/terminal-text.ts";

/** The colours for one stream. They do nothing if colours are off. */
export type Paint = Readonly<
  Record<"blue" | "bold" | "cyan" | "dim" | "green" | "red" | "yellow", Style>
>;

/** Makes the colours, which have an effect only if `enabled` is set. */
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
