import type { Explained } from "../model/explanation.ts";
import type { Status } from "../model/status.ts";
import type { Format } from "./format.ts";
import type { LaneView } from "./part.ts";
import { viewStatus } from "./status.ts";

/** What a lane is drawn from: an objective's or a key result's assessment. */
export interface Paced {
  readonly progress?: Explained;
  readonly expected?: Explained;
  readonly status: Status;
}

/** Progress against the expected pace. The mark stops at the ends of the track; the sentence tells the true number. */
export function viewLane({ progress, expected, status }: Paced, format: Format): LaneView {
  const { glyph, word, say } = viewStatus(status, format);
  const way = progress === undefined ? "No data" : `${format.percent(progress.value)} of the way`;
  const due = expected === undefined ? "" : `, expected ${format.percent(expected.value)}`;
  const label =
    status.basis === "none"
      ? `${word}${due}`
      : `${way}${due}, ${status.basis === "pace" ? say : word.toLowerCase()}`;
  return {
    glyph,
    ...(progress === undefined ? {} : { progress: toPosition(progress.value) }),
    ...(expected === undefined ? {} : { expected: toPosition(expected.value) }),
    label,
  };
}

/** A share as a position on the track: 0…100, to a tenth. */
function toPosition(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
}
