import type { HoshinTarget, MonthFigure } from "./framework/hoshin.ts";
import type { Explained, ExplainedInput } from "./explanation.ts";
import { toExplained } from "./explanation.ts";
import type { IsoDate, Period } from "./period.ts";
import { parseDue } from "./period.ts";
import { joinReadings } from "./kpi-period.ts";
import type { Observation } from "./plan.ts";

/** How a month, or the year to date, stands against its plan. */
export type MonthVerdict = "met" | "near" | "missed";

/** A month of a target. */
export interface TargetMonth {
  /** As in `2026-03`. */
  readonly month: string;
  readonly planned?: number;
  readonly actual?: number;
  /** Where the actual figure was written. */
  readonly observation?: Observation;
  /** Where the as-of date stands: after the month, in it, before it. */
  readonly time: "over" | "running" | "ahead";
  /** Absent where there is no plan, no figure, or only a part of a sum. */
  readonly verdict?: MonthVerdict;
  /** The actual figure with what it is held against; where there is a verdict. */
  readonly explained?: Explained;
}

/** The months of a target up to the as-of date, joined. */
export interface YearToDate {
  readonly planned: number;
  readonly actual: number;
  readonly verdict: MonthVerdict;
  /** The actual figure, and how the months make it. */
  readonly explained: Explained;
}

type Standard = Pick<HoshinTarget, "better" | "near">;

/**
 * Holds a figure against its plan: met at the plan or on the good side of it, near within so many per cent of the plan.
 *
 *   plan 54, higher is better, near 5 %: 54 met, 51.3 near, 51 missed
 *   plan 0: nothing is near, as no per cent of nothing is something
 */
export function getVerdict(
  planned: number,
  actual: number,
  { better, near }: Standard,
): MonthVerdict {
  const short = better === "higher" ? planned - actual : actual - planned;
  if (short <= 0) return "met";
  // Decimal fractions are not exact: 5 % of 54 is to be 2.7, and 0.1 + 0.2 is to be 0.3.
  const slack = 1e-9 * Math.max(Math.abs(planned), Math.abs(actual));
  if (short <= slack) return "met";
  return short <= (Math.abs(planned) * near) / 100 + slack ? "near" : "missed";
}

/** Every month of the year with its plan, its figure and its verdict */
export function getTargetMonths(
  target: HoshinTarget,
  year: Period,
  asOf: IsoDate,
): readonly TargetMonth[] {
  const planned = new Map(target.planned.map(({ month, value }) => [month, value]));
  const actual = new Map(target.actual.map((figure) => [figure.month, figure]));
  return listMonths(year).map((month) => {
    const time = getTime(month, asOf);
    const [plan, figure] = [planned.get(month), actual.get(month)];
    const isJudged = plan !== undefined && figure !== undefined && isWhole(target, time);
    return {
      month,
      time,
      ...(plan === undefined ? {} : { planned: plan }),
      ...(figure === undefined ? {} : { actual: figure.value, observation: figure.observation }),
      ...(isJudged
        ? {
            verdict: getVerdict(plan, figure.value, target),
            explained: explainMonth(target, plan, figure, time),
          }
        : {}),
    };
  });
}

/** The months that have a verdict, joined as the target says; undefined while there is none. */
export function findYearToDate(
  target: HoshinTarget,
  months: readonly TargetMonth[],
): YearToDate | undefined {
  const counted = months.filter(({ verdict }) => verdict !== undefined);
  if (counted.length === 0) return undefined;
  const planned = joinReadings(
    target.aggregate,
    counted.map((month) => month.planned ?? 0),
  );
  const actual = joinReadings(
    target.aggregate,
    counted.map((month) => month.actual ?? 0),
  );
  const verdict = getVerdict(planned, actual, target);
  const unread = target.aggregate === "last" ? [] : listUnread(months);
  const explained = toExplained(actual, () => ({
    formula: `${joinWords[target.aggregate]}; ${toCriterion(target)}`,
    inputs: [
      { label: "plan to date", value: planned, as: "unit" },
      ...counted.map((month): ExplainedInput => toInput(month)),
    ],
    remarks: [
      ...(counted.some(({ time }) => time === "running")
        ? ["The running month counts with what is known of it."]
        : []),
      ...(unread.length > 0 ? [`Left out, as there is no figure: ${unread.join(", ")}.`] : []),
    ],
  }));
  return { planned, actual, verdict, explained };
}

/** Months that have ended and had a plan, and nobody knows what became of it. */
function listUnread(months: readonly TargetMonth[]): readonly string[] {
  return months
    .filter(({ actual, planned, time }) => {
      return time === "over" && planned !== undefined && actual === undefined;
    })
    .map(({ month }) => month);
}

/** The months of a year or another period, as in `2026-03`. */
export function listMonths({ start, end }: Period): readonly string[] {
  const months: string[] = [];
  let [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  for (;;) {
    const name = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    if (name > end.slice(0, 7)) return months;
    months.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

const joinWords: Readonly<Record<HoshinTarget["aggregate"], string>> = {
  last: "the last month’s figure",
  sum: "the sum of the months that have ended",
  average: "the mean of the months",
};

/** Of a sum a month that still runs is only a part; a state or a mean can be read at any time. */
function isWhole({ aggregate }: HoshinTarget, time: TargetMonth["time"]): boolean {
  return time === "over" || aggregate !== "sum";
}

/** On its last day a month is still running. */
function getTime(month: string, asOf: IsoDate): TargetMonth["time"] {
  const now = asOf.slice(0, 7);
  if (month > now) return "ahead";
  return month === now && parseDue(month) >= asOf ? "running" : "over";
}

function explainMonth(
  target: HoshinTarget,
  planned: number,
  figure: MonthFigure & { readonly observation: Observation },
  time: TargetMonth["time"],
): Explained {
  return toExplained(figure.value, () => ({
    formula: toCriterion(target),
    inputs: [
      {
        label: "plan",
        value: planned,
        as: "unit",
        source: {
          file: target.source.file,
          path: [...(target.source.path ?? []), "plan", figure.month],
        },
      },
      toInput({ month: "actual", actual: figure.value, observation: figure.observation }),
    ],
    remarks: time === "running" ? ["The month is still running."] : [],
  }));
}

function toCriterion({ better, near }: Standard): string {
  const side = better === "higher" ? "at the plan or above it" : "at the plan or below it";
  return `met ${side}, near within ${near} % of it`;
}

function toInput({
  month,
  actual = 0,
  observation,
}: Pick<TargetMonth, "month" | "actual" | "observation">): ExplainedInput {
  return {
    label: month,
    value: actual,
    as: "unit",
    ...(observation === undefined ? {} : { date: observation.date, source: observation.source }),
  };
}
