import type { Explained } from "./explanation.ts";
import type { Measure, Step } from "./measure.ts";
import { isIsoDate, type IsoDate } from "./period.ts";
import type { Measured, Observation } from "./plan.ts";
import { toExplained } from "./explanation.ts";
import { toInput, within } from "./measure-input.ts";
import { getOwn } from "./record.ts";
import { ordinalShares } from "./scale.ts";

/** How a milestone stands. */
export interface MilestoneState {
  readonly isDone: boolean;
  /** The day on which it was done, where somebody says so. */
  readonly on?: IsoDate;
  /** The check-in that says it; absent where the milestone itself does. */
  readonly reported?: Observation;
}

/** Whether a milestone is done: one that is written as done, or reported so, is; undefined: nobody knows. */
export function findMilestoneState(
  { done, on }: Extract<Measure, { kind: "milestone" }>,
  latest: Observation | undefined,
  asOf: IsoDate,
): MilestoneState | undefined {
  const written = done === true ? on === undefined || on <= asOf : done;
  const reported = latest && toDone(latest.value, asOf);
  if (written === undefined && reported === undefined) return undefined;
  const isDone = written === true || reported === true;
  const says = latest !== undefined && reported === isDone ? latest : undefined;
  const value = says?.value;
  const day = typeof value === "string" && isIsoDate(value) ? value : says?.date;
  const since = written === true ? (on ?? day) : day;
  return {
    isDone,
    ...(isDone && since !== undefined && { on: since }),
    ...(says && { reported: says }),
  };
}

/** The progress of what is done or not: 0 or 1; undefined: nobody knows. */
export function findMilestoneProgress(
  measured: Measured,
  measure: Extract<Measure, { kind: "milestone" }>,
  latest: Observation | undefined,
  asOf: IsoDate,
): Explained | undefined {
  const state = findMilestoneState(measure, latest, asOf);
  if (state === undefined) return undefined;
  const { isDone, reported } = state;
  return toExplained(isDone ? 1 : 0, () => ({
    formula: "1 when done, else 0",
    inputs: [
      reported
        ? toInput("done", reported, "plain")
        : {
            label: "done",
            value: isDone ? (measure.on ?? "yes") : "no",
            as: "plain",
            source: within(measured, "done"),
          },
    ],
  }));
}

/** The progress of milestones that add up; undefined where the state of none is known. */
export function findStepsProgress(
  measured: Measured,
  steps: readonly Step[],
  asOf: IsoDate,
): Explained | undefined {
  const known = steps.filter(({ done }) => done !== undefined);
  const total = steps.reduce((sum, { weight }) => sum + weight, 0);
  if (known.length === 0 || total <= 0) return undefined;
  const isDone = ({ done }: Step) => done === true || (typeof done === "string" && done <= asOf);
  const done = steps.filter(isDone).reduce((sum, { weight }) => sum + weight, 0);
  return toExplained(done / total, () => ({
    formula: "Σ weight of the steps done ÷ Σ weight",
    inputs: steps.map((step, index) => ({
      label: step.title,
      value: `${step.done === undefined ? "unknown" : isDone(step) ? "done" : "open"}, weight ${step.weight}`,
      as: "plain",
      source: within(measured, "steps", index),
      ...(typeof step.done === "string" && { date: step.done }),
    })),
    remarks:
      known.length < steps.length
        ? [
            `state unknown of ${steps.length - known.length} of ${steps.length} steps: not counted as done`,
          ]
        : [],
  }));
}

/** The progress of levels in words; undefined for a word that is no level. */
export function findOrdinalProgress(latest: Observation): Explained | undefined {
  const share = latest.value === false ? 0 : getOwn(ordinalShares, String(latest.value));
  if (share === undefined) return undefined;
  return toExplained(share, () => ({
    formula: "commit = 0.3, target = 0.7, stretch = 1",
    inputs: [toInput("level reached", latest, "plain")],
  }));
}

/** A milestone's state in a check-in: true, false, the date on which it was done, or 0 and 1. */
function toDone(value: Observation["value"], asOf: IsoDate): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value >= 1;
  return value === null ? undefined : value <= asOf;
}
