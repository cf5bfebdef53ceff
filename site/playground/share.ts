import type { SourceFile } from "../../generator/read/source/source-file.ts";

/** The state that a link to the playground carries. */
export interface Shared {
  readonly pages: readonly SourceFile[];
  readonly open: string;
  readonly json: string;
  readonly model: string;
}

/** Returns the fragment of a link that carries `shared`, compressed and in URL-safe Base64. */
export async function toFragment(shared: Shared): Promise<string> {
  const bytes = await pipe(
    new TextEncoder().encode(JSON.stringify(shared)),
    new CompressionStream("deflate-raw"),
  );
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const code = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `#s=${code}`;
}

/** Returns the state that a fragment carries, or `null` if it cannot be read. */
export async function fromFragment(fragment: string): Promise<Shared | null> {
  const code = /^#s=(?<code>[\w-]+)$/.exec(fragment)?.groups?.["code"];
  if (code === undefined) return null;
  try {
    const binary = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const text = new TextDecoder().decode(
      await pipe(bytes, new DecompressionStream("deflate-raw")),
    );
    return checked(JSON.parse(text));
  } catch {
    // The link was cut off, or typed by hand.
    return null;
  }
}

async function pipe(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(through);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function checked(value: unknown): Shared | null {
  if (typeof value !== "object" || value === null || !("pages" in value)) return null;
  const { pages } = value;
  if (!Array.isArray(pages) || !pages.every(isPage) || pages.length === 0) return null;
  const text = (key: string): string => {
    const property: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
    return typeof property === "string" ? property : "";
  };
  return { pages, open: text("open"), json: text("json"), model: text("model") };
}

function isPage(value: unknown): value is SourceFile {
  return (
    typeof value === "object" &&
    value !== null &&
    "path" in value &&
    typeof value.path === "string" &&
    "text" in value &&
    typeof value.text === "string"
  );
}
