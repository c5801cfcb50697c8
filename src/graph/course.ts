import type { IsoDate } from "../model/period.ts";
import { toDay, type Scale } from "./axis.ts";
import type { Box, Label } from "./label.ts";

/** A value at a date; `null` where somebody looked and nothing was measured: the line is broken there. */
export interface CoursePoint {
  readonly date: IsoDate;
  readonly value: number | null;
}

/** A value that stands in the margin, with its text as the reader sees it. */
export interface CourseLevel {
  readonly value: number;
  readonly text: string;
}

/** What the course of one key result is drawn from; texts are in the portal's locale. */
export interface CourseInput {
  readonly start: IsoDate;
  readonly end: IsoDate;
  /** Absent where the cycle is over or has not begun: no bob, and the whole course counts as expected. */
  readonly today?: IsoDate | undefined;
  readonly actual: readonly CoursePoint[];
  /** The expected course as a broken line, by date; empty where nothing is expected. */
  readonly expected: readonly { readonly date: IsoDate; readonly value: number }[];
  /** The range in which a value is to stay, where the measure is a floor, a ceiling or a band. */
  readonly band?: { readonly low?: number; readonly high?: number } | undefined;
  readonly baseline?: CourseLevel | undefined;
  /** Targets at the right margin: one, or the zones. */
  readonly targets: readonly CourseLevel[];
  /** Where it is likely to end, with its text: `trend 58%`. */
  readonly projection?: CourseLevel | undefined;
  /** What the newest value is called. */
  readonly nowText?: string | undefined;
  /** Dates on which a promise was changed. */
  readonly changed: readonly { readonly date: IsoDate; readonly text: string }[];
  readonly tickText: (date: IsoDate) => string;
}

/** The drawing: paths and labels inside `width` × `height`. */
export interface CourseChart {
  readonly width: number;
  readonly height: number;
  readonly grid: readonly { readonly x: number; readonly y1: number; readonly y2: number }[];
  readonly band?: Box;
  readonly limits: readonly string[];
  readonly expected?: { readonly past: string; readonly rest?: string; readonly bob?: string };
  readonly actual?: string;
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  /** Where the status shape of the newest value stands. */
  readonly mark?: { readonly x: number; readonly y: number };
  readonly gap?: string;
  readonly projection?: string;
  readonly changes: readonly { readonly x: number; readonly y1: number; readonly y2: number }[];
  readonly labels: readonly Label[];
}

/** Where things stand in the drawing of one course. */
export interface CourseFrame {
  readonly x: (date: IsoDate) => number;
  readonly y: Scale;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The last day of the axis: the end, or the day of a reading that came after it. */
  readonly finish: IsoDate;
  /** What is expected today; absent where nothing is. */
  readonly now?: number;
}

export const courseSize = { width: 328, height: 124 } as const;

/** The expected value at a date: on the broken line, level before its first and after its last point. */
export function toExpectedAt(points: CourseInput["expected"], date: IsoDate): number | undefined {
  const after = points.findIndex((point) => point.date >= date);
  const next = points[after];
  if (next === undefined) return points.at(-1)?.value;
  const previous = points[after - 1];
  if (previous === undefined) return next.value;
  const share = toDay(previous.date, date) / toDay(previous.date, next.date);
  return previous.value + (next.value - previous.value) * share;
}
