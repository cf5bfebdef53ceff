import { expect, test } from "vitest";
import { diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import { WriteFailure, errorCode, writeFailureOf } from "../../generator/output/file-errors.ts";

function systemError(code: unknown): Error {
  return Object.assign(new Error("the message of the system"), { code });
}

test.each([
  ["ENOSPC", "no space is left"],
  ["EDQUOT", "no space is left"],
  ["EFBIG", "it would be larger than a file may be"],
  ["EROFS", "the disk is read-only"],
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["ENOTDIR", "something else stands in its place"],
  ["EEXIST", "something else stands in its place"],
  ["ELOOP", "a link on the way leads to itself"],
  ["ENAMETOOLONG", "its name is too long for the disk"],
  ["EIO", "the message of the system"],
])("the system's error %s means that %s", (code, reason) => {
  expect(writeFailureOf(systemError(code), "out/a.ts")).toEqual(
    diagnostic("MM7004", { path: "out/a.ts", reason }),
  );
});

test("a failure with a finding of its own is told as that finding", () => {
  const finding = diagnostic("MM7001", { path: "out/a.ts" });
  const failure = new WriteFailure(finding);
  expect(failure.message).toBe(finding.message);
  expect(writeFailureOf(failure, "out/b.ts")).toBe(finding);
});

test.each<[string, unknown, string]>([
  ["an error of the system", systemError("ENOENT"), "ENOENT"],
  ["an error with a number", systemError(7), "7"],
  ["another error", new Error("no"), ""],
  ["what is no error", { code: "ENOENT" }, ""],
  ["nothing", null, ""],
])("the code of %s", (_what, error, code) => {
  expect(errorCode(error)).toBe(code);
});
