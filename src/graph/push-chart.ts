import type { Period } from "../model/period.ts";
import { roundTenth, toDay, toScale } from "./axis.ts";
import { toFittingText, toTextWidth } from "./label.ts";

/** The objectives that set out to move a KPI, each in its own time. */
export interface PushInput {
  readonly start: Period["start"];
  readonly end: Period["end"];
  /** The left and right edge of the time axis above. */
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly pushes: readonly {
    readonly period: Period;
    readonly name: string;
    /** `0.61`, or `54%` while it runs. */
    readonly score?: string;
    readonly isOpen: boolean;
  }[];
}

/** Bars beneath the axis of a KPI's chart, in as few rows as do not overlap. */
export interface PushChart {
  readonly width: number;
  readonly height: number;
  readonly barHeight: number;
  readonly bars: readonly {
    /** Its place in the list of objectives. */
    readonly index: number;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly name: string;
    readonly nameX: number;
    readonly score?: { readonly x: number; readonly text: string };
    readonly mark?: { readonly x: number; readonly y: number };
  }[];
}

const barHeight = 22;
const rowHeight = 26;
const narrowest = 26;

/** Lays out the pushes; those that lie wholly outside the time axis are left to the list. */
export function layoutPushChart(input: PushInput): PushChart {
  const days = Math.max(1, toDay(input.start, input.end));
  const x = toScale([0, days], [input.left, input.right]);
  const at = (date: Period["start"]): number =>
    x(Math.min(days, Math.max(0, toDay(input.start, date))));
  const ends: number[] = [];
  const bars = input.pushes.flatMap((push, index) => {
    if (push.period.end < input.start || push.period.start > input.end) return [];
    const from = Math.min(at(push.period.start) + 1, input.right - narrowest);
    const to = Math.max(from + narrowest, at(push.period.end) - 1);
    const free = ends.findIndex((end) => end <= from);
    const row = free < 0 ? ends.length : free;
    ends[row] = to + 2;
    return [toBar(push, index, from, Math.min(to, input.right), row * rowHeight + 2)];
  });
  const height = Math.max(1, ends.length) * rowHeight + 2;
  return { width: input.width, height, barHeight, bars };
}

function toBar(
  push: PushInput["pushes"][number],
  index: number,
  from: number,
  to: number,
  y: number,
): PushChart["bars"][number] {
  const width = roundTenth(to - from);
  const nameX = roundTenth(from + (push.isOpen ? 21 : 7));
  const scoreWidth = push.score === undefined ? 0 : toTextWidth(push.score) + 8;
  const hasScore = scoreWidth > 0 && nameX + 30 + scoreWidth < to;
  const name = toFittingText(push.name, to - nameX - (hasScore ? scoreWidth + 4 : 4));
  return {
    index,
    x: roundTenth(from),
    y,
    width,
    name: name === "…" ? "" : name,
    nameX,
    ...(hasScore && push.score !== undefined
      ? { score: { x: roundTenth(to - 6), text: push.score } }
      : {}),
    ...(push.isOpen ? { mark: { x: roundTenth(from + 11.5), y: y + 11 } } : {}),
  };
}
