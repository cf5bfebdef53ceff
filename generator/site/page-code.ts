const prefix = "modelmark:";

/**
 * Returns a generated page as a page for VitePress: our front matter, and the text in Base64. None of VitePress's
 * preprocessors can find an include, a snippet, a script or an interpolation in it.
 *
 * @param title the title, as `plainTitle` returns it
 * @param layout our settings for the page, which become front matter
 */
export function encodePage(title: string, text: string, layout: object): string {
  const bytes = new TextEncoder().encode(text);
  const code = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `${frontMatter({ title, ...layout })}${prefix}${code}\n`;
}

/**
 * Returns front matter with some content. It is JSON, which is also YAML as long as all its characters are printable.
 */
export function frontMatter(content: object): string {
  const json = JSON.stringify(content).replaceAll(
    /[^\u0020-\u007E]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `---\n${json}\n---\n`;
}

/** Returns the text of a page that {@link encodePage} made, or `null` for others. Its front matter may be missing. */
export function decodePage(source: string): string | null {
  const match = /^modelmark:(?<code>[A-Za-z0-9+/=]*)$/m.exec(source);
  const code = match?.groups?.["code"];
  if (code === undefined) return null;
  const bytes = Uint8Array.from(atob(code), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
