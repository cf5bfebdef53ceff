import { spawn } from "node:child_process";
import process from "node:process";
import { patterns } from "./limit-patterns.ts";

// `npm run limits [-- PATTERN …]`: prints time against size. Each pattern runs in a process of its own, which is
// killed when it hangs. LIMITS_MAX sets the largest size in characters.

const sizes = [16, 64, 256, 1024, 4096, 16_384].map((kilobytes) => kilobytes * 1024);
const largest = Number(process.env["LIMITS_MAX"] ?? 4 * 1024 * 1024);

/** In milliseconds. No step takes this long that is linear or that stops at a limit. */
const patience = 60_000;

if (process.env["LIMITS_ONE"] === undefined) await runAll(process.argv.slice(2));
else await runOne(process.env["LIMITS_ONE"]);

async function runAll(wanted: readonly string[]): Promise<void> {
  const names = Object.keys(patterns).filter(
    (name) => wanted.length === 0 || wanted.some((one) => name.includes(one)),
  );
  const chosen = sizes.filter((size) => size <= largest);
  console.log(
    `${"pattern".padEnd(42)}${chosen.map((size) => `${size / 1024} kB`.padStart(9)).join("")}`,
  );
  let bad = 0;
  for (const name of names) if (!(await measure(name, chosen.length))) bad += 1;
  console.log(`${names.length} patterns, ${bad} neither linear nor limited`);
  if (bad > 0) process.exitCode = 1;
}

/** Tells whether each step takes at most a bit more than its share, or next to no time. */
function isBounded(times: readonly number[]): boolean {
  return times.every((time, at) => {
    const before = times[at - 1];
    return before === undefined || time < 1000 || time < 7 * Math.max(before, 40);
  });
}

function measure(name: string, steps: number): Promise<boolean> {
  const env = { ...process.env, LIMITS_ONE: name };
  const args = [...process.execArgv, import.meta.filename];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "ignore"] });
  let output = "";
  let timer = setTimeout(() => undefined, 0);
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => child.kill("SIGKILL"), patience);
  };
  wait();
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    wait();
  });
  return new Promise((resolve) => {
    child.on("close", () => {
      clearTimeout(timer);
      const found = output
        .trim()
        .split("\n")
        .filter((line) => line !== "");
      const steps_ = found.map((line) => line.split("\t"));
      const times = steps_.map(([time]) => Number(time));
      const isDone = times.length === steps && isBounded(times);
      const shown = times
        .map((time) => `${time} ms`.padStart(9))
        .join("")
        .padEnd(9 * steps);
      console.log(
        `${name.padEnd(42)}${shown}  ${isDone ? "ok" : "NO"}  ${steps_.at(-1)?.[1] ?? ""}`,
      );
      resolve(isDone);
    });
  });
}

async function runOne(name: string): Promise<void> {
  const pattern = patterns[name];
  if (pattern === undefined) return;
  // The first call loads and compiles modules, which must not count as part of a step.
  await pattern(1024);
  for (const size of sizes.filter((one) => one <= largest)) {
    const start = performance.now();
    const found = await Promise.resolve()
      .then(() => pattern(size))
      .catch((error: unknown) => `THREW ${String(error).slice(0, 60)}`);
    process.stdout.write(`${Math.round(performance.now() - start)}\t${found}\n`);
  }
}
