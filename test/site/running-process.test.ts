import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isRunning } from "../../src/site/running-process.ts";

const source = join(import.meta.dirname, "../../src/site/running-process.ts");

describe("isRunning(pid)", () => {
  it("knows a process that runs from one that ended, and neither itself nor what is no number", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)"]);
    const ended = new Promise((resolve) => other.once("exit", resolve));
    expect(isRunning(other.pid ?? 0)).toBe(true);
    other.kill("SIGKILL");
    await ended;
    expect([other.pid ?? 0, process.pid, 0, -1, 1.5, NaN].filter(isRunning)).toEqual([]);
  });

  it("counts one that belongs to somebody else as running", () => {
    // Whoever is root becomes nobody for it; of all others process 1 is somebody else's.
    const isRoot = process.getuid?.() === 0;
    const script = `import { isRunning } from ${JSON.stringify(source)};
      ${isRoot ? "process.setgid(65534); process.setuid(65534);" : ""}
      process.stdout.write(String(isRunning(${isRoot ? process.pid : 1})));`;
    const said = spawnSync(process.execPath, ["--input-type=module", "-e", script]);
    expect(said.stdout.toString()).toBe("true");
  });
});
