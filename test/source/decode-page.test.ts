import { describe, expect, test } from "vitest";
import { decodePage } from "../../generator/read/source/decode-page.ts";

/** Returns the bytes of a text; `\xff` stands for a byte that is no UTF-8, and other letters for themselves. */
function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  const chunks = parts.map((part) =>
    typeof part === "string" ? [...new TextEncoder().encode(part)] : part,
  );
  return Uint8Array.from(chunks.flat());
}

describe("the bytes of a page", () => {
  test.each([
    ["# T", "# T"],
    ["\u{feff}# T", "# T"],
    ["# T\u{feff}", "# T\u{feff}"],
    ["a\r\nb\rc\nd\r\n", "a\nb\nc\nd\n"],
    ["a\r\r\nb", "a\n\nb"],
    ["é😀", "é😀"],
  ])("are the text: %j", (written, text) => {
    expect(decodePage("a/t.md", bytes(written))).toEqual({
      value: { path: "a/t.md", text },
      diagnostics: [],
    });
  });

  test.each(["", " ", "\n\r\n\t", "\u{feff}", "\u{feff}\n"])("are blank: %j", (written) => {
    const { value, diagnostics } = decodePage("t.md", bytes(written));
    expect(value).toBeNull();
    const start = { line: 1, column: 1 };
    expect(diagnostics).toMatchObject([{ code: "MM1002", span: { file: "t.md", start } }]);
  });

  test.each<[string, Uint8Array, number, number]>([
    ["at the start", bytes([0xff]), 1, 1],
    ["at the start of more", bytes([0xff], "a\nb"), 1, 1],
    ["after a letter", bytes("a", [0xff], "b"), 1, 2],
    ["after a letter of two bytes", bytes("é", [0xff], "b"), 1, 2],
    ["after a letter of two units", bytes("😀", [0xff]), 1, 3],
    ["on the second line", bytes("# T\n", [0xff], "\n"), 2, 1],
    ["in the third line", bytes("# T\n\nabc", [0xff], "d\ne", [0xff]), 3, 4],
    ["as a letter that is cut off", bytes("ab", [0xc3]), 1, 3],
    ["as a letter that is cut off by another", bytes("ab", [0xc3], "x"), 1, 3],
    ["as a letter of four bytes without its last", bytes("ab", [0xf0, 0x9f, 0x98], "\n"), 1, 3],
    ["as half of a pair", bytes("a\n", [0xed, 0xa0, 0x80]), 2, 1],
  ])("are no text %s", (_what, page, line, column) => {
    const { value, diagnostics } = decodePage("t.md", page);
    expect(value).toBeNull();
    const place = { line, column };
    expect(diagnostics).toMatchObject([
      { code: "MM1001", span: { file: "t.md", start: place, end: place } },
    ]);
  });
});
