import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  claimName,
  describeClaim,
  dropClaim,
  findClaims,
} from "../../generator/output/run-claims.ts";

let out: string;
const work = (name = ""): string => join(out, ".modelmark", name);

beforeEach(() => {
  out = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-claims-")));
  mkdirSync(work());
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(out, { recursive: true, force: true });
});

const ownHost = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** Returns what becomes of a claim that was touched some seconds ago. */
async function fate(name: string, seconds = 0): Promise<"live" | "dead" | "none"> {
  writeFileSync(work(name), "");
  const touched = new Date(Date.now() - seconds * 1_000);
  utimesSync(work(name), touched, touched);
  const { live, dead } = await findClaims(out);
  const isIn = (claims: typeof live): boolean => claims.some((one) => one.name === name);
  return isIn(live) ? "live" : isIn(dead) ? "dead" : "none";
}

test("a claim of this process is live, however old it is, and has a name of its own", async () => {
  const [one, other] = [await claimName(), await claimName()];
  expect(one).not.toBe(other);
  expect(one).toMatch(new RegExp(`^run-${ownHost}-${process.pid}-\\d+-[0-9a-f]{12}$`));
  expect(await fate(one, 3_600)).toBe("live");
  const [claim] = (await findClaims(out)).live;
  expect(claim).toMatchObject({ name: one, host: ownHost, pid: process.pid });
  expect(claim?.started).toBe(one.split("-")[3]);
});

test.skipIf(process.platform !== "linux")(
  "the name of a claim has the start of its process",
  async () => {
    const stat = readFileSync(`/proc/${process.pid}/stat`, "latin1");
    expect((await claimName()).split("-")[3]).toBe(stat.replace(/^.*\) /s, "").split(" ")[19]);
    expect(await fate(`run-${ownHost}-${process.pid}-1-ab`)).toBe("dead");
    expect(await fate(`run-${ownHost}-${process.pid}-0-ab`)).toBe("dead");
  },
);

test.each<[string, string, number, "live" | "dead" | "none"]>([
  ["of a process that is gone", `run-${ownHost}-4194303-12-ab`, 0, "dead"],
  ["of no process", `run-${ownHost}-0-0-ab`, 0, "dead"],
  ["of a process that no system has", `run-${ownHost}-4294967296-0-ab`, 0, "dead"],
  ["of no process on another machine", "run-00000000-0-1-ab", 0, "dead"],
  ["of another machine that was touched just now", "run-00000000-1-1-ab", 0, "live"],
  ["of another machine that was touched a moment ago", "run-00000000-1-1-ab", 10, "live"],
  ["of another machine that was not touched for long", "run-00000000-1-1-ab", 20, "dead"],
  ["that is no claim, as it has no host", "run-0000000-1-1-ab", 0, "none"],
  ["that is no claim, as it begins with more", "xrun-00000000-1-1-ab", 0, "none"],
  ["that is no claim, as it goes on", "run-00000000-1-1-ab.txt", 0, "none"],
  ["that is no claim, as it has no start", "run-00000000-1-ab", 0, "none"],
  ["of a run that is no claim", "new-0", 0, "none"],
])("a file %s", async (_what, name, seconds, wanted) => {
  expect(await fate(name, seconds)).toBe(wanted);
});

test.each<[string, Error, "live" | "dead"]>([
  ["that belongs to another user", Object.assign(new Error(), { code: "EPERM" }), "live"],
  ["that is gone", Object.assign(new Error(), { code: "ESRCH" }), "dead"],
  ["of which nothing is known", new Error(), "dead"],
])("a process %s", async (_what, error, wanted) => {
  const name = await claimName();
  vi.spyOn(process, "kill").mockImplementation(() => {
    throw error;
  });
  expect(await fate(name)).toBe(wanted);
});

test("there are no claims where there is no work folder", async () => {
  rmSync(work(), { recursive: true });
  expect(await findClaims(out)).toEqual({ live: [], dead: [] });
});

test("a claim is dropped, and it does not matter if it is gone", async () => {
  const name = await claimName();
  writeFileSync(work(name), "");
  await dropClaim(out, name);
  expect(readdirSync(work())).toEqual([]);
  await expect(dropClaim(out, name)).resolves.toBeUndefined();
});

test("a holder is named by its process, or as one of another machine", () => {
  const claim = { name: "run", pid: 7, started: "1" };
  expect(describeClaim({ ...claim, host: ownHost })).toBe("process 7");
  expect(describeClaim({ ...claim, host: "00000000" })).toBe("a process on another machine");
});
