import { cpSync, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { openPast } from "../../src/site/dev-past.ts";
import { silence } from "../../src/site/progress.ts";

const root = resolve(import.meta.dirname, "../..");
const cycle = "2026-q2";

function countProcesses(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "ProcessWrap").length;
}

describe("openPast(options)", () => {
  it("never has two processes write one folder", async () => {
    const project = mkdtempSync(join(tmpdir(), "plumbline-past-"));
    const content = join(project, "content");
    const folder = join(project, "written");
    cpSync(join(root, "content"), content, { recursive: true });
    const past = openPast({
      ...{ root, project, content, folder, progress: silence },
      onRead: () => undefined,
    });
    past.refresh("internal");
    await past.whenRead();
    const order: string[] = [];
    const before = past.write(cycle).then(() => order.push("before"));
    // What is being written is no longer what is wanted.
    past.refresh("public");
    await past.whenRead();
    const after = past.write(cycle).then(() => order.push("after"));
    const other = past.write("2026-q1").then(() => order.push("other"));
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, countProcesses())), 5);
    await Promise.all([before, after, other]);
    clearInterval(watch);
    expect(order).toEqual(["before", "after", "other"]);
    // One that works, and one that has answered and is about to end.
    expect(most).toBeLessThanOrEqual(2);
    expect(existsSync(join(folder, "snapshots", cycle, "index.html"))).toBe(true);
    expect(past.write(cycle)).toBe(past.write(cycle));
  }, 120_000);
});
