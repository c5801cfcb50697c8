import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { watchFolder } from "../../src/site/watch-folder.ts";

it("watchFolder(folder, act) keeps seeing a file that is saved by putting another in its place", async () => {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-watch-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const outside = mkdtempSync(join(tmpdir(), "plumbline-draft-"));
  onTestFinished(() => {
    rmSync(outside, { recursive: true, force: true });
  });
  const team = join(folder, "2026-q3", "signalling");
  mkdirSync(team, { recursive: true });
  writeFileSync(join(team, "plan.md"), "0");

  let seen: (() => void) | undefined;
  const ended = watchFolder(folder, () => {
    seen?.();
    if (!seen) throw new Error("ended");
  });
  const change = (act: () => void): Promise<void> =>
    new Promise((resolve) => {
      seen = resolve;
      act();
    });
  for (const text of ["1", "2", "3"]) {
    await change(() => {
      writeFileSync(join(outside, "plan.md"), text);
      renameSync(join(outside, "plan.md"), join(team, "plan.md"));
    });
  }
  const added = join(folder, "kpis");
  await change(() => {
    mkdirSync(added);
  });
  await change(() => {
    writeFileSync(join(added, "delay.csv"), "date,value");
  });

  seen = undefined;
  rmSync(folder, { recursive: true });
  await expect(ended).rejects.toThrow("ended");
});
