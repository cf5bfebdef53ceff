#!/usr/bin/env node
// An old version of Node must be able to run this file as far as the message that it is too old. So the file imports
// nothing statically, uses only syntax that Node 12 can read, and takes `process` from the global scope.

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `error: Modelmark needs Node 20.19 or newer, and this is Node ${process.versions.node} (${process.execPath}).\n` +
      "  hint: Install a newer Node, for example from https://nodejs.org, and run the command again.\n",
  );
  process.exitCode = 2;
} else {
  void import("./commands/start.ts").then(({ start }) => start(process.argv.slice(2)));
}
