/**
 * Returns both sides of a text with merge conflicts, ours and theirs. A text without a conflict is returned alone.
 * The common ancestor, which some git settings add between the sides, is in neither.
 */
export function conflictSides(text: string): readonly string[] {
  if (!/^<{7}(?: |$)/m.test(text)) return [text];
  const ours: string[] = [];
  const theirs: string[] = [];
  let at = [ours, theirs];
  for (const line of text.split("\n")) {
    const mark = /^(?:(?<mark>[<|>])\k<mark>{6}(?: .*)?|(?<middle>={7}))\r?$/.exec(line)?.groups;
    if (mark === undefined) for (const side of at) side.push(line);
    else if (mark["middle"] !== undefined) at = [theirs];
    else at = { "<": [ours], "|": [], ">": [ours, theirs] }[mark["mark"] ?? ">"] ?? at;
  }
  return [ours.join("\n"), theirs.join("\n")];
}
