import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { validateConfig } from "../../generator/config/validate-config.ts";
import { main } from "../../generator/commands/main.ts";
import { parseRef } from "../../generator/tree/git/parse-ref.ts";
import { inspect, type SourceFile } from "../../generator/index.ts";
import { conflictSides } from "../../generator/output/conflict-sides.ts";
import { parseJournal } from "../../generator/output/journal.ts";
import { parseLock, printLock } from "../../generator/output/lock.ts";
import { createPaint } from "../../generator/report/paint.ts";
import { workTree } from "../../generator/tree/work-tree.ts";
import { neverRaw } from "../marker/attacks.ts";
import { asyncProperty, holds, json, piece, property, text, type Target } from "./target.ts";

const override = fc.record(
  {
    rename: text,
    wireName: text,
    type: fc.oneof(text, json),
    members: fc.array(fc.oneof(text, json)),
  },
  { requiredKeys: [] },
);

const configs: Target = {
  ...{ name: "configs", weight: 2 },
  run: asyncProperty(
    fc.oneof(json, fc.record({ spec: text, overrides: fc.dictionary(text, override) })),
    async (value) => {
      const { value: config, diagnostics } = await validateConfig(value, {
        file: "modelmark.config.json",
        text: JSON.stringify(value),
      });
      holds(config !== null || diagnostics.length > 0, "refused with a reason");
    },
  ),
};

/** Overrides for the pages of this project: each is applied, or there is a finding. */
function overrides(pages: readonly SourceFile[]): Target {
  const { models } = inspect({ pages }).model;
  const ids = fc.oneof(fc.constantFrom(...models.map(({ id }) => String(id))), text);
  const type = fc.oneof(text, json, fc.constantFrom("string", "integer", "datetime", "unknown"));
  const field = fc.record({ wireName: text, nullable: fc.boolean(), type }, { requiredKeys: [] });
  const one = fc.record(
    {
      ...{ rename: text, ignore: fc.boolean(), type, discriminator: text },
      members: fc.array(type, { maxLength: 3 }),
      fields: fc.dictionary(fc.oneof(text, fc.constantFrom("key", "value")), field, { maxKeys: 2 }),
    },
    { requiredKeys: [] },
  );
  return {
    ...{ name: "overrides", weight: 1 },
    run: asyncProperty(fc.dictionary(ids, one, { minKeys: 1, maxKeys: 3 }), async (value) => {
      const file = { file: "modelmark.config.json", text: JSON.stringify({ overrides: value }) };
      const { value: config } = await validateConfig(JSON.parse(file.text), file);
      // A value that the schema refuses never gets further.
      if (config === null) return;
      const settings = { overrides: value } as NonNullable<
        Parameters<typeof inspect>[0]["settings"]
      >;
      const { diagnostics, model } = inspect({ pages, settings });
      holds(!diagnostics.some(({ code }) => code === "MM7006"), "no bug");
      const known = new Set(model.models.map(({ id }) => id));
      holds(known.size === model.models.length, "every id once");
    }),
  };
}

const paths = fc.stringMatching(/^[a-c]{1,2}(?:\/[a-c]{1,2})?\.ts$/);
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);

const locks: Target = {
  ...{ name: "locks, journals and refs", weight: 60 },
  run: property(
    fc.tuple(fc.array(paths, { maxLength: 3 }), hash, text, fc.nat()),
    ([all, id, odd, at]) => {
      const lock = {
        generator: "1",
        inputs: { [all[0] ?? "a"]: id },
        config: {},
        outputs: {},
        ranks: {},
      };
      const outputs = Object.fromEntries(all.map((path) => [path, null]));
      const printed = printLock({ ...lock, outputs });
      const { value } = parseLock(printed);
      holds(
        JSON.stringify(Object.keys(value?.outputs ?? {})) ===
          JSON.stringify([...new Set(all)].sort()),
        "a lock is read as it was written",
      );
      const place = at % printed.length;
      const damaged = printed.slice(0, place) + odd + printed.slice(place + (at % 5));
      const again = parseLock(damaged);
      holds(again.value !== null || again.diagnostics.length > 0, "refused with a reason");
      const conflict = `<<<<<<< ours\n${printed}=======\n${damaged}\n>>>>>>> theirs\n`;
      holds(conflictSides(conflict).length === 2, "two sides");
      const journal = parseJournal(
        odd.startsWith("{")
          ? odd
          : `{"version":1,"entries":[{"path":${JSON.stringify(odd)},"before":null,"after":null}]}`,
      );
      if ("entries" in journal)
        for (const { path } of journal.entries)
          holds(!/^\/|(?:^|[\\/])\.\.(?:[\\/]|$)|^[A-Za-z]:/.test(path), `${path} stays inside`);
      const { ref, path } = parseRef(odd);
      holds(path === null ? ref === odd : `${ref}:${path}` === odd, "a ref is read whole");
    },
  ),
};

const commandNames = ["generate", "check", "diff", "inspect", "explain", "init", "docs", "help"];
const flags = [
  ...["--spec", "--out", "--emit", "--wire", "--reporter", "--max-warnings", "--project", "--cwd"],
  ...["--against", "--fail-on", "--diff", "--hook", "--ci", "--config", "--quiet", "--verbose"],
  ...["--strict", "--no-cache", "--dry-run", "--json", "--version", "--help", "--", "-x"],
];

/** Arguments without access to real files: none leads upwards, to the root or to the home folder. */
const argument = fc.oneof(
  fc.constantFrom(...flags, "json", "github", "junit", "sarif", "markdown", "never", "MM2001"),
  fc.oneof(text, piece).map((one) => one.replaceAll(/[/\\.~\0]/g, "_")),
);

/** Command lines, run in a folder that does not exist, so that nothing can be read or written. */
const commandLines: Target = {
  ...{ name: "command lines", weight: 0.5 },
  run: asyncProperty(
    fc.tuple(fc.constantFrom(...commandNames), fc.array(argument, { maxLength: 6 })),
    async ([command, given]) => {
      const top = mkdtempSync(join(tmpdir(), "modelmark-fuzz-"));
      let printed = "";
      const write = (one: string): void => void (printed += one);
      const stream = { write, paint: createPaint(false), isTerminal: false };
      const io = { cwd: join(top, "nowhere"), tree: workTree, npmScript: null };
      try {
        const exitCode = await main([command, ...given], { ...io, stdout: stream, stderr: stream });
        holds([0, 1, 2].includes(exitCode), `${String(exitCode)} is an exit code`);
      } finally {
        rmSync(top, { recursive: true, force: true });
      }
      holds(!printed.includes("This is a bug in Modelmark"), printed);
      holds(!neverRaw.test(printed), `nothing is hidden in ${JSON.stringify(printed)}`);
      holds(!/##\[|^::(?!error |warning |notice )/m.test(printed), `no command in ${printed}`);
    },
  ),
};

/** The targets for inputs other than pages. */
export function inputTargets(pages: readonly SourceFile[]): readonly Target[] {
  return [configs, overrides(pages), locks, commandLines];
}
