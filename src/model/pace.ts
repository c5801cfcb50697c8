import type { Explained, ExplainedInput } from "./explanation.ts";
import type { IsoDate, Period } from "./period.ts";
import type { Measured } from "./plan.ts";
import { toExplained } from "./explanation.ts";
import { daysBetween } from "./period.ts";
import { findShare, findValue, getInterpolated, isHeld } from "./scale.ts";
import { clampShare } from "./share.ts";

/*
 * The share that should be done on a day, in this order:
 *
 *   checkpoints written        straight lines through them, from 0 at the start to 1 at the due date
 *   every step has a due date  Σ weight of the steps due ÷ Σ weight
 *   a limit to be held         1 on every day: there is nothing to come closer to
 *   else                       (today − start) ÷ (end − start), so on 27 August of 1 July – 30 September 57 ÷ 91 = 0.626
 *
 * What is due on the day it starts is expected from that day on.
 */

/** The share 0…1 of a period that has passed: 0 on its first day, 1 on its last. */
export function getElapsedShare({ start, end }: Period, asOf: IsoDate): number {
  const length = daysBetween(start, end);
  if (length <= 0) return asOf >= end ? 1 : 0;
  return clampShare(daysBetween(start, asOf) / length);
}

/** The share 0…1 of something measured that should be done; undefined where it is unscored. */
export function findExpected(measured: Measured, asOf: IsoDate): Explained | undefined {
  const { measure, period } = measured;
  if (measure.kind === "none" || measured.valueState === "not-applicable") return undefined;
  if (measured.checkpoints.length > 0) return getAlongCheckpoints(measured, asOf);
  if (measure.kind === "steps" && measure.steps.every(({ due }) => due !== undefined)) {
    return getAlongSteps(measured, measure.steps, asOf);
  }
  if (isHeld(measure)) {
    return toExplained(1, () => ({
      formula: "1 on every day",
      inputs: [],
      remarks: ["a limit is to be held all the time, not reached at the end"],
    }));
  }
  return toElapsed(period, asOf);
}

/** The elapsed share of a period with its explanation. */
export function toElapsed(period: Period, asOf: IsoDate): Explained {
  return toExplained(getElapsedShare(period, asOf), () => ({
    formula: "(today − start) ÷ (end − start)",
    inputs: [
      { label: "today", value: asOf, as: "plain", date: asOf },
      { label: "start", value: period.start, as: "plain", date: period.start },
      { label: "end", value: period.end, as: "plain", date: period.end },
    ],
  }));
}

/** The value that should be reached at a date; undefined where the measure has no values on the way. */
export function findExpectedValue(measured: Measured, expected: number): number | undefined {
  return findValue(measured.measure, expected);
}

function getAlongCheckpoints(measured: Measured, asOf: IsoDate): Explained {
  const { checkpoints, measure, period } = measured;
  const days = (date: IsoDate) => daysBetween(period.start, date);
  const inner = checkpoints.flatMap(({ date, value }) => {
    const share = findShare(measure, value);
    const inside = period.start < date && date < period.end;
    return share === undefined || !inside ? [] : [[days(date), share] as const];
  });
  const points = [[0, isHeld(measure) ? 1 : 0] as const, ...inner, [days(period.end), 1] as const];
  const today = asOf < period.start ? period.start : asOf;
  const share = today >= period.end ? 1 : getInterpolated(points, days(today));
  return toExplained(clampShare(share), () => ({
    formula: "straight lines through the checkpoints, from 0 at the start to 1 at the due date",
    inputs: [
      { label: "today", value: asOf, as: "plain", date: asOf },
      ...checkpoints.map(({ date, value }, index): ExplainedInput => ({
        label: "checkpoint",
        value,
        as: "unit",
        date,
        source: measured.source.path
          ? {
              ...measured.source,
              path: [...measured.source.path, "checkpoints", index],
            }
          : measured.source,
      })),
    ],
  }));
}

function getAlongSteps(
  measured: Measured,
  steps: readonly { title: string; weight: number; due?: IsoDate }[],
  asOf: IsoDate,
): Explained | undefined {
  const total = steps.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= 0) return undefined;
  const isDue = (due: IsoDate | undefined) => due !== undefined && due <= asOf;
  const due = steps.filter((step) => isDue(step.due));
  return toExplained(due.reduce((sum, { weight }) => sum + weight, 0) / total, () => ({
    formula: "Σ weight of the steps due ÷ Σ weight",
    inputs: steps.map((step) => ({
      label: step.title,
      value: `${isDue(step.due) ? "due" : "not yet due"}, weight ${step.weight}`,
      as: "plain",
      source: measured.source,
      ...(step.due && { date: step.due }),
    })),
  }));
}
