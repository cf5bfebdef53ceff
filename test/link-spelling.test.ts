import { describe, expect, test } from "vitest";
import { inspect } from "../generator/index.ts";
import { objectPage } from "./support/object-page.ts";

// A union's page is found by the link alone, so the link counts however it is spelled.

const cell = (href: string): string => `[T.any(::String, ::Integer)](${href})`;

function union(href: string, more: readonly string[] = []): { kind: string; codes: string[] } {
  const paths = ["shared/pet.md", ...more];
  const { model, diagnostics } = inspect({
    pages: [
      ...paths.map((path, index) => ({ path, text: `# Pet${index === 0 ? "" : index}\n` })),
      { path: "shared/x.md", text: objectPage("X", ["field", cell(href), true]) },
    ],
  });
  const [pet] = model.models.filter(({ name }) => name === "Pet");
  return { kind: pet?.kind ?? "", codes: diagnostics.map(({ code }) => code) };
}

describe("a link to the page of a union", () => {
  test.each([
    "../../models/shared/pet.md",
    "../../models/shared/Pet.md",
    "../../models/Shared/pet.MD",
    "../../models/shared/pet",
    "../../models/shared/pet/",
    "../../models/shared/pet.html#fields",
    "../../models/shared/%70et.md",
    "./Pet.md",
  ])("leads there: %s", (href) => {
    expect(union(href)).toEqual({ kind: "union", codes: [] });
  });

  test.each(["../../models/shared/pe.md", "../../models/shared/%zz.md", "../../models/shared/"])(
    "leads nowhere: %s",
    (href) => {
      expect(union(href)).toEqual({ kind: "unknown", codes: ["MM4004", "MM4006"] });
    },
  );

  test("prefers the exact path, and does not choose between others", () => {
    const twins = ["shared/Pet.md"];
    expect(union("../../models/shared/pet.md", twins).kind).toBe("union");
    expect(union("../../models/shared/PET.md", twins).kind).toBe("unknown");
  });
});
