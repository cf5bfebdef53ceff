/** The part of two texts that is compared. It starts at the same place in both, in whole lines. */
export interface ChangedPart {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/**
 * The number of lines behind the last change that are compared too. Where lines repeat, as the ends of blocks do, the
 * change may be shown some lines further down than the common end of the texts begins.
 */
const margin = 200;

/** How many characters are compared at once, which is much quicker than one by one. */
const block = 4096;

/**
 * Returns the part in which two texts differ, with the unchanged lines that a diff shows around it.
 *
 * @param context the number of lines that a diff shows above a change
 */
export function changedPart(old: string, now: string, context: number): ChangedPart {
  const same = commonStart(old, now);
  // The end may not reach back into the common beginning, of which the start shows the last lines.
  const longestEnd = Math.min(old.length, now.length) - same;
  const oldEnd = endOfLine(old, old.length - commonEnd(old, now, longestEnd), margin);
  return {
    start: startOfLine(old, same, context),
    oldEnd,
    newEnd: now.length - (old.length - oldEnd),
  };
}

/** Returns the length of a common beginning of two texts. The whole one may be up to a block longer. */
function commonStart(old: string, now: string): number {
  const shortest = Math.min(old.length, now.length);
  let same = 0;
  while (same + block <= shortest && old.startsWith(now.slice(same, same + block), same)) {
    same += block;
  }
  return same;
}

/** Returns the length of a common end of two texts, up to a limit. The whole one may be up to a block longer. */
function commonEnd(old: string, now: string, limit: number): number {
  let same = 0;
  const blockAt = (text: string): string =>
    text.slice(text.length - same - block, text.length - same);
  while (same + block <= limit && blockAt(old) === blockAt(now)) same += block;
  return same;
}

/** Returns where a line starts that is some lines above a place; 0 if there are fewer lines. */
function startOfLine(text: string, place: number, above: number): number {
  let newline = place;
  for (let line = 0; line <= above; line += 1) {
    newline = newline > 0 ? text.lastIndexOf("\n", newline - 1) : -1;
  }
  return newline + 1;
}

/** Returns where a line ends that is some lines below a place; the end of the text if there are fewer lines. */
function endOfLine(text: string, place: number, below: number): number {
  let end = place;
  for (let line = 0; line <= below; line += 1) {
    const newline = text.indexOf("\n", end);
    end = newline === -1 ? text.length : newline + 1;
  }
  return end;
}
