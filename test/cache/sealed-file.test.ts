import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSealed, writeSealed } from "../../generator/run/memory/sealed-file.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-sealed-")));
  file = join(folder, "above/file.json");
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each<[string, string | Buffer]>([
  ["a text", "größe"],
  ["bytes that are no text", Buffer.from([0, 255, 10, 13])],
  ["nothing", ""],
])("%s is read as it was written, with the same key alone", (_what, content) => {
  writeSealed(file, "key", content);
  expect(readSealed(file, "key")).toEqual(Buffer.from(content));
  expect(readSealed(file, "ke")).toBeNull();
  expect(readSealed(file, "")).toBeNull();
  expect(readdirSync(join(folder, "above"))).toEqual(["file.json"]);
});

test("what is written again replaces what was there", () => {
  writeSealed(file, "key", "a long text");
  writeSealed(file, "key", "short");
  expect(readSealed(file, "key")?.toString()).toBe("short");
});

test.each<[string, (bytes: Buffer) => Buffer]>([
  ["is cut off", (bytes) => bytes.subarray(0, -1)],
  ["goes on", (bytes) => Buffer.concat([bytes, Buffer.from("x")])],
  ["has lost its first byte", (bytes) => bytes.subarray(1)],
  ["has another letter", (bytes) => Buffer.from(bytes.toString().replace("text", "test"))],
  ["has no content", (bytes) => bytes.subarray(0, 64)],
  ["is empty", () => Buffer.from("")],
])("a file that %s is damaged", (_what, damage) => {
  writeSealed(file, "key", "a text");
  writeFileSync(file, damage(readFileSync(file)));
  expect(readSealed(file, "key")).toBeNull();
});

test("a missing file and a folder contain nothing", () => {
  expect(readSealed(file, "key")).toBeNull();
  expect(readSealed(folder, "key")).toBeNull();
});

test.each<[string, () => void]>([
  ["a folder has its name", () => mkdirSync(file, { recursive: true })],
  [
    "the folder above it is a file",
    () => {
      writeFileSync(join(folder, "above"), "mine");
    },
  ],
])(
  "a file that cannot be written because %s is left out, and nothing remains",
  (_what, arrange) => {
    arrange();
    expect(() => {
      writeSealed(file, "key", "a text");
    }).not.toThrow();
    expect(readSealed(file, "key")).toBeNull();
    expect(existsSync(`${file}.${process.pid}`)).toBe(false);
    expect(readdirSync(folder)).toEqual(["above"]);
  },
);
