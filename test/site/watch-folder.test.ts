import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { watchFolder } from "../../src/site/watch-folder.ts";

/** The machine may be busy with other tests. */
const patient = { timeout: 60_000 };

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
  let away = 0;
  const onAway = (): void => {
    away += 1;
  };
  const ended = watchFolder(
    folder,
    () => {
      seen?.();
      if (!seen) throw new Error("ended");
    },
    { onAway },
  );
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
  writeFileSync(join(added, "delay.csv"), "");
  await expect(ended).rejects.toThrow("ended");
  expect(away).toBe(0);
});

it("watchFolder(folder, act, watching) waits for a folder that is away, and goes on with it", async () => {
  const parent = mkdtempSync(join(tmpdir(), "plumbline-away-"));
  onTestFinished(() => {
    rmSync(parent, { recursive: true, force: true });
  });
  const folder = join(parent, "content");
  mkdirSync(join(folder, "kpis"), { recursive: true });
  const told: string[] = [];
  const act = (): void => {
    // As whoever reads a folder does, in the midst of which it may go.
    told.push(readdirSync(realpathSync(folder)).join(" "));
  };
  const ending = new AbortController();
  const watching = { onAway: () => told.push("away"), signal: ending.signal };
  const ended = watchFolder(folder, act, watching);
  ended.catch(() => undefined);
  for (const name of ["one", "two"]) {
    renameSync(folder, join(parent, "elsewhere"));
    await expect.poll(() => told.at(-1), patient).toBe("away");
    renameSync(join(parent, "elsewhere"), folder);
    await expect.poll(() => told.at(-1), patient).toContain("kpis");
    writeFileSync(join(folder, name), "");
    await expect.poll(() => told.at(-1), patient).toContain(name);
  }
  expect(told.filter((each) => each === "away")).toHaveLength(2);
  ending.abort(new Error("ended"));
  await expect(ended).rejects.toThrow("ended");
});

it("watchFolder(folder, act, watching) tries again where the folder goes in the midst of it", async () => {
  const parent = mkdtempSync(join(tmpdir(), "plumbline-away-"));
  onTestFinished(() => {
    rmSync(parent, { recursive: true, force: true });
  });
  const folder = join(parent, "content");
  mkdirSync(folder);
  let passes = 0;
  const act = (): void => {
    passes += 1;
    if (passes > 1) return;
    rmSync(folder, { recursive: true });
    realpathSync(folder);
  };
  const ending = new AbortController();
  const onAway = (): void => {
    mkdirSync(folder);
  };
  const ended = watchFolder(folder, act, { onAway, signal: ending.signal });
  ended.catch(() => undefined);
  writeFileSync(join(folder, "plan.md"), "");
  await expect.poll(() => passes, patient).toBe(2);
  ending.abort(new Error("ended"));
  await expect(ended).rejects.toThrow("ended");
});
