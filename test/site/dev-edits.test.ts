import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startDev, type DevServer } from "../browser/dev-server.ts";

const root = join(import.meta.dirname, "../..");
const project = mkdtempSync(join(tmpdir(), "plumbline-dev-edits-"));
const team = join(project, "content/2026-q3/signalling");

let server: DevServer;
beforeAll(async () => {
  cpSync(join(root, "test/input/healthy"), join(project, "content"), { recursive: true });
  server = await startDev(project);
});
afterAll(() => {
  server.stop();
});

async function readStatus(path: string): Promise<number> {
  const response = await fetch(`${server.origin}${path}`, { headers: { accept: "text/html" } });
  await response.text();
  return response.status;
}

it("shows the page of a document once it is there, and none once it is gone", async () => {
  const path = "/2026-q3/signalling/another/";
  const poll = { timeout: 30_000 };
  // The paths of this kind of page are known from here on.
  expect(await readStatus("/2026-q3/signalling/hear-the-points/")).toBe(200);
  expect(await readStatus(path)).toBe(404);
  writeFileSync(join(team, "another.md"), readFileSync(join(team, "hear-the-points.md"), "utf8"));
  await expect.poll(() => readStatus(path), poll).toBe(200);
  rmSync(join(team, "another.md"));
  await expect.poll(() => readStatus(path), poll).toBe(404);
});
