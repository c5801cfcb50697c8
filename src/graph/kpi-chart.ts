import { line } from "d3-shape";
import { roundTenth, toDay, toExtent, toScale, toTicks } from "./axis.ts";
import { layoutKpiLabels, toBandMiddles } from "./kpi-label.ts";
import { parseDate } from "../model/period.ts";
import type { KpiChart, KpiFrame, KpiInput, KpiPoint } from "./kpi.ts";
import { toTextWidth } from "./label.ts";

/** The margin at the right holds the words of the bands; where there are none, it has room for the last value. */
const sizes = {
  wide: { width: 1240, height: 388, right: 128, bare: 56 },
  narrow: { width: 366, height: 292, right: 14, bare: 14 },
} as const;
const top = 18;
const foot = 36;
const fewReadings = 12;

/** Lays out the series of a KPI over its bands, its targets and the year before. */
export function layoutKpiChart(input: KpiInput): KpiChart {
  const frame = toFrame(input);
  const known = input.series.filter((point) => point.value !== null);
  const last = known.at(-1);
  const series = toPath(input.series, frame);
  const yearBefore = toPath(input.yearBefore, frame);
  const lastPoint =
    last === undefined ? undefined : { x: frame.x(last.date), y: frame.y(last.value ?? 0) };
  const rows = toTicks(frame.domain, 5);
  return {
    width: frame.width,
    height: frame.height,
    bands: toBands(input, frame),
    rows: rows.map((value) => ({ x1: frame.left, x2: frame.right, y: frame.y(value) })),
    years: toYears(input, frame),
    targets: toTargetPaths(input, frame),
    ...(yearBefore === undefined ? {} : { yearBefore }),
    ...(series === undefined ? {} : { series }),
    dots: toDots(input.series, frame),
    ...(lastPoint === undefined ? {} : { last: lastPoint }),
    labels: layoutKpiLabels(input, frame, rows, lastPoint),
  };
}

function toFrame(input: KpiInput): KpiFrame {
  const { width, height, right: words, bare } = sizes[input.size];
  const margin = input.bands.length > 0 ? words : bare;
  const domain = toDomain(input);
  const texts = toTicks(domain, 5).map((value) => toTextWidth(input.valueText(value)));
  const left = roundTenth(Math.min(90, Math.max(34, ...texts.map((text) => text + 9))));
  const right = width - margin;
  const bottom = height - foot;
  const days = toScale([0, Math.max(1, toDay(input.start, input.end))], [left, right]);
  const y = toScale(domain, [bottom, top]);
  const x = (date: KpiPoint["date"]) => days(toDay(input.start, date));
  return { width, height, left, right, top, bottom, x, y, domain };
}

/** All that is drawn, with a little air; the axis begins where the author says, if nothing lies below. */
function toDomain(input: KpiInput): readonly [number, number] {
  const values = [...input.series, ...input.yearBefore].map((point) => point.value);
  const bounds = input.bands.flatMap((band) => [band.low, band.high]);
  const targets = input.targets.map((target) => target.value);
  const all = [...values, ...bounds, ...targets].filter((value) => typeof value === "number");
  const [low, high] = toExtent(all);
  const air = toAir(low, high);
  const start = input.axisStart;
  const floor = low >= 0 && low - air < 0 ? 0 : low - air;
  return [start !== undefined && start <= low ? start : floor, high + air];
}

/** A share of what is drawn; of a lone value a share of itself, of nothing one whole. */
function toAir(low: number, high: number): number {
  if (high - low > 1e-12) return (high - low) * 0.12;
  return Math.abs(high) > 1e-9 ? Math.abs(high) * 0.1 : 1;
}

function toPath(points: readonly KpiPoint[], frame: KpiFrame): string | undefined {
  if (points.filter((point) => point.value !== null).length < 2) return undefined;
  const draw = line<KpiPoint>()
    .defined((point) => point.value !== null)
    .x((point) => frame.x(point.date))
    .y((point) => frame.y(point.value ?? 0))
    .digits(1);
  return draw(points) ?? undefined;
}

/** Few readings are shown one by one; of many only those that nothing joins to another. */
function toDots(points: readonly KpiPoint[], frame: KpiFrame): KpiChart["dots"] {
  const isKnown = (point: KpiPoint | undefined): boolean => (point?.value ?? null) !== null;
  const isFew = points.filter(isKnown).length <= fewReadings;
  return points.flatMap((point, index) => {
    const isJoined = isKnown(points[index - 1]) || isKnown(points[index + 1]);
    if (point.value === null || (isJoined && !isFew)) return [];
    return [{ x: frame.x(point.date), y: frame.y(point.value) }];
  });
}

function toBands(input: KpiInput, frame: KpiFrame): KpiChart["bands"] {
  const [low, high] = frame.domain;
  const middles = toBandMiddles(input, frame);
  return input.bands.map((band, index) => {
    const clip = (value: number) => frame.y(Math.min(high, Math.max(low, value)));
    const upper = clip(band.high ?? high);
    const lower = clip(band.low ?? low);
    const size = roundTenth(Math.max(0, lower - upper));
    const width = roundTenth(frame.right - frame.left);
    const area = { x: frame.left, y: upper, width, height: size };
    if (input.size === "narrow") return { area, shape: band.shape };
    const strip = {
      x: frame.right,
      y: roundTenth(upper + 1),
      width: 5,
      height: roundTenth(Math.max(1, size - 2)),
    };
    const middle = middles[index] ?? (upper + lower) / 2;
    const mark = { x: frame.right + 19, y: roundTenth(middle - 4) };
    return { area, shape: band.shape, strip, mark };
  });
}

function toYears(input: KpiInput, frame: KpiFrame): KpiChart["years"] {
  const years: KpiChart["years"][number][] = [];
  for (let year = Number(input.start.slice(0, 4)) + 1; ; year += 1) {
    const date = parseDate(`${year}-01-01`);
    if (date > input.end) return years;
    years.push({ x: frame.x(date), y1: frame.bottom, y2: frame.bottom + 32 });
  }
}

function toTargetPaths(input: KpiInput, frame: KpiFrame): readonly string[] {
  return input.targets.map((target, index) => {
    const previous = input.targets[index - 1]?.by;
    const isLast = index === input.targets.length - 1;
    const clip = (date: KpiPoint["date"]) =>
      Math.min(frame.right, Math.max(frame.left, frame.x(date)));
    const from = previous === undefined ? frame.left : clip(previous);
    const to = isLast || target.by === undefined ? frame.right : clip(target.by);
    return `M${from} ${frame.y(target.value)}H${to}`;
  });
}
