/** Measures how long each of several consecutive stages takes, in milliseconds. */
export class Stopwatch {
  readonly #laps: { readonly stage: string; readonly start: number }[] = [];

  /** Ends the current stage and begins `stage`. */
  begin(stage: string): void {
    this.#laps.push({ stage, start: performance.now() });
  }

  /** Returns each stage with its time so far. */
  laps(): readonly { readonly stage: string; readonly milliseconds: number }[] {
    const now = performance.now();
    return this.#laps.map(({ stage, start }, index) => ({
      stage,
      milliseconds: Math.round((this.#laps[index + 1]?.start ?? now) - start),
    }));
  }

  /** Returns the time from the start of the first stage until now. */
  total(): number {
    return Math.round(performance.now() - (this.#laps[0]?.start ?? performance.now()));
  }
}
