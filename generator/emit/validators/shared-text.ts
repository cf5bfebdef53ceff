import type { EmitContext } from "../define-emitter.ts";
import { runtimeText } from "./runtime-text.ts";

const plain = "const messagesCarryPath: boolean = false;";

/** Returns the text of the file that all validators share, without its header. */
export function sharedText({ issueMessages }: Pick<EmitContext, "issueMessages">): string {
  if (issueMessages === "plain") return runtimeText;
  if (!runtimeText.includes(plain)) throw new Error("Modelmark bug: messages have no switch");
  return runtimeText.replace(plain, plain.replace("false", "true"));
}
