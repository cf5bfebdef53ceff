import { getDotPath, type BaseIssue } from "valibot";

/** Says which part of a file of ours is not as we write it. */
export function misfit(issue: BaseIssue<unknown>): string {
  const path = getDotPath(issue);
  return path === null
    ? "it does not hold what Modelmark writes"
    : `it does not hold what Modelmark writes at \`${path}\``;
}
