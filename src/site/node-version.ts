import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { isRecord } from "../model/record.ts";
import { endWithNpm } from "./end-with-npm.ts";

/** The major version of Node that the commands are written for. This file itself runs on Node 20, too. */
const needed = 24;

/** Whether the Node that runs this is too old for the commands. */
export function isTooOld(): boolean {
  return Number.parseInt(process.versions.node, 10) < needed;
}

/** Runs a script again on the Node that the package brings; ends with its exit status, or 2 where there is none. */
export async function runOnOwnNode(script: string, parameters: readonly string[]): Promise<number> {
  const node = findOwnNode();
  if (node === undefined) {
    console.error(
      `Plumbline runs on Node ${needed} or later, and this is Node ${process.versions.node}. The package \`node\` that brings it is not there as it should be: its install script may have been switched off. \`npm rebuild node\` runs it, and so does installing Node ${needed}.`,
    );
    return 2;
  }
  const child = spawn(node, [script, ...parameters], { stdio: "inherit" });
  // An interruption at the terminal reaches both; this one waits until the other has tidied up.
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGHUP", "SIGTERM"] as const) {
    process.on(signal, () => child.kill(signal));
  }
  endWithNpm();
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

function findOwnNode(): string | undefined {
  try {
    const file = createRequire(import.meta.url).resolve("node/package.json");
    const data: unknown = JSON.parse(readFileSync(file, "utf8"));
    const bin = isRecord(data) && isRecord(data["bin"]) ? data["bin"]["node"] : undefined;
    const path = typeof bin === "string" ? join(dirname(file), bin) : undefined;
    return path !== undefined && existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}
