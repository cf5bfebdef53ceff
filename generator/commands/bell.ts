/** Editors and version control change files in bursts; so much quiet, in milliseconds, ends one. */
const quiet = 60;

/** Rings that belong together are heard as one, once it is quiet; one that nobody waits for is heard later. */
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
