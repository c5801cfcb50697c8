import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { toSealedFiles } from "../src/site/seal-quarter.ts";
import { writeSnapshotFolder } from "../src/site/snapshot-folder.ts";
import type { Measurement } from "./measure.ts";
import { measureCommand } from "./measure.ts";
import { generateQuarters, listQuarters, type Quarter } from "./organisation.ts";

/** What sealed quarters cost the build of a portal each day. */
export interface SealedResult {
  readonly quarters: number;
  readonly objectives: number;
  /** The build on the next day, without sealed quarters and with them: medians of some days. */
  readonly alone: Measurement;
  readonly with: Measurement;
  /** The first build, which renders all of them. */
  readonly first: Measurement;
}

/** The days on which the portal is built; on each of them hardly a page is as it was. */
const days = ["2026-08-24", "2026-08-25", "2026-08-26", "2026-08-27", "2026-08-28", "2026-08-29"];

/**
 * Measures an organisation with a running quarter and the one before, built day by day: once as it is, and once with
 * sealed quarters, whose pages are made on the first day and taken over on all others.
 */
export async function runSealed(
  quarters: number,
  objectives: number,
  folder: string,
  tell: (line: string) => void,
): Promise<SealedResult> {
  const all = listQuarters(quarters + 1);
  const alone = join(folder, "alone");
  const sealed = join(folder, "with");
  for (const each of [alone, sealed]) {
    writeQuarters(all.slice(-2), objectives, join(each, "content"));
  }
  for (const [at, quarter] of all.slice(0, -1).entries()) {
    tell(`sealing ${quarter.label}, ${at + 1} of ${quarters}`);
    const scratch = join(folder, "scratch", quarter.id);
    const before = at === 0 ? [] : all.slice(at - 1, at);
    writeQuarters([...before, quarter], objectives, scratch);
    const { files } = toSealedFiles({ content: scratch, cycle: quarter.id, generator: "bench" });
    if (!files) throw new Error(`generated quarter not sealed: ${quarter.id}`);
    writeSnapshotFolder(join(sealed, "content"), quarter.id, files);
  }
  const build = (where: string, day: string): Promise<Measurement> => {
    const inputs = [
      "--content",
      join(where, "content"),
      "--as-of",
      day,
      "--out",
      join(where, "out"),
    ];
    const script = join(import.meta.dirname, "../scripts/build.ts");
    return measureCommand([process.execPath, script, ...inputs], where);
  };
  const [begin = "", ...next] = days;
  tell("the first build");
  await build(alone, begin);
  const first = await build(sealed, begin);
  const took = { alone: [] as Measurement[], with: [] as Measurement[] };
  // In turns, as a machine has its moods.
  for (const day of next) {
    tell(`the build of ${day}`);
    took.alone.push(await build(alone, day));
    took.with.push(await build(sealed, day));
  }
  return {
    quarters,
    objectives,
    alone: toMedian(took.alone),
    with: toMedian(took.with),
    first,
  };
}

/** What was measured, in words and with the ratio. */
export function renderSealed({ quarters, objectives, ...took }: SealedResult): string {
  const say = ({ seconds }: Measurement): string => `${seconds.toFixed(2)} s`;
  const ratio = (took.with.seconds / took.alone.seconds).toFixed(2);
  return [
    `${quarters} sealed quarters of ${objectives} objectives`,
    `  the build of the next day without them   ${say(took.alone)}`,
    `  the build of the next day with them      ${say(took.with)}, × ${ratio}`,
    `  the first build, which renders them      ${say(took.first)}`,
  ].join("\n");
}

function writeQuarters(quarters: readonly Quarter[], objectives: number, folder: string): void {
  for (const { file, text } of generateQuarters(quarters, objectives)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

function toMedian(all: readonly Measurement[]): Measurement {
  const sorted = all.toSorted((a, b) => a.seconds - b.seconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error("nothing was measured");
  return middle;
}
