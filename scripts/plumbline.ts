#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { findNearest } from "../src/model/nearest.ts";
import { isTooOld, runOnOwnNode } from "../src/site/node-version.ts";
import { readVersion } from "../src/site/own-code.ts";

/** `plumbline COMMAND`: the commands of a strategy repository. It must start on Node 20: the rest is loaded later. */

const commands: Readonly<Record<string, readonly [text: string, load: () => Promise<unknown>]>> = {
  init: ["makes a strategy repository", () => import("./init.ts")],
  start: ["builds the portal and serves it to this machine", () => import("./start.ts")],
  dev: ["shows the portal while its plans are edited", () => import("./dev.ts")],
  check: ["says all that is wrong with the plans", () => import("./check.ts")],
  new: ["drafts a plan file", () => import("./new.ts")],
  "check-in": ["adds a check-in to an objective", () => import("./check-in.ts")],
  diff: ["says what changed between two states of the plans", () => import("./diff.ts")],
  snapshot: [
    "seals a quarter, and verifies and corrects what is sealed",
    () => import("./snapshot.ts"),
  ],
  schemas: ["writes what editors complete by", () => import("./schemas.ts")],
  cycle: ["closes a cycle, and opens the next one", () => import("./cycle.ts")],
  comment: ["keeps the one comment on a pull request, in workflows", () => import("./comment.ts")],
  build: ["checks the plans and builds the portal", () => import("./build.ts")],
};

const [name = "--help", ...rest] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
const file = fileURLToPath(import.meta.url);

if (command && isTooOld()) {
  process.exitCode = await runOnOwnNode(file, [name, ...rest]);
} else if (command) {
  process.argv.splice(1, 2, file);
  await command[1]();
} else if (name === "--version" || name === "-v") {
  console.log(readVersion());
} else if (name === "--help" || name === "-h" || name === "help") {
  const rows = Object.entries(commands).map(([each, [text]]) => `  ${each.padEnd(10)}${text}`);
  console.log(
    [
      `Plumbline ${readVersion()}: plumbline COMMAND [options]`,
      "",
      ...rows,
      "",
      "Each answers --help.",
    ].join("\n"),
  );
} else {
  const nearest = findNearest(name, Object.keys(commands));
  const meant = nearest === undefined ? "See --help." : `Did you mean \`${nearest}\`?`;
  console.error(`There is no command \`${name}\`. ${meant}`);
  process.exitCode = 2;
}
