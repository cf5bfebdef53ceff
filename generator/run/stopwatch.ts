/** Times stages as they follow each other, in milliseconds. */
export class Stopwatch {
  readonly #laps: { readonly stage: string; readonly start: number }[] = [];

  /** Ends the current stage and begins `stage`. */
  begin(stage: string): void {
    this.#laps.push({ stage, start: performance.now() });
  }

  /** Each stage with its time so far. */
  laps(): readonly { readonly stage: string; readonly milliseconds: number }[] {
    const now = performance.now();
    return this.#laps.map(({ stage, start }, index) => ({
      stage,
      milliseconds: Math.round((this.#laps[index + 1]?.start ?? now) - start),
    }));
  }

  /** From the first stage until now. */
  total(): number {
    return Math.round(performance.now() - (this.#laps[0]?.start ?? performance.now()));
  }
}
