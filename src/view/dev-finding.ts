/** A finding of level error, as the overlay of `npm run dev` shows it. */
export interface DevFinding {
  /** `2026-q3/engineering/find-the-fault.md:7:3`. */
  readonly place: string;
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}
