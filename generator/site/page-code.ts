const prefix = "modelmark:";

/**
 * A generated page as a page of VitePress: front matter of ours, and the text in an alphabet that holds nothing any
 * of its preprocessors could take for an include, a snippet, a script or an interpolation.
 *
 * @param title as `plainTitle` has it
 * @param layout settings of the page for VitePress, ours
 */
export function encodePage(title: string, text: string, layout: object): string {
  const bytes = new TextEncoder().encode(text);
  const code = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `${frontMatter({ title, ...layout })}${prefix}${code}\n`;
}

/** Front matter that says `content`. JSON is YAML, if only printable characters are in it. */
export function frontMatter(content: object): string {
  const json = JSON.stringify(content).replaceAll(
    /[^\u0020-\u007E]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `---\n${json}\n---\n`;
}

/** The text of a page {@link encodePage} made, or `null` for any other. `source` may lack the front matter. */
export function decodePage(source: string): string | null {
  const found = /^modelmark:(?<code>[A-Za-z0-9+/=]*)$/m.exec(source);
  const code = found?.groups?.["code"];
  if (code === undefined) return null;
  const bytes = Uint8Array.from(atob(code), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
