import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";

const root = join(import.meta.dirname, "../..");

/** A folder of plans whose package runs both servers as npm runs scripts: in a shell, and on any port. */
function createProject(): string {
  const project = mkdtempSync(join(tmpdir(), "plumbline-end-"));
  cpSync(join(root, "test/input/healthy"), join(project, "content"), { recursive: true });
  const toScript = (name: string): string =>
    `"${process.execPath}" "${join(root, "scripts", name)}" --as-of 2026-08-27 --port 0`;
  const scripts = { start: toScript("start.ts"), dev: toScript("dev.ts") };
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, scripts }));
  return project;
}

/** Starts a server and waits for its address; `ended` comes once all its processes have let go of their output. */
async function start(command: readonly string[], cwd: string) {
  // Under the environment of a test Astro answers nothing; and nobody's npm but our own runs this.
  const { VITEST, npm_lifecycle_event, ...env } = process.env;
  if (VITEST === undefined) throw new Error("not called by a test", { cause: npm_lifecycle_event });
  const [name = "", ...parameters] = command;
  const child = spawn(name, parameters, {
    ...{ cwd, env: { ...env, NODE_ENV: "development" }, detached: true },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let isOver = false;
  const ended = once(child, "close").then(() => (isOver = true));
  onTestFinished(() => {
    // The whole group, as none of it is to outlive the test.
    if (!isOver && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (text: Buffer) => {
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(text.toString());
      if (found) resolve(found[0]);
    });
    child.once("exit", (status) => {
      reject(new Error(`ended: ${status}`));
    });
  });
  return { child, ended, url };
}

describe("a server that is asked to end", () => {
  const toScript = (name: string): readonly string[] => [
    ...[process.execPath, join(root, "scripts", name)],
    ...["--as-of", "2026-08-27", "--port", "0"],
  ];

  it.each([
    [["npm", "start"], "SIGTERM"],
    [["npm", "run", "dev"], "SIGTERM"],
    [toScript("start.ts"), "SIGTERM"],
    [toScript("start.ts"), "SIGHUP"],
    [toScript("dev.ts"), "SIGHUP"],
  ] as const)("%j is gone after %s, with all that it started", async (command, signal) => {
    const { child, ended, url } = await start(command, createProject());
    child.kill(signal);
    await ended;
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });
});
