/** A level part of a link in the channel between two rows, with the sides on which its ends go on. */
export interface Run {
  readonly start: RunEnd;
  readonly end: RunEnd;
}

interface RunEnd {
  readonly x: number;
  readonly goes: "up" | "down";
}

/** Between the ends of two runs in one track. */
const apart = 10;

/**
 * Gives each run of a channel a track of its own where it would touch another, in an order in which they cross little.
 * Tracks are counted from the top.
 */
export function assignRunTracks(runs: readonly Run[]): {
  readonly tracks: readonly number[];
  readonly count: number;
} {
  const order = toOrder(runs);
  const tracks = runs.map(() => 0);
  let count = 0;
  order.forEach((index, place) => {
    const run = runs[index];
    if (run === undefined) return;
    let track = 0;
    for (const earlier of order.slice(0, place)) {
      const other = runs[earlier];
      if (other !== undefined && isNear(run, other)) {
        track = Math.max(track, (tracks[earlier] ?? 0) + 1);
      }
    }
    tracks[index] = track;
    count = Math.max(count, track + 1);
  });
  return { tracks, count };
}

/** From the top: neighbours change places for as long as that saves crossings. */
function toOrder(runs: readonly Run[]): readonly number[] {
  const order = runs
    .map((_, index) => index)
    .sort((a, b) => toLeft(runs[a]) - toLeft(runs[b]) || a - b);
  for (let round = 0; round < runs.length; round += 1) {
    let isBetter = false;
    for (let place = 0; place + 1 < order.length; place += 1) {
      const upper = order[place] ?? 0;
      const lower = order[place + 1] ?? 0;
      if (countCrossings(runs[lower], runs[upper]) >= countCrossings(runs[upper], runs[lower])) {
        continue;
      }
      order[place] = lower;
      order[place + 1] = upper;
      isBetter = true;
    }
    if (!isBetter) break;
  }
  return order;
}

/** How often two runs cross if the first is above the second. */
function countCrossings(upper: Run | undefined, lower: Run | undefined): number {
  if (upper === undefined || lower === undefined) return 0;
  let count = 0;
  for (const { x, goes } of [upper.start, upper.end]) {
    if (goes === "down" && isWithin(x, lower)) count += 1;
  }
  for (const { x, goes } of [lower.start, lower.end]) {
    if (goes === "up" && isWithin(x, upper)) count += 1;
  }
  return count;
}

function isWithin(x: number, run: Run): boolean {
  return x > toLeft(run) && x < toRight(run);
}

function isNear(one: Run, other: Run): boolean {
  return toLeft(one) < toRight(other) + apart && toLeft(other) < toRight(one) + apart;
}

function toLeft(run: Run | undefined): number {
  return run === undefined ? 0 : Math.min(run.start.x, run.end.x);
}

function toRight({ start, end }: Run): number {
  return Math.max(start.x, end.x);
}
