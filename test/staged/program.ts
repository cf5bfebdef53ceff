import { createPaint } from "../../generator/report/paint.ts";
import { workTree } from "../../generator/tree/work-tree.ts";

export { main } from "../../generator/commands/main.ts";
export { isIrrelevant } from "../../generator/tree/git/staged-paths.ts";
export { createPaint, workTree };
