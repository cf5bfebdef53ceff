import { mkdtempSync, realpathSync, rmSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import type { MemoryPlace } from "../../generator/run/memory/memory-place.ts";
import {
  hashOfAll,
  hashOfSettings,
  keepVerified,
  loadVerified,
  verifiedFrom,
} from "../../generator/run/memory/verified-state.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { state } from "./kept-project.ts";

let place: MemoryPlace;

beforeEach(() => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-kept-")));
  place = { folder, name: "project", code: "code" };
});

afterEach(() => {
  rmSync(place.folder, { recursive: true, force: true });
});

const warning = diagnostic("MM7014", { folder: "out", reason: "it is old" });

describe("a verified state", () => {
  test("is loaded as it was kept, by the same code alone", () => {
    expect(loadVerified(place)).toBeNull();
    const verified = verifiedFrom(state, [warning]);
    keepVerified(place, verified);
    expect(loadVerified(place)).toEqual(verified);
    expect(loadVerified({ ...place, code: "other" })).toBeNull();
    expect(loadVerified({ ...place, name: "other" })).toBeNull();
  });

  test("is written again only if it is another", () => {
    const file = join(place.folder, `${place.name}.verified.json`);
    const written = (warnings: readonly (typeof warning)[], mark: string): boolean => {
      const now = new Date(0);
      utimesSync(file, now, now);
      keepVerified(place, verifiedFrom({ ...state, lock: mark }, warnings));
      return statSync(file).mtimeMs !== 0;
    };
    keepVerified(place, verifiedFrom(state, []));
    expect(written([], state.lock)).toBe(false);
    expect(written([warning], state.lock)).toBe(true);
    expect(loadVerified(place)?.warnings).toEqual([warning]);
    expect(written([warning], "another lock")).toBe(true);
  });

  test("holds hashes, the paths of the outputs and the warnings", () => {
    expect(verifiedFrom(state, [warning])).toEqual({
      settings: hashOfSettings(state),
      inputs: hashOfAll(state.inputs),
      outputs: hashOfAll(state.outputs),
      paths: ["pair.ts", "index.ts"],
      warnings: [warning],
    });
  });

  test("has the same hashes in whatever order files come, and others for other files", () => {
    const hash = (...entries: readonly (readonly [string, string])[]) =>
      hashOfAll(new Map(entries));
    const [a, b, c] = [
      ["a", "1"],
      ["b", "2"],
      ["c", "3"],
    ] as const;
    const orders = [
      [a, b, c],
      [a, c, b],
      [b, a, c],
      [b, c, a],
      [c, a, b],
      [c, b, a],
    ];
    expect(new Set(orders.map((order) => hash(...order)))).toEqual(
      new Set([contentHash(JSON.stringify([a, b, c]))]),
    );
    expect(new Set([hash(), hash(a), hash(a, b), hash(["a", "2"]), hash(["b", "1"])]).size).toBe(5);
    const settings = [
      ["a", "b"],
      ["b", "a"],
      ["ab", ""],
      ["", "ab"],
    ] as const;
    expect(new Set(settings.map(([lock, config]) => hashOfSettings({ lock, config }))).size).toBe(
      4,
    );
  });
});
