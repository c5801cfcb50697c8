import type { NodeId } from "./id.ts";
import type { IsoDate } from "./period.ts";

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
  | { readonly name: "pending"; readonly basis: "none"; readonly why: "not-begun" | "no-data" };

export type StatusName = Status["name"];
