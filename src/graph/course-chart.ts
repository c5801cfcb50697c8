import type { IsoDate } from "../model/period.ts";
import { roundTenth, toDateTicks, toDay, toExtent, toScale } from "./axis.ts";
import { layoutCourseLabels, toMargins } from "./course-label.ts";
import { toBobPath } from "./bob.ts";
import {
  courseSize,
  toExpectedAt,
  type CourseChart,
  type CourseFrame,
  type CourseInput,
  type CoursePoint,
} from "./course.ts";
import { findFreeLabel, toLabelBox, type Box, type Label } from "./label.ts";
import { toLinePath } from "./line-path.ts";

const top = 15;
const bottom = courseSize.height - 22;
/** The grid reaches a little past the plot, so that a line along its edge does not look cut off. */
const overhang = 4;

/** Lays out a key result's course against the expected one. */
export function layoutCourseChart(input: CourseInput): CourseChart {
  const frame = toFrame(input);
  const grid = toGrid(input, frame);
  const expected = toExpected(input, frame);
  const actual = toActual(input, frame);
  const { last } = actual;
  return {
    ...courseSize,
    grid: grid.lines,
    ...toBand(input, frame),
    ...(expected === undefined ? {} : { expected }),
    ...(actual.path === undefined ? {} : { actual: actual.path }),
    dots: actual.dots,
    ...(last === undefined ? {} : { mark: last }),
    ...toGap(input, frame, last),
    ...toProjection(input, frame, last),
    changes: input.changed.map(({ date }) => toRule(frame.x(date))),
    labels: [...grid.labels, ...layoutCourseLabels(input, frame, last)],
  };
}

function toFrame(input: CourseInput): CourseFrame {
  const margins = toMargins(input);
  const right = roundTenth(courseSize.width - margins.right);
  const last = input.actual.filter(isKnown).at(-1);
  const finish = last !== undefined && last.date > input.end ? last.date : input.end;
  const days = toScale([0, Math.max(1, toDay(input.start, finish))], [margins.left, right]);
  const now = input.today === undefined ? undefined : toExpectedAt(input.expected, input.today);
  return {
    x: (date) => days(toDay(input.start, date)),
    y: toScale(toDomain(input), [bottom, top]),
    left: margins.left,
    right,
    top,
    bottom,
    finish,
    ...(now === undefined ? {} : { now }),
  };
}

function toDomain(input: CourseInput): readonly [number, number] {
  const { band, baseline, projection } = input;
  return toExtent(
    [
      ...input.actual.map((point) => point.value),
      ...input.expected.map((point) => point.value),
      ...input.targets.map((level) => level.value),
      band?.low,
      band?.high,
      baseline?.value,
      projection?.value,
    ].filter((value) => typeof value === "number"),
  );
}

function isKnown(point: CoursePoint): point is { readonly date: IsoDate; readonly value: number } {
  return point.value !== null;
}

function toRule(x: number): CourseChart["grid"][number] {
  return { x, y1: top - overhang, y2: bottom + overhang };
}

function toGrid(
  input: CourseInput,
  frame: CourseFrame,
): { readonly lines: CourseChart["grid"]; readonly labels: readonly Label[] } {
  const days = Math.max(1, toDay(input.start, frame.finish));
  const x = toScale([0, days], [frame.left, frame.right]);
  const ticks = toDateTicks(input.start, frame.finish, x, 6);
  const inside: Box = { x: 0, y: 0, ...courseSize };
  const labels: Label[] = [];
  const taken: Box[] = [];
  for (const tick of ticks) {
    const text = input.tickText(tick.date);
    const label = { x: roundTenth(tick.x + 4), y: courseSize.height - 5, text };
    const wanted: Label = { ...label, anchor: "start", tone: "plain" };
    const free = findFreeLabel([wanted], taken, inside);
    if (free === undefined) continue;
    labels.push(free);
    taken.push(toLabelBox(free));
  }
  const xs = new Set([...ticks.map((tick) => tick.x), frame.right]);
  return { lines: [...xs].map(toRule), labels };
}

function toExpected(input: CourseInput, frame: CourseFrame): CourseChart["expected"] {
  const { expected, today } = input;
  if (expected.length === 0) return undefined;
  const draw = (points: CourseInput["expected"]): string =>
    points
      .map(
        ({ date, value }, index) => `${index === 0 ? "M" : "L"}${frame.x(date)} ${frame.y(value)}`,
      )
      .join("");
  if (today === undefined || frame.now === undefined) return { past: draw(expected) };
  const here = { date: today, value: frame.now };
  return {
    past: draw([...expected.filter((point) => point.date < today), here]),
    rest: draw([here, ...expected.filter((point) => point.date > today)]),
    bob: toBobPath(frame.x(today), frame.y(frame.now)),
  };
}

interface Actual {
  readonly path: string | undefined;
  readonly dots: CourseChart["dots"];
  readonly last: CourseChart["dots"][number] | undefined;
}

function toActual(input: CourseInput, frame: CourseFrame): Actual {
  const places = input.actual.map(({ date, value }) =>
    value === null ? undefined : { x: frame.x(date), y: frame.y(value) },
  );
  const points = places.filter((place) => place !== undefined);
  return {
    path: points.length < 2 ? undefined : toLinePath(places),
    dots: points.slice(0, -1),
    last: points.at(-1),
  };
}

function toBand(input: CourseInput, frame: CourseFrame): Pick<CourseChart, "band" | "limits"> {
  const { band } = input;
  if (band === undefined) return { limits: [] };
  const upper = band.high === undefined ? top - overhang : frame.y(band.high);
  const lower = band.low === undefined ? bottom + overhang : frame.y(band.low);
  const limits = [band.low, band.high].filter((limit) => limit !== undefined);
  return {
    band: {
      x: frame.left,
      y: upper,
      width: roundTenth(frame.right - frame.left),
      height: roundTenth(Math.max(0, lower - upper)),
    },
    limits: limits.map((limit) => `M${frame.left} ${frame.y(limit)}H${frame.right}`),
  };
}

function toGap(
  input: CourseInput,
  frame: CourseFrame,
  last: Actual["last"],
): Pick<CourseChart, "gap"> {
  if (input.today === undefined || frame.now === undefined || last === undefined) return {};
  const expected = frame.y(frame.now);
  return expected === last.y ? {} : { gap: `M${frame.x(input.today)} ${expected}V${last.y}` };
}

function toProjection(
  input: CourseInput,
  frame: CourseFrame,
  last: Actual["last"],
): Pick<CourseChart, "projection"> {
  if (input.projection === undefined || last === undefined) return {};
  const end = `${frame.x(input.end)} ${frame.y(input.projection.value)}`;
  return { projection: `M${last.x} ${last.y}L${end}` };
}
