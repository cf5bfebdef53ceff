import pc from "picocolors";

/** Colours for one stream, or none. */
export type Paint = ReturnType<typeof pc.createColors>;

/** Colours that do what they say if `enabled`, and nothing otherwise. */
export function createPaint(enabled: boolean): Paint {
  return pc.createColors(enabled);
}
