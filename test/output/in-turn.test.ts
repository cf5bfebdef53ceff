import { expect, test } from "vitest";
import { mapInTurn } from "../../generator/output/in-turn.ts";

const items = Array.from({ length: 200 }, (_, index) => index);

test("jobs are done in order", async () => {
  const done: number[] = [];
  const results = await mapInTurn(items, (item) => {
    done.push(item);
    return -item;
  });
  expect(done).toEqual(items);
  expect(results).toEqual(items.map((item) => -item));
});

test("signals and timers have their turn before all is done", async () => {
  let isHeard = false;
  setImmediate(() => {
    isHeard = true;
  });
  const heard = await mapInTurn(items, () => isHeard);
  expect(heard[0]).toBe(false);
  expect(heard.at(-1)).toBe(true);
});

test("after the first failure nothing is begun", async () => {
  const begun: number[] = [];
  const job = (item: number): void => {
    begun.push(item);
    if (item === 2) throw new Error("full");
  };
  await expect(mapInTurn(items, job)).rejects.toThrow("full");
  expect(begun).toEqual([0, 1, 2]);
});

test.each([
  [63, 0],
  [64, 1],
  [65, 1],
  [200, 3],
])("of %d jobs, others have their turn %d times", async (count, turns) => {
  let heard = 0;
  let isOver = false;
  const listen = (): void => {
    if (isOver) return;
    heard += 1;
    setImmediate(listen);
  };
  setImmediate(listen);
  await mapInTurn(items.slice(0, count), () => undefined);
  isOver = true;
  expect(heard).toBe(turns);
});
