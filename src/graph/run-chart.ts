import { line } from "d3-shape";
import type { MonthVerdict } from "../model/hoshin-month.ts";
import { roundTenth, toExtent, toScale, toTicks, type Scale } from "./axis.ts";
import { findFreeLabel, toLabelBox, toTextWidth, type Box, type Label } from "./label.ts";

/** What a run chart is drawn from: the months of a year, with what is known of each. */
export interface RunInput {
  readonly months: readonly RunMonth[];
  /** As an axis says a value. */
  readonly valueText: (value: number) => string;
}

export interface RunMonth {
  /** One letter. */
  readonly initial: string;
  readonly planned?: number;
  readonly actual?: number;
  readonly verdict?: MonthVerdict;
  readonly isRunning: boolean;
}

/** Plan and actual by month: ink is what was planned, marks are what happened. */
export interface RunChart {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly { readonly x1: number; readonly x2: number; readonly y: number }[];
  /** The plan up to the last month that is judged, and what is still to come. */
  readonly planned?: string;
  readonly rest?: string;
  readonly actual?: string;
  /** The running month, or the last one that has a figure. */
  readonly now?: { readonly x: number; readonly y1: number; readonly y2: number };
  readonly marks: readonly {
    readonly x: number;
    readonly y: number;
    /** Absent for a figure that nothing is held against. */
    readonly verdict?: MonthVerdict;
  }[];
  readonly labels: readonly Label[];
}

export type RunSize = "wide" | "narrow";

/** On a phone a drawing of its own: one that shrank would shrink its texts too. */
const widths: Readonly<Record<RunSize, number>> = { wide: 660, narrow: 366 };
const height = 200;
const top = 16;
const bottom = height - 24;

/** Lays out a run chart; the same months always give the same drawing. */
export function layoutRunChart({ months, valueText }: RunInput, size: RunSize): RunChart {
  const width = widths[size];
  const end = months.findLast(({ planned }) => planned !== undefined)?.planned;
  const right = width - (end === undefined ? 10 : Math.ceil(toTextWidth(valueText(end))) + 12);
  const domain = toDomain(months);
  const rows = toTicks(domain, 4);
  const left = roundTenth(
    Math.min(90, Math.max(28, ...rows.map((row) => toTextWidth(valueText(row)) + 9))),
  );
  const x = toScale([0, Math.max(1, months.length - 1)], [left + 8, right]);
  const y = toScale(domain, [bottom, top]);
  const last = months.findLastIndex(({ actual }) => actual !== undefined);
  const running = months.findIndex(({ isRunning }) => isRunning);
  const draw = (key: "planned" | "actual", from: number, to: number): string | undefined =>
    toPath(months.slice(from, to + 1), key, (index) => x(index + from), y);
  const planned = draw("planned", 0, last === -1 ? months.length - 1 : last);
  const rest = last === -1 ? undefined : draw("planned", last, months.length - 1);
  const actual = draw("actual", 0, months.length - 1);
  const marks = months.flatMap((month, index) =>
    month.actual === undefined
      ? []
      : [
          {
            x: x(index),
            y: y(month.actual),
            ...(month.verdict === undefined ? {} : { verdict: month.verdict }),
          },
        ],
  );
  return {
    width,
    height,
    rows: rows.map((row) => ({ x1: left, x2: right, y: y(row) })),
    ...(planned === undefined ? {} : { planned }),
    ...(rest === undefined ? {} : { rest }),
    ...(actual === undefined ? {} : { actual }),
    ...(running === -1 ? {} : { now: { x: x(running), y1: top, y2: bottom } }),
    marks,
    labels: [
      ...rows.map((row): Label => ({
        x: left - 6,
        y: y(row) + 4,
        anchor: "end",
        text: valueText(row),
        tone: "plain",
      })),
      ...months.map(({ initial }, index): Label => ({
        x: x(index),
        y: height - 6,
        anchor: "middle",
        text: initial,
        tone: index === running ? "ink" : "plain",
      })),
      ...toEndLabels(months, { x, y, valueText, width }, marks),
    ],
  };
}

/** All that is drawn, with a little air. */
function toDomain(months: readonly RunMonth[]): readonly [number, number] {
  const values = months.flatMap(({ planned, actual }) =>
    [planned, actual].filter((value) => value !== undefined),
  );
  const [low, high] = toExtent(values);
  const size = Math.max(Math.abs(low), Math.abs(high));
  // What differs by less than figures can tell is one value.
  const isOne = high - low <= Math.max(size * 1e-9, 1e-9);
  const air = isOne ? (size > 1e-6 ? size * 0.1 : 1) : (high - low) * 0.1;
  return [low >= 0 && low - air < 0 ? 0 : low - air, high + air];
}

/** A lone figure has no line; a month without one breaks it. */
function toPath(
  months: readonly RunMonth[],
  key: "planned" | "actual",
  x: Scale,
  y: Scale,
): string | undefined {
  if (months.filter((month) => month[key] !== undefined).length < 2) return undefined;
  const draw = line<RunMonth>()
    .defined((month) => month[key] !== undefined)
    .x((_, index) => x(index))
    .y((month) => y(month[key] ?? 0))
    .digits(1);
  return draw(months) ?? undefined;
}

interface Frame {
  readonly x: Scale;
  readonly y: Scale;
  readonly valueText: (value: number) => string;
  readonly width: number;
}

/** The last figure, and where the plan ends; a label that would hit another is left to the table. */
function toEndLabels(
  months: readonly RunMonth[],
  { x, y, valueText, width }: Frame,
  marks: RunChart["marks"],
): readonly Label[] {
  const labels: Label[] = [];
  const frame: Box = { x: 0, y: 0, width, height: bottom + 4 };
  const taken: Box[] = marks.map((mark) => ({
    x: mark.x - 6,
    y: mark.y - 6,
    width: 12,
    height: 12,
  }));
  const end = months.findLastIndex(({ planned }) => planned !== undefined);
  const plan = months[end]?.planned;
  if (plan !== undefined) {
    const text = valueText(plan);
    const label: Label = { x: x(end) + 8, y: y(plan) + 4, anchor: "start", text, tone: "ink" };
    labels.push(label);
    taken.push(toLabelBox(label));
  }
  const last = months.findLastIndex(({ actual }) => actual !== undefined);
  const value = months[last]?.actual;
  if (value !== undefined && last !== -1) {
    const at = { x: x(last), text: valueText(value), tone: "strong" as const };
    const below: Label = { ...at, y: y(value) + 20, anchor: "middle" };
    const above: Label = { ...at, y: y(value) - 11, anchor: "middle" };
    const beside: Label = { ...at, x: at.x + 10, y: y(value) + 4, anchor: "start" };
    // On the side on which the plan is not.
    const isHigh = value > (months[last]?.planned ?? value);
    const free = findFreeLabel(
      isHigh ? [above, beside, below] : [below, beside, above],
      taken,
      frame,
    );
    if (free !== undefined) labels.push(free);
  }
  return labels;
}
