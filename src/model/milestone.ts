import type { Explained } from "./explanation.ts";
import type { Measure, Step } from "./measure.ts";
import type { IsoDate } from "./period.ts";
import type { Measured, Observation } from "./plan.ts";
import { toExplained } from "./explanation.ts";
import { toInput, within } from "./measure-input.ts";
import { getOwn } from "./record.ts";
import { ordinalShares } from "./scale.ts";

/** The progress of what is done or not: written on the milestone itself, or said by a check-in; undefined: nobody knows. */
export function findMilestoneProgress(
  measured: Measured,
  measure: Extract<Measure, { kind: "milestone" }>,
  latest: Observation | undefined,
  asOf: IsoDate,
): Explained | undefined {
  const written =
    measure.done === true ? measure.on === undefined || measure.on <= asOf : measure.done;
  const reported = latest && toDone(latest.value, asOf);
  if (written === undefined && reported === undefined) return undefined;
  const done = written === true || reported === true;
  return toExplained(done ? 1 : 0, () => ({
    formula: "1 when done, else 0",
    inputs: [
      ...(latest && reported !== undefined && (reported || !done)
        ? [toInput(reported ? "done" : "not done", latest, "plain")]
        : [
            {
              label: "done",
              value: done ? (measure.on ?? "yes") : "no",
              as: "plain" as const,
              source: within(measured, "done"),
            },
          ]),
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
