import type { Measure, ValueState } from "../model/measure.ts";
import { findMilestoneState } from "../model/milestone.ts";
import type { IsoDate } from "../model/period.ts";
import type { MeasuredAssessment } from "../model/assessment.ts";
import type { KeyResult, Kpi, Measured, Observation, Plan } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { UnitView } from "./explanation.ts";
import { toKpiUnit } from "./kpi-unit.ts";
import { toDecimals } from "./tick.ts";

/** The figures of a key result as texts; empty where there is none. */
export interface ValueView {
  /** `51%`, `Not done`, `No data`, `Confidential`. */
  readonly now: string;
  /** Whether `now` is a figure, to be set large. */
  readonly isFigure: boolean;
  /** `42%`. */
  readonly from: string;
  /** `65%`, `at least 90%`. */
  readonly target: string;
  /** What should be reached today: `56%`. */
  readonly expected: string;
}

/** Where a key result is shown in a second objective, the figures are those of the first. */
export function getCounted({ plan }: ViewContext, shown: KeyResult): KeyResult {
  const other = shown.sameAs === undefined ? undefined : plan.nodes.get(shown.sameAs);
  return other?.kind === "key-result" ? other : shown;
}

/**
 * How the values of something measured print: its unit, and the decimals that all of them need; those that a KPI
 * computes have the decimals of that KPI.
 */
export function toUnit(measured: Measured, plan: Plan): UnitView {
  const unit = measured.unit ?? (measured.measure.kind === "percent" ? "%" : undefined);
  const computed = findComputed(measured, plan);
  if (computed !== undefined) {
    const { decimals } = toKpiUnit(computed);
    return {
      ...(unit === undefined ? {} : { unit }),
      ...(decimals === undefined ? {} : { decimals }),
    };
  }
  const decimals = Math.max(
    toDecimals(toNumbers(measured.measure)),
    toDecimals(measured.observations.map(({ value }) => value)),
  );
  return unit === undefined ? { decimals } : { unit, decimals };
}

/** The figures of a key result, of one that is shown a second time those of the first. */
export function viewValue(context: ViewContext, shown: KeyResult): ValueView {
  const keyResult = getCounted(context, shown);
  return viewMeasuredValue(context, keyResult, context.assessment.keyResults.get(keyResult.id));
}

/** The value now, the baseline, the target and what is expected today, in the measure's own unit. */
export function viewMeasuredValue(
  context: Pick<ViewContext, "plan" | "format">,
  measured: Measured,
  found: MeasuredAssessment | undefined,
): ValueView {
  const { unit, decimals } = toUnit(measured, context.plan);
  const say = (value: number): string => context.format.value(value, unit, decimals);
  const sayWritten =
    findComputed(measured, context.plan) === undefined ? say : toWritten(context, measured, unit);
  const latest = found?.latest;
  const now = toNow(context, measured, latest, say);
  return {
    now,
    isFigure: typeof latest?.value === "number" && measured.valueState === "known",
    from: toBaseline(measured.measure, sayWritten),
    target: measured.display?.plain ?? toTarget(measured.measure, sayWritten),
    expected: found?.expectedValue === undefined ? "" : say(found.expectedValue),
  };
}

/** The KPI whose formula makes the values; they have more decimals than anybody would write. */
function findComputed({ kpi }: Measured, plan: Plan): Kpi | undefined {
  const node = kpi === undefined ? undefined : plan.nodes.get(kpi);
  return node?.kind === "kpi" && node.computed !== undefined ? node : undefined;
}

/** Prints what an author wrote beside computed values with its own decimals: a target of 60 is no 60.00. */
function toWritten(
  { format }: Pick<ViewContext, "format">,
  { measure }: Measured,
  unit: string | undefined,
): (value: number) => string {
  const decimals = toDecimals(toNumbers(measure));
  return (value) => format.value(value, unit, decimals);
}

const absent: Readonly<Record<Exclude<ValueState, "known">, string>> = {
  "not-set": "Not set",
  "not-measured": "Not measured yet",
  confidential: "Confidential",
  "not-applicable": "Not applicable",
};

function toNow(
  { format, plan }: Pick<ViewContext, "plan" | "format">,
  { valueState, measure }: Measured,
  latest: Observation | undefined,
  say: (value: number) => string,
): string {
  if (valueState !== "known") return absent[valueState];
  if (measure.kind === "steps") {
    const done = measure.steps.filter((step) => isDone(step.done, plan.asOf)).length;
    return `${done} of ${measure.steps.length} steps`;
  }
  if (measure.kind === "milestone") {
    const state = findMilestoneState(measure, latest, plan.asOf);
    if (state === undefined) return "No data";
    if (!state.isDone) return "Not done";
    return state.on === undefined ? "Done" : `Done ${format.day(state.on)}`;
  }
  const value = latest?.value;
  if (typeof value === "number") return say(value);
  if (typeof value === "string") return value;
  return value === undefined ? "No data" : value ? "Done" : "Not done";
}

/** Whether a step was done at the as-of date; unknown is not done. */
function isDone(done: boolean | IsoDate | undefined, asOf: IsoDate): boolean {
  return typeof done === "string" ? done <= asOf : done === true;
}

function toBaseline(measure: Measure, say: (value: number) => string): string {
  return "from" in measure ? say(measure.from) : "";
}

function toTarget(measure: Measure, say: (value: number) => string): string {
  switch (measure.kind) {
    case "change":
    case "reach":
      return say(measure.to);
    case "at-least":
      return `at least ${say(measure.limit)}`;
    case "at-most":
      return `at most ${say(measure.limit)}`;
    case "between":
      return `${say(measure.low)} to ${say(measure.high)}`;
    case "zones":
      return say(measure.target);
    case "ordinal":
      return measure.target ?? measure.stretch ?? measure.commit ?? "";
    case "percent":
      return say(100);
    case "establish":
      return "a first reading";
    case "milestone":
    case "steps":
    case "none":
      return "";
  }
}

function toNumbers(measure: Measure): readonly (number | undefined)[] {
  switch (measure.kind) {
    case "change":
      return [measure.from, measure.to];
    case "reach":
      return [measure.to];
    case "at-least":
    case "at-most":
      return [measure.limit];
    case "between":
      return [measure.low, measure.high];
    case "zones":
      return [measure.from, measure.commit, measure.target, measure.stretch];
    case "none":
      return [measure.from];
    case "milestone":
    case "steps":
    case "ordinal":
    case "percent":
    case "establish":
      return [];
  }
}
