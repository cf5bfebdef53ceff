import { describe, expect, test } from "vitest";
import { catalog } from "../generator/diagnostics/catalog.ts";

// Messages should read as a person would put them: what happened as a sentence, and what to do as a request.

/** Stands in for whatever a message mentions: a text, a list, or nothing. */
function params(kind: "text" | "nothing"): never {
  const lists = ["names", "pages"];
  return new Proxy(
    {},
    {
      get: (_target, key) => {
        if (key === "names") return ["a.ts", "b.json"];
        if (key === "href" || key === "suggestion") return kind === "nothing" ? null : "Near";
        return lists.includes(String(key)) ? 2 : "Something";
      },
    },
  ) as never;
}

const entries = Object.entries(catalog).map(([code, { message, hint, severity, title }]) => {
  const say = message as (params: never) => string;
  const messages = [say(params("text")), say(params("nothing"))];
  return { code, severity, title, hint: hint(), messages };
});

/** A sentence of the catalog has one of these verbs; a heading ("Duplicate field") has none. */
const verb =
  /\b(?:is|are|was|were|has|have|holds|may|must|can|cannot|does|do|starts|becomes|matches|takes|needs|changed|looks|hardly show|says?|tells)\b/;

/** A hint is a request. If nothing is wrong, the hint says that. */
const request =
  /^(?:Add|Address|Allow|Change|Check|Choose|Correct|Delete|Deprecate|Document|Export|Give|Head|Import|Install|Join|Keep|Leave|Link|List|Look|Make|Move|Name|Open|Read|Rename|Report|Restore|Run|Save|Say|Set|Shorten|Split|Stage|Start|Stop|Use|Write)\b|^There is nothing to do\.$/;

describe("every message", () => {
  test.each(entries)("of $code is a sentence", ({ messages }) => {
    for (const message of messages) {
      expect(message).toMatch(/^[A-Z`]/);
      expect(message).toMatch(verb);
      expect(message).not.toMatch(/\.$|undefined|\[object/);
      expect(message).not.toMatch(/\bUnexpected\b|\bexpected\b/);
    }
  });

  test.each(entries)("of $code says what to do", ({ hint }) => {
    expect(hint).toMatch(request);
    expect(hint).toMatch(/[^.]\.$/);
  });
});

test("a heading, a bent sentence and a remark would be found", () => {
  expect("Unexpected second field `a`, expected each name once").not.toMatch(verb);
  expect("It is left out.").not.toMatch(request);
});
