import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadConfigFile, parseData } from "../../generator/config/load-config-file.ts";
import { loadProblem } from "../../generator/config/load-config-problem.ts";
import { hasRepeatedKey, RepeatedKeyError } from "../../generator/config/repeated-key.ts";

/** Returns what is said about a JSON config, and where; `null` if it is read. */
async function said(text: string): Promise<string | null> {
  const source = { file: "modelmark.config.json", text };
  try {
    await loadConfigFile(source);
    return null;
  } catch (error) {
    const { message, span } = await loadProblem(source, error);
    const [, reason = ""] = message.split("cannot be loaded: ");
    return `${span?.start.line}:${span?.start.column} ${reason}`;
  }
}

describe("in JSON, a key", () => {
  test.each<[string, string | null]>([
    ['{"a":1,"a":2}', "1:8 it has the key `a` twice"],
    ['{"a":1,\n "a" : 1}', "2:2 it has the key `a` twice"],
    ['\uFEFF{"a":1,"a":1}', "1:8 it has the key `a` twice"],
    [String.raw`{"a":1,"\u0061":1}`, "1:8 it has the key `a` twice"],
    ['{"o":{"a":{},"a":{}}}', "1:14 it has the key `a` twice"],
    ['{"o":[0,{"a":1,"a":1}]}', "1:16 it has the key `a` twice"],
    ['{"__proto__":1,"__proto__":1}', "1:16 it has the key `__proto__` twice"],
    ['{"":1,"":1}', "1:7 it has the key `` twice"],
    ['{"a":{"a":1},"b":{"a":1}}', null],
    ['[{"a":1},{"a":1}]', null],
    [String.raw`{"a":"\":","b":"\\","c":"{\"a\":1,\"a\":1}"}`, null],
    ['{"a:":":","b":" : "}', null],
    ['{"__proto__":{"a":1},"a":1}', null],
    ["[]", null],
    ["null", null],
  ])("%s: %j", async (text, expected) => {
    expect(await said(text)).toBe(expected);
  });

  test("is refused with an error of its own", async () => {
    const file = { file: "overrides.json", text: '{"a":1,"a":2}' };
    const error = new RepeatedKeyError();
    expect(error.message).toBe("an object has a key twice");
    await expect(parseData(file)).rejects.toStrictEqual(error);
  });

  test("is found behind very long lists and strings", async () => {
    const list = `[${"0,".repeat(300_000)}{"a":1,"a":1}]`;
    expect(await said(list)).toBe("1:600009 it has the key `a` twice");
    const text = String.raw`{"a":"${"\\n".repeat(3_000_000)}","a":1}`;
    expect(hasRepeatedKey(text, JSON.parse(text))).toBe(true);
  });

  test("is never missed, and never reported where there is one of it", () => {
    const text = fc.json({ maxDepth: 4, noUnicodeString: false });
    const plain = fc.property(text, (json) => !hasRepeatedKey(json, JSON.parse(json)));
    fc.assert(plain, { seed: 29, numRuns: 500 });
    const twice = fc.property(fc.string(), text, text, (key, one, other) => {
      const name = JSON.stringify(key);
      const json = `[{${name}:${one},${name} :${other}}]`;
      return hasRepeatedKey(json, JSON.parse(json));
    });
    fc.assert(twice, { seed: 29, numRuns: 500 });
  });
});
