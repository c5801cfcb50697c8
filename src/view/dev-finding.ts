import type { RuleCode } from "../model/rules.ts";
import type { MessagePart } from "./message.ts";

/** What `npm run dev` shows over the portal: what the check finds in the newest state of the files. */
export interface DevReport {
  /** The most severe first; those that are too many are only counted. */
  readonly findings: readonly DevFinding[];
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** What was not looked at, and why. */
  readonly gaps: readonly (readonly MessagePart[])[];
  /**
   * Whether the pages show this state; else they show the last one that had no error, or there was none yet, and a page
   * of the server's own lists the findings in their place.
   */
  readonly shown: "this" | "earlier" | "none";
}

/** A finding as an author mends it. */
export interface DevFinding {
  readonly severity: "error" | "warning" | "info";
  readonly code: RuleCode;
  /** As seen from where the command runs: `content/2026-q3/engineering/find-the-fault.md:7:3`. */
  readonly place: string;
  /** Opens the file there, in the editor of whoever runs the command. */
  readonly editor: string;
  readonly message: readonly MessagePart[];
  readonly hint?: readonly MessagePart[];
  /** The lines around it, with a pointer below. */
  readonly frame?: string;
}
