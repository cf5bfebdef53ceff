/** The milliseconds without a change that end a burst: editors and version control change many files at once. */
const quiet = 60;

/**
 * Creates a bell that merges the rings of a burst into one, once it has been quiet for a moment. A ring that comes
 * while nobody waits is kept for the next call of `rung`, which resolves at a ring or when the signal aborts.
 */
export function createBell(signal: AbortSignal): { ring: () => void; rung: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let isRung = false;
  let wake: () => void = () => undefined;
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    wake();
  });
  return {
    ring: () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        isRung = true;
        wake();
      }, quiet);
    },
    rung: async () => {
      if (!isRung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      isRung = false;
    },
  };
}
