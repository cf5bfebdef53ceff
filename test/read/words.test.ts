import { describe, expect, test } from "vitest";
import { capitalise } from "../../generator/read/naming/acronyms.ts";
import { proseWords, quotedNames } from "../../generator/read/naming/prose-names.ts";
import {
  inSnakeCase,
  isCamelCase,
  isSnakeCase,
  leadingMarks,
  lettersOf,
  withoutReservedMark,
  wordsOf,
} from "../../generator/read/naming/words.ts";

describe("the style of a name of several words", () => {
  test.each([
    ["clientId", "camelCase"],
    ["client2Id", "camelCase"],
    ["aB", "camelCase"],
    ["accountID", "camelCase"],
    ["client_id", "snake_case"],
    ["sha_256", "snake_case"],
    ["a2_b", "snake_case"],
    ["a_b_c", "snake_case"],
    ["client", "none"],
    ["Client", "none"],
    ["ClientId", "none"],
    ["CLIENT_ID", "none"],
    ["Client_id", "none"],
    ["client_Id", "none"],
    ["clientId_x", "none"],
    ["client_", "none"],
    ["_client_id", "none"],
    ["_clientId", "none"],
    ["client__id", "none"],
    ["2a_b", "none"],
    ["client-id", "none"],
    ["clientId-x", "none"],
    ["client_id-x", "none"],
    ["", "none"],
  ])("%s: %s", (name, style) => {
    const styles = [isCamelCase(name) ? "camelCase" : "", isSnakeCase(name) ? "snake_case" : ""];
    expect(styles.join("") || "none").toBe(style);
  });
});

describe("a documented name", () => {
  test.each([
    ["client_id_alias", "client id alias", "client_id_alias", "clientidalias", ""],
    ["clientIdAlias", "client id alias", "client_id_alias", "clientidalias", ""],
    ["accountID", "account id", "account_id", "accountid", ""],
    ["sha256Hash", "sha256 hash", "sha256_hash", "sha256hash", ""],
    ["end_", "end", "end", "end", ""],
    ["end__", "end", "end__", "end", ""],
    ["_id", "id", "_id", "id", "_"],
    ["__", "", "__", "", "__"],
    ["_", "", "_", "", "_"],
    ["a__b", "a b", "a__b", "ab", ""],
    ["ID", "id", "id", "id", ""],
  ])("%s has the words %s", (name, words, snake, letters, marks) => {
    expect(wordsOf(name).join(" ")).toBe(words);
    expect(inSnakeCase(name)).toBe(snake);
    expect(lettersOf(name)).toBe(letters);
    expect(leadingMarks(name)).toBe(marks);
  });

  test.each([
    ["end_", "end"],
    ["endIf_", "endIf"],
    ["end__", "end__"],
    ["_", "_"],
    ["__", "__"],
    ["end_x", "end_x"],
    ["end", "end"],
  ])("%s without a reserved mark is %s", (name, without) => {
    expect(withoutReservedMark(name)).toBe(without);
  });

  test.each([
    ["client", "Client"],
    ["a", "A"],
    ["", ""],
    ["256", "256"],
    ["iD", "ID"],
  ])("%s is capitalised as %s", (word, capitalised) => {
    expect(capitalise(word)).toBe(capitalised);
  });
});

describe("the names in a text", () => {
  test.each([
    ["Use `client_id`, `Pair` and `userName2`.", "client_id Pair userName2"],
    ["`a b` `c.d` `` e ` f`", ""],
    ["no code", ""],
    ["``", ""],
  ])("in backticks: %s", (text, names) => {
    expect(quotedNames(text).join(" ")).toBe(names);
  });

  test.each([
    ["The client_id of userName", "client_id of userName"],
    ["a,b;c (d) [e] 'f' \"g\"", "a b c d e f g"],
    ["end. Next", "end"],
    ["a: b", "a b"],
    ["before `code of it` after", "before after"],
    ["before ```js\nlet it `x`\n``` after", "before after"],
    ["one ``` two ``` three", "one three"],
    ["see https://a.b/client_id?x y", "see y"],
    ["see http://a.b y", "see y"],
    ["see`code`it", "see it"],
    ["see<b>it", "see it"],
    ["see https: y", "see https y"],
    ["[text](client_id) after", "text after"],
    ["[text] (client_id)", "text client_id"],
    ["a <b class=x> c", "a c"],
    ["a < b", "a b"],
    ["call run(x) or run (y)", "call x or run y"],
    ["set a=b", "set b"],
    ["path/to/it or a/b", "or"],
    ["a.b.c and x-y and x:y", "and and"],
    ["#tag @user :mark $var -flag _x", ""],
    ["Upper upperX x2", "upperX x2"],
    ["2nd", ""],
    ["x- y/ z.", "x y z"],
  ])("in prose: %s", (text, words) => {
    expect(proseWords(text).join(" ")).toBe(words);
  });
});
