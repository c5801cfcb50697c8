import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startDev } from "../browser/dev-server.ts";

const root = join(import.meta.dirname, "../..");

it("shows the page of a document once it is there, and none once it is gone", async () => {
  const project = mkdtempSync(join(tmpdir(), "plumbline-dev-edits-"));
  const team = join(project, "content/2026-q3/signalling");
  cpSync(join(root, "test/input/healthy"), join(project, "content"), { recursive: true });
  const { origin, stop } = await startDev(project);
  onTestFinished(stop);
  const readStatus = async (document: string): Promise<number> => {
    const url = `${origin}/2026-q3/signalling/${document}/`;
    const response = await fetch(url, { headers: { accept: "text/html" } });
    await response.text();
    return response.status;
  };
  const poll = { timeout: 30_000 };
  // The paths of this kind of page are known from here on.
  expect(await readStatus("hear-the-points")).toBe(200);
  expect(await readStatus("another")).toBe(404);
  writeFileSync(join(team, "another.md"), readFileSync(join(team, "hear-the-points.md"), "utf8"));
  await expect.poll(() => readStatus("another"), poll).toBe(200);
  rmSync(join(team, "another.md"));
  await expect.poll(() => readStatus("another"), poll).toBe(404);
});
