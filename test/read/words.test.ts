import { describe, expect, test } from "vitest";
import { capitalise } from "../../generator/read/naming/acronyms.ts";
import { proseNames, quotedNames } from "../../generator/read/naming/prose-names.ts";
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
    ["The client_id of userName", "client_id userName"],
    ["a_n,b_n;c_n (d_n) [e_n] 'f_n' \"g_n\"", "a_n b_n c_n d_n e_n f_n g_n"],
    ["end_n. Next_n", "end_n"],
    ["a_n: b_n", "a_n b_n"],
    ["before_n `code_n of it_n` after_n", "before_n after_n"],
    ["before_n ```js\nlet it_n `x_n`\n``` after_n", "before_n after_n"],
    ["one_n ``` two_n ``` three_n", "one_n three_n"],
    ["see_n https://a.b/client_id?x_n y_n", "see_n y_n"],
    ["see_n http://a.b_n y_n", "see_n y_n"],
    ["see_n`code_n`it_n", "see_n it_n"],
    ["see_n<b_n>it_n", "see_n it_n"],
    ["see_n https: y_n", "see_n y_n"],
    ["[text_n](client_id) after_n", "text_n after_n"],
    ["[text_n] (client_id)", "text_n client_id"],
    ["a_n <b class=x_n> c_n", "a_n c_n"],
    ["a_n < b_n", "a_n b_n"],
    ["call_n runOne(x_n) or runTwo (y_n)", "call_n x_n runTwo y_n"],
    ["set_n a_n=b_n", "set_n b_n"],
    ["path_n/to_n/it_n or_n a_n/b_n", "or_n"],
    ["a_n.b_n.c_n and_n x_n-y_n and_n x_n:y_n", "and_n and_n"],
    ["#tag_n @user_n :mark_n $var_n -flag_n _x_n", ""],
    ["Upper_n upperX x2_n one x2", "upperX x2_n"],
    ["2nd_n", ""],
    ["x_n- y_n/ z_n.", "x_n y_n z_n"],
    ["words without such names", ""],
  ])("in prose: %s", (text, names) => {
    expect(proseNames(text).join(" ")).toBe(names);
  });
});
