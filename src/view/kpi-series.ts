import { layoutKpiChart } from "../graph/kpi-chart.ts";
import type { KpiChart, KpiInput, KpiPoint } from "../graph/kpi.ts";
import { firstOfMonth, nextMonth } from "../graph/axis.ts";
import { findComputedReading } from "../model/computed-reading.ts";
import { toFormulaText } from "../model/formula.ts";
import { getReadings } from "../model/kpi-health.ts";
import { addDays, isIsoDate, parseDate, type IsoDate, type Period } from "../model/period.ts";
import type { Kpi } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toBands } from "./kpi-band.ts";
import { toKpiValue } from "./kpi-row.ts";
import { toKpiUnit } from "./kpi-unit.ts";
import { toPlace, type PlaceView } from "./place.ts";
import { toTickText } from "./tick.ts";

/** The series of a KPI: drawn for wide and for narrow screens, in a sentence, and in figures. */
export interface KpiSeriesView {
  readonly wide: KpiChart;
  readonly narrow: KpiChart;
  readonly sentence: string;
  /** How the drawing is read. */
  readonly note: string;
  /** Newest first: every reading, those outside the drawing too. */
  readonly rows: readonly {
    readonly date: IsoDate;
    readonly day: string;
    readonly value: string;
    readonly yearBefore: string;
    readonly by?: string;
    /** Where it was computed, from what: `8,815 ÷ 10,298 × 100`. */
    readonly computed?: string;
    readonly note?: string;
    readonly place: PlaceView;
  }[];
  /** The time that is drawn. */
  readonly period: Period;
}

/** The formula of a reading with the values that went into it. */
function toComputed({ format }: ViewContext, kpi: Kpi, date: IsoDate): string | undefined {
  const reading = findComputedReading(kpi, date);
  if (reading === undefined || kpi.computed === undefined) return undefined;
  const values = new Map(reading.inputs.map((input) => [input.kpi, input.value]));
  return toFormulaText(kpi.computed.formula, (id) => format.value(values.get(id) ?? 0));
}

/** How many months are drawn, by how often there is a reading. */
const drawnMonths: Readonly<Record<NonNullable<Kpi["frequency"]>, number>> = {
  daily: 12,
  weekly: 12,
  monthly: 24,
  quarterly: 48,
  annual: 144,
  irregular: 24,
};

/** Views the series of a KPI; undefined where nothing was ever measured. */
export function viewKpiSeries(context: ViewContext, kpi: Kpi): KpiSeriesView | undefined {
  const readings = getReadings(kpi, context.plan.asOf);
  if (readings.length === 0) return undefined;
  const period = toPeriod(context, kpi);
  const input = toInput(context, kpi, period);
  const by = (reading: Kpi["series"][number]) =>
    reading.by === undefined ? undefined : context.plan.nodes.get(reading.by)?.title.plain;
  const previous = new Map(readings.map(({ date, value }) => [date.slice(0, 7), value]));
  return {
    wide: layoutKpiChart({ ...input, size: "wide" }),
    narrow: layoutKpiChart({ ...input, size: "narrow" }),
    sentence: toSentence(context, kpi, input),
    note:
      input.bands.length === 0
        ? "Ink is what was read; no bands say what it means"
        : "Ink is what was read; the bands say what it means",
    rows: kpi.series
      .map((reading) => {
        const name = by(reading);
        const computed = toComputed(context, kpi, reading.date);
        const before = previous.get(toYearBefore(reading.date).slice(0, 7));
        return {
          date: reading.date,
          day: context.format.date(reading.date),
          value: toKpiValue(context, kpi, reading.value),
          yearBefore: before === undefined ? "" : toKpiValue(context, kpi, before),
          ...(name === undefined ? {} : { by: name }),
          ...(computed === undefined ? {} : { computed }),
          ...(reading.note === undefined ? {} : { note: reading.note }),
          place: toPlace(context, reading.source),
        };
      })
      .reverse(),
    period,
  };
}

/** Half a year at the least, however short the series is. */
const fewestDays = 153;

/**
 * The time that is drawn: up to the end of the month, or of the current cycle, so that what pushes the KPI now has room;
 * back as far as its frequency asks, not before its first reading, and to its last one where that is older.
 */
function toPeriod({ plan }: ViewContext, kpi: Kpi): Period {
  const { asOf } = plan;
  const month = { start: firstOfMonth(asOf), end: addDays(nextMonth(asOf), -1) };
  const cycle = plan.cycles.find((each) => each.cycle === plan.currentCycle)?.period;
  const isNear = cycle !== undefined && cycle.end < addDays(asOf, 200);
  const end = isNear && cycle.end > month.end ? cycle.end : month.end;
  const wanted = toMonthBefore(month.start, drawnMonths[kpi.frequency ?? "irregular"] - 1);
  const last = kpi.series.at(-1)?.date ?? asOf;
  const back = last < wanted ? firstOfMonth(addDays(last, -fewestDays)) : wanted;
  const first = firstOfMonth(kpi.series[0]?.date ?? asOf);
  const start = first > back ? first : back;
  const latest = firstOfMonth(addDays(month.start, -fewestDays));
  return { start: start < latest ? start : latest, end };
}

function toMonthBefore(month: IsoDate, count: number): IsoDate {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - count;
  const year = String(Math.floor(months / 12)).padStart(4, "0");
  return parseDate(`${year}-${String((months % 12) + 1).padStart(2, "0")}-01`);
}

function toInput(context: ViewContext, kpi: Kpi, period: Period): Omit<KpiInput, "size"> {
  const { format } = context;
  const { unit, decimals } = toKpiUnit(kpi);
  const say = (value: number): string => format.value(value, unit, decimals);
  const inside = ({ date }: KpiPoint): boolean => date >= period.start && date <= period.end;
  const points = kpi.series.map(({ date, value }) => ({
    date,
    value: typeof value === "number" ? value : null,
  }));
  const shifted = points.map(({ date, value }) => ({ date: toYearAfter(date), value }));
  const before = kpi.frequency === "annual" ? [] : shifted.filter(inside);
  // Of a single reading there is no line that its name could stand at.
  const isLine = before.filter(({ value }) => value !== null).length > 1;
  const last = points.findLast(({ value }) => value !== null);
  return {
    ...period,
    series: points.filter(inside),
    yearBefore: isLine ? before : [],
    yearBeforeText: "same month, year before",
    bands: toBands(kpi, (value) => format.value(value, unit)),
    targets: toTargets(context, kpi, period),
    ...(kpi.axisStart === undefined ? {} : { axisStart: kpi.axisStart }),
    ...(last?.value === null || last === undefined ? {} : { nowText: say(last.value) }),
    remarks: toRemarks(kpi, period, say),
    tickText: toTickText(format.locale, period),
    valueText: (value) => format.value(value, unit),
  };
}

/** The targets by date. One that counts only after what is drawn is named with the one before it. */
function toTargets({ format }: ViewContext, kpi: Kpi, period: Period): KpiInput["targets"] {
  const targets = kpi.targets
    .flatMap(({ by, value }) => (value === undefined ? [] : [{ by, value }]))
    .toSorted((a, b) => ((a.by ?? "9999") < (b.by ?? "9999") ? -1 : 1));
  const say = ({ by, value }: (typeof targets)[number]): string =>
    `${format.value(value, kpi.unit)}${by === undefined ? "" : ` by ${format.month(by)}`}`;
  const drawn = targets.filter((_, index) => {
    const from = targets[index - 1]?.by;
    return from === undefined || from < period.end;
  });
  return drawn.map((target, index) => {
    const later = index === drawn.length - 1 ? targets.slice(drawn.length).map(say) : [];
    return {
      ...(target.by === undefined ? {} : { by: target.by }),
      value: target.value,
      text: ["Target", [say(target), ...later].join(", then ")].join(" "),
    };
  });
}

/** What somebody noted, the newest first, and else the lowest and the highest reading. */
function toRemarks(kpi: Kpi, period: Period, say: (value: number) => string): KpiInput["remarks"] {
  const inside = kpi.series.filter(({ date }) => date >= period.start && date <= period.end);
  const known = inside.flatMap(({ date, value, note }) =>
    typeof value === "number" ? [{ date, value, note }] : [],
  );
  // The newest has a label of its own.
  const older = known.slice(0, -1);
  const noted = older.flatMap(({ date, value, note }) =>
    note === undefined ? [] : [{ date, text: `${note}, ${say(value)}` }],
  );
  if (noted.length > 0) return noted.reverse().slice(0, 5);
  const ordered = older.toSorted((a, b) => a.value - b.value);
  const ends = [...ordered.slice(0, 1), ...ordered.slice(1).slice(-1)];
  return ends.map(({ date, value }) => ({ date, text: say(value) }));
}

function toSentence(context: ViewContext, kpi: Kpi, input: Omit<KpiInput, "size">): string {
  const { format } = context;
  const known = input.series.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  const parts = [kpi.title.plain];
  if (first !== undefined && last !== undefined) {
    parts.push(
      `${format.month(first.date)} to ${format.month(last.date)}`,
      `first ${toKpiValue(context, kpi, first.value)}, now ${toKpiValue(context, kpi, last.value)}`,
    );
  }
  const targets = input.targets.map(({ text }) => text.toLowerCase());
  const bands = input.bands.map(({ word, text }) => `${word.toLowerCase()} ${text}`);
  return [...parts, ...targets, ...bands].join("; ");
}

/** The same day a year later; from 29 February the 28th. */
function toYearAfter(date: IsoDate): IsoDate {
  return toYear(date, 1);
}

function toYearBefore(date: IsoDate): IsoDate {
  return toYear(date, -1);
}

function toYear(date: IsoDate, years: number): IsoDate {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, "0");
  const same = `${year}${date.slice(4)}`;
  return isIsoDate(same) ? same : addDays(date, 365 * years);
}
