import type { IsoDate } from "../model/period.ts";

/** Numbers and dates in the portal's locale; true minus signs, no rounding but at the end. */
export interface Format {
  readonly locale: string;
  /** `51%`, `63 h`, `£9.82`, `1,210`; `decimals` where the values of a measure are to align. */
  readonly value: (value: number, unit?: string, decimals?: number) => string;
  /** A share 0…1 as whole percent: `54%`. */
  readonly percent: (share: number) => string;
  /** `−12`, `+5`, `0`. */
  readonly signed: (points: number) => string;
  /** `25 Aug`. */
  readonly day: (date: IsoDate) => string;
  /** `25 August 2026`. */
  readonly date: (date: IsoDate) => string;
  /** `Thu 27 Aug 2026`. */
  readonly weekday: (date: IsoDate) => string;
  /** `August 2026`. */
  readonly month: (date: IsoDate) => string;
}
