import type { IsoDate, Period } from "./period.ts";
import { hasCourse } from "./measure.ts";
import type { KeyResult, Kpi, Measured, Objective } from "./plan.ts";
import { daysBetween } from "./period.ts";

/** How often something is to be heard of. */
export interface Rhythm {
  /** Days between check-ins; undefined: silence is not counted. */
  readonly days: number | undefined;
  readonly graceDays: number;
}

/** That nothing was heard for too long, and when it was last; never, where that is absent. */
export interface Silence {
  readonly since?: IsoDate;
  /** Days over the rhythm and its grace. */
  readonly overdue: number;
}

/** The days of one period of a KPI's readings; undefined where they are irregular. */
export const frequencyDays: Readonly<Record<NonNullable<Kpi["frequency"]>, number | undefined>> = {
  daily: 1,
  weekly: 7,
  monthly: 31,
  quarterly: 92,
  annual: 366,
  irregular: undefined,
};

/**
 * Whether a key result has been silent for too long. What counts as hearing of it:
 *
 *   a number that somebody reads              its own values, confidences and forecasts; an empty value too: somebody looked
 *   a KPI's values                            the KPI's readings; two of its periods where that is longer than the rhythm
 *   a milestone, steps, levels, a baseline    the objective's check-ins too: there is nothing to say every week
 *   a value that cannot be had, with a state  the objective's check-ins too
 *   done, or unscored                         never silent
 *
 * After its due date nobody need speak any more, so silence is counted up to then.
 */
export function findKeyResultSilence(
  keyResult: KeyResult,
  objective: Objective,
  kpi: Kpi | undefined,
  rhythm: Rhythm,
  asOf: IsoDate,
): Silence | undefined {
  if (keyResult.measure.kind === "none" || keyResult.valueState === "not-applicable")
    return undefined;
  if (kpi) {
    const last = keyResult.observations.at(-1)?.date;
    return findSilence(last, keyResult.period, stretchRhythm(rhythm, kpi), asOf);
  }
  const own = getLater(
    getLater(keyResult.observations.at(-1)?.date, keyResult.confidences.at(-1)?.date),
    getLater(
      keyResult.forecasts.at(-1)?.date,
      isRead(keyResult) ? undefined : objective.checkIns.at(-1)?.date,
    ),
  );
  return findSilence(own, keyResult.period, rhythm, asOf);
}

/**
 * Whether an objective has been silent for too long: nobody checked in. One whose scored key results all take their
 * values from KPIs is also heard of through them, and silent since the latest of both. One that has no scored key
 * results and is made of its children is not asked.
 */
export function findObjectiveSilence(
  objective: Objective,
  kpis: ReadonlyMap<string, Kpi>,
  rhythm: Rhythm,
  asOf: IsoDate,
): Silence | undefined {
  const scored = objective.keyResults.filter(({ measure }) => measure.kind !== "none");
  if (scored.length === 0 && objective.rollUp === "children") return undefined;
  const silence = findSilence(objective.checkIns.at(-1)?.date, objective.period, rhythm, asOf);
  if (!silence || scored.length === 0 || scored.some(({ kpi }) => kpi === undefined))
    return silence;
  const silent = scored.every((keyResult) => {
    const kpi = keyResult.kpi === undefined ? undefined : kpis.get(keyResult.kpi);
    return findKeyResultSilence(keyResult, objective, kpi, rhythm, asOf);
  });
  if (!silent) return undefined;
  const read = scored.map(({ observations }) => observations.at(-1)?.date);
  return findSilence([silence.since, ...read].reduce(getLater), objective.period, rhythm, asOf);
}

/** Whether a goal or a measure of a plan has been silent for too long: its own reports count, or its KPI's readings. */
export function findMeasuredSilence(
  measured: Measured,
  kpi: Kpi | undefined,
  rhythm: Rhythm,
  asOf: IsoDate,
): Silence | undefined {
  if (measured.measure.kind === "none" || measured.valueState === "not-applicable") {
    return undefined;
  }
  const last = [measured.observations, measured.confidences, measured.forecasts]
    .map((list) => list.at(-1)?.date)
    .reduce(getLater);
  return findSilence(last, measured.period, kpi ? stretchRhythm(rhythm, kpi) : rhythm, asOf);
}

/** Silence since the last sign of life, or since the start of the period where there was none. */
function findSilence(
  last: IsoDate | undefined,
  period: Period,
  { days, graceDays }: Rhythm,
  asOf: IsoDate,
): Silence | undefined {
  if (days === undefined) return undefined;
  const until = asOf < period.end ? asOf : period.end;
  const from = last !== undefined && last > period.start ? last : period.start;
  const overdue = daysBetween(from, until) - days - graceDays;
  if (overdue <= 0) return undefined;
  return { overdue, ...(last !== undefined && { since: last }) };
}

/** The rhythm of what is fed by a KPI: a monthly reading is not late in its second week. */
function stretchRhythm(rhythm: Rhythm, { frequency }: Kpi): Rhythm {
  if (rhythm.days === undefined || frequency === undefined) return rhythm;
  const days = frequencyDays[frequency];
  return { ...rhythm, days: days === undefined ? undefined : Math.max(rhythm.days, 2 * days) };
}

/** Whether its value is a number that can be read afresh at each check-in. */
function isRead({ measure, valueState }: KeyResult): boolean {
  return valueState === "known" && hasCourse(measure);
}

function getLater(a: IsoDate | undefined, b: IsoDate | undefined): IsoDate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}
