import type { NodeId } from "./id.ts";
import type { IsoDate } from "./period.ts";
import { toPoints } from "./share.ts";

/** Computed from values against the expected pace. */
export type Pace = "ahead" | "on-pace" | "behind" | "off-pace";

/** Reported by a person. */
export type Outlook = "on-track" | "at-risk" | "off-track";

/** How something ended. */
export type Result =
  "achieved" | "partly" | "missed" | "dropped" | "superseded" | "declined" | "not-recorded";

/**
 * The one status of an item, by the precedence of the domain's chapter on status:
 * closed, no check-in, pace, outlook, pending.
 */
export type Status =
  | {
      readonly name: Result;
      readonly basis: "closed";
      readonly reason?: string;
      readonly supersededBy?: NodeId;
    }
  | {
      readonly name: "no-check-in";
      readonly basis: "silence";
      readonly since?: IsoDate;
      readonly lastPace?: Pace;
    }
  | {
      readonly name: Pace;
      readonly basis: "pace";
      readonly gap: number;
      readonly outlook?: Outlook;
    }
  /** Nothing can be computed; the reported outlook is read as a pace and marked so. */
  | { readonly name: Pace; readonly basis: "outlook"; readonly outlook: Outlook }
  /** `not-due`: a milestone that is open, before its due date. */
  | {
      readonly name: "pending";
      readonly basis: "none";
      readonly why: "not-begun" | "no-data" | "not-due";
    };

export type StatusName = Status["name"];

/** Percentage points: how far from the expected pace is still on pace, and how far below is still only behind. */
export interface PaceLimits {
  readonly onPace: number;
  readonly behind: number;
}

/** What the status of one item is decided from. Absent: it does not apply, or is not known. */
export interface StatusFacts {
  readonly closed?: {
    readonly result: Result;
    readonly reason?: string;
    readonly supersededBy?: NodeId;
  };
  /** Given where the last sign of life is older than rhythm and grace allow. */
  readonly silence?: { readonly since?: IsoDate };
  readonly gap?: number;
  readonly outlook?: Outlook;
  /** Why nothing can be said, if nothing can. */
  readonly pending: "not-begun" | "no-data" | "not-due";
}

/**
 * The one status of an item. What comes first in this list decides:
 *
 *   closed with the result `dropped`, 40 points ahead        dropped
 *   last check-in 25 days ago, every 14 days, 2 points off   no check-in, last on pace
 *   54 % done, 63 % expected; outlook on track               behind, gap −9, reported on track
 *   no values; outlook at risk                               behind, as reported
 *   no values, no outlook; begun                             pending, no data
 */
export function getStatus(facts: StatusFacts, limits: PaceLimits): Status {
  const { closed, silence, gap, outlook } = facts;
  if (closed) {
    const { result, reason, supersededBy } = closed;
    return {
      name: result,
      basis: "closed",
      ...(reason !== undefined && { reason }),
      ...(supersededBy !== undefined && { supersededBy }),
    };
  }
  const pace = gap === undefined ? undefined : getPace(gap, limits);
  if (silence) {
    return {
      name: "no-check-in",
      basis: "silence",
      ...(silence.since !== undefined && { since: silence.since }),
      ...(pace && { lastPace: pace }),
    };
  }
  if (pace && gap !== undefined)
    return { name: pace, basis: "pace", gap, ...(outlook && { outlook }) };
  if (outlook) return { name: outlookPaces[outlook], basis: "outlook", outlook };
  return { name: "pending", basis: "none", why: facts.pending };
}

/** The pace of a gap in points: `ahead` above +5, `on-pace` within ±5, `behind` down to −15, `off-pace` below. */
export function getPace(gap: number, { onPace, behind }: PaceLimits): Pace {
  if (gap > onPace) return "ahead";
  if (gap >= -onPace) return "on-pace";
  if (gap >= -behind) return "behind";
  return "off-pace";
}

/** How a reported outlook reads as a pace, where nothing can be computed. */
export const outlookPaces: Readonly<Record<Outlook, Pace>> = {
  "on-track": "on-pace",
  "at-risk": "behind",
  "off-track": "off-pace",
};

/** Progress − expected in whole points, both rounded first so that the difference is that of the printed numbers. */
export function getGap(progress: number, expected: number): number {
  return toPoints(progress) - toPoints(expected);
}
