import type { IsoDate } from "../model/period.ts";
import { roundTenth, toDateTicks, toDay, toScale } from "./axis.ts";
import type { KpiFrame, KpiInput } from "./kpi.ts";
import {
  findFreeLabel,
  lineHeight,
  spread,
  toFittingText,
  toLabelBox,
  type Box,
  type Label,
} from "./label.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Labels a KPI's drawing: what has no free place is left to the table beneath it. */
export function layoutKpiLabels(
  input: KpiInput,
  frame: KpiFrame,
  rows: readonly number[],
  last: Point | undefined,
): readonly Label[] {
  const labels: Label[] = [];
  const page: Box = { x: 0, y: 0, width: frame.width, height: frame.height };
  const strip: Box = {
    x: frame.right - 1,
    y: frame.top,
    width: 8,
    height: frame.bottom - frame.top,
  };
  const line = [...toLineBoxes(input.series, frame), ...toLineBoxes(input.yearBefore, frame)];
  const find = (candidates: readonly Label[], others: readonly Box[]): Label | undefined => {
    const hasStrip = input.size === "wide" && input.bands.length > 0;
    const taken = [...labels.map(toLabelBox), ...others, ...(hasStrip ? [strip] : [])];
    return findFreeLabel(candidates, taken, page);
  };
  const add = (candidates: readonly Label[], others: readonly Box[] = []): void => {
    const free = find(candidates, others);
    if (free !== undefined) labels.push(free);
  };
  for (const label of axisLabels(input, frame, rows)) add([label]);
  if (last !== undefined && input.nowText !== undefined) {
    // What is read first stands on a line rather than nowhere.
    const candidates = around(last, input.nowText, "strong");
    const now = find(candidates, line) ?? find(candidates, []);
    if (now !== undefined) labels.push(now);
  }
  for (const label of bandLabels(input, frame)) add(label, line);
  for (const label of targetLabels(input, frame)) add(label, line);
  for (const { date, text } of input.remarks) {
    const point = input.series.find((reading) => reading.date === date);
    if (point === undefined || point.value === null) continue;
    const at = { x: frame.x(date), y: frame.y(point.value) };
    const fitting = toFittingText(text, input.size === "wide" ? 320 : 120);
    add(around(at, fitting, "plain").toReversed(), line);
  }
  if (input.size === "wide") add(yearBeforeLabels(input, frame), line);
  return labels;
}

/** A line as small boxes along it, so that no text is set across it. */
function toLineBoxes(series: KpiInput["series"], frame: KpiFrame): readonly Box[] {
  const boxes: Box[] = [];
  const points = series.filter((point) => point.value !== null);
  points.forEach((point, index) => {
    const from = { x: frame.x(point.date), y: frame.y(point.value ?? 0) };
    const next = points[index + 1];
    const to = next === undefined ? from : { x: frame.x(next.date), y: frame.y(next.value ?? 0) };
    const steps = Math.max(
      1,
      Math.min(40, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 8)),
    );
    for (let k = 0; k < steps; k += 1) {
      const share = k / steps;
      const x = from.x + (to.x - from.x) * share;
      const y = from.y + (to.y - from.y) * share;
      boxes.push({ x: x - 2, y: y - 2, width: 4, height: 4 });
    }
  });
  return boxes;
}

function axisLabels(input: KpiInput, frame: KpiFrame, rows: readonly number[]): readonly Label[] {
  const values = rows.map((value) => ({
    x: frame.left - 7,
    y: roundTenth(frame.y(value) + 4),
    anchor: "end" as const,
    text: toFittingText(input.valueText(value), frame.left - 8),
    tone: "plain" as const,
  }));
  const days = Math.max(1, toDay(input.start, input.end));
  const x = toScale([0, days], [frame.left, frame.right]);
  const limit = input.size === "wide" ? 26 : 7;
  const ticks = toDateTicks(input.start, input.end, x, limit);
  const months = ticks.map((tick) =>
    label(tick.x + 3, frame.bottom + 15, input.tickText(tick.date)),
  );
  if (days > 800 && input.size === "narrow") return [...values, ...months];
  const years = ticks
    .filter(({ date }, index) => index === 0 || isNewYear(date, ticks[index - 1]?.date))
    .map(({ date, x: at }) => label(at + 3, frame.bottom + 30, date.slice(0, 4)));
  return [...values, ...months, ...years];
}

function isNewYear(date: IsoDate, before: IsoDate | undefined): boolean {
  return before !== undefined && date.slice(0, 4) !== before.slice(0, 4);
}

function label(x: number, y: number, text: string): Label {
  return { x: roundTenth(x), y: roundTenth(y), anchor: "start", text, tone: "plain" };
}

/** Beside the strip where there is a margin, else inside the band. */
function bandLabels(input: KpiInput, frame: KpiFrame): readonly (readonly Label[])[] {
  return input.size === "wide" ? marginLabels(input, frame) : insideLabels(input, frame);
}

function marginLabels(input: KpiInput, frame: KpiFrame): readonly (readonly Label[])[] {
  const room = frame.width - frame.right - 32;
  return toBandMiddles(input, frame).flatMap((middle, index) => {
    const band = input.bands[index];
    if (band === undefined) return [];
    const word = label(frame.right + 29, middle, toFittingText(band.word, room));
    const text = label(frame.right + 14, middle + 16, toFittingText(band.text, room + 16));
    return [[{ ...word, tone: "strong" as const }], [text]];
  });
}

function insideLabels(input: KpiInput, frame: KpiFrame): readonly (readonly Label[])[] {
  const [low, high] = frame.domain;
  return input.bands.flatMap((band) => {
    const upper = frame.y(Math.min(high, band.high ?? high));
    const lower = frame.y(Math.max(low, band.low ?? low));
    if (lower - upper < 18) return [];
    const inside = label(frame.left + 6, upper + 14, band.word);
    const below = { ...inside, y: roundTenth(lower - 5) };
    const right = { ...inside, x: frame.right - 6, anchor: "end" as const };
    return [[inside, right, below, { ...right, y: below.y }]];
  });
}

/** Where the words of the bands stand: in their middles, moved apart where bands are too low for two lines. */
export function toBandMiddles(input: KpiInput, frame: KpiFrame): readonly number[] {
  const [low, high] = frame.domain;
  const clip = (value: number): number => frame.y(Math.min(high, Math.max(low, value)));
  const middles = input.bands.map((band) => (clip(band.high ?? high) + clip(band.low ?? low)) / 2);
  return spread(middles, 2 * lineHeight + 8, frame.top + 8, frame.bottom - 18);
}

function targetLabels(input: KpiInput, frame: KpiFrame): readonly (readonly Label[])[] {
  return input.targets.map((target, index) => {
    const previous = input.targets[index - 1]?.by;
    const from = previous === undefined ? frame.left : Math.max(frame.left, frame.x(previous));
    const y = frame.y(target.value);
    const made = { ...label(from + 8, y - 6, target.text), tone: "ink" as const };
    const step = (frame.right - from) / 6;
    const along = [0, 1, 2, 3, 4].map((k) => ({ ...made, x: roundTenth(made.x + k * step) }));
    return [...along, ...along.map((other) => ({ ...other, y: roundTenth(y + 15) }))];
  });
}

function yearBeforeLabels(input: KpiInput, frame: KpiFrame): readonly Label[] {
  return input.yearBefore.flatMap((point) => {
    if (point.value === null) return [];
    const at = { x: frame.x(point.date), y: frame.y(point.value) };
    return around(at, input.yearBeforeText, "plain").slice(0, 2);
  });
}

function around(at: Point, text: string, tone: Label["tone"]): readonly Label[] {
  const make = (dx: number, dy: number, anchor: Label["anchor"]): Label => ({
    x: roundTenth(at.x + dx),
    y: roundTenth(at.y + dy),
    anchor,
    text,
    tone,
  });
  return [
    make(0, -11, "middle"),
    make(-8, -8, "end"),
    make(8, -8, "start"),
    make(-9, 4, "end"),
    make(9, 4, "start"),
    make(0, 20, "middle"),
  ];
}
