import type { NodeId, TeamId } from "./id.ts";
import type { Measure, ValueState } from "./measure.ts";
import type { Period } from "./period.ts";
import type { Actor, Measured, NodeBase, Objective, PlanGraph } from "./plan.ts";
import type { FrameworkPlan, PlanItem } from "./framework/framework-plan.ts";
import type { Hoshin, HoshinAnnual, HoshinTarget } from "./framework/hoshin.ts";
import type { ScorecardMeasure } from "./framework/scorecard.ts";
import { isMeasured } from "./assess-plan-item.ts";
import { listPlanItems } from "./framework/framework-plan.ts";
import { listMarks } from "./hoshin-matrix.ts";
import { findGoal, findRedFlag } from "./scorecard-goal.ts";

/** Something that can be held against the five letters: a result with a measure and a time, of whatever framework. */
export interface SmartSubject extends Pick<NodeBase, "title" | "url" | "source" | "code"> {
  readonly id: NodeId;
  /** What it is called: `key result`, `goal`. */
  readonly word: string;
  readonly team?: TeamId;
  /** Its own, or those of what it stands in. */
  readonly owners: readonly Actor[];
  readonly measure: Measure;
  /** Whether its title is the name of a measure, of which the unit or the KPI says the rest. */
  readonly isName: boolean;
  /** Of an annual objective, which targets prove rather than a measure of its own. */
  readonly proof?: "target" | "missing";
  readonly valueState: ValueState;
  readonly unit?: string;
  readonly period: Period;
  /** Whether a date stands in it, and not only in what it stands in. */
  readonly hasOwnDate: boolean;
  readonly within: { readonly kind: "objective" | "plan"; readonly period: Period };
  /** Whether anybody could say how sure they are: not of what stands in a matrix or a scorecard. */
  readonly isReported: boolean;
  readonly confidences: Measured["confidences"];
  readonly observations: Measured["observations"];
}

/** Everything of a plan that the letters are for: what is written there itself, from its draft until it is closed. */
export function listSmartSubjects(graph: PlanGraph): readonly SmartSubject[] {
  const isOpen = ({ state }: Objective | FrameworkPlan): boolean => state !== "closed";
  return [
    ...graph.objectives
      .filter((objective) => isOpen(objective) && !objective.outcome)
      .flatMap(toKeyResults),
    ...graph.frameworkPlans
      .filter(isOpen)
      .flatMap((plan) => listPlanItems(plan).flatMap((item) => toSubject(graph, plan, item) ?? [])),
  ];
}

/** The key results of an objective as subjects, but for those that are shown from elsewhere. */
function toKeyResults(objective: Objective): readonly SmartSubject[] {
  return objective.keyResults
    .filter(({ sameAs }) => sameAs === undefined)
    .map((keyResult) => ({
      ...toBase(keyResult, "key result", objective.teams[0]),
      ...toMeasured(keyResult),
      isName: false,
      isReported: true,
      owners: keyResult.owners.length > 0 ? keyResult.owners : objective.owners,
      // A quarter has an end that nobody forgets.
      hasOwnDate: true,
      within: { kind: "objective", period: objective.period },
    }));
}

/** An item of a framework's plan as a subject; undefined for what the letters are not for. */
function toSubject(
  graph: PlanGraph,
  plan: FrameworkPlan,
  item: PlanItem,
): SmartSubject | undefined {
  // What shows another item is judged where that one is written.
  if ("shows" in item) return undefined;
  const owners = item.owners.length > 0 ? item.owners : plan.owners;
  if (isMeasured(item)) {
    return {
      ...toBase(item, words[item.role], plan.team),
      ...toMeasured(item),
      isName: item.role === "ogsm-measure",
      isReported: true,
      owners: "holder" in plan ? [plan.holder] : owners,
      hasOwnDate: item.period.end !== plan.period.end || item.checkpoints.length > 0,
      within: { kind: "plan", period: plan.period },
    };
  }
  const base = { owners, within: { kind: "plan", period: plan.period } } as const;
  switch (item.role) {
    case "hoshin-annual":
      return plan.framework === "hoshin" ? { ...base, ...toAnnual(plan, item) } : undefined;
    case "hoshin-target":
      return { ...base, ...toTarget(plan, item) };
    case "scorecard-measure":
      return { ...base, ...toScored(graph, plan, item) };
    default:
      return undefined;
  }
}

const words = {
  "ogsm-goal": "goal",
  "ogsm-measure": "measure",
  "gost-objective": "objective of a GOST",
  "mbo-objective": "objective of an agreement",
} as const;

type Base = Pick<SmartSubject, "id" | "title" | "url" | "source" | "code" | "word" | "team">;

function toBase(
  { id, title, url, source, code }: NodeBase,
  word: string,
  team: TeamId | undefined,
): Base {
  return {
    id,
    title,
    url,
    source,
    word,
    ...(code === undefined ? {} : { code }),
    ...(team === undefined ? {} : { team }),
  };
}

type Figures = Pick<
  SmartSubject,
  "measure" | "valueState" | "unit" | "period" | "confidences" | "observations"
>;

function toMeasured(measured: Measured): Figures {
  const { measure, valueState, unit, period, confidences, observations } = measured;
  return {
    measure,
    valueState,
    period,
    confidences,
    observations,
    ...(unit === undefined ? {} : { unit }),
  };
}

type Own = Omit<SmartSubject, "owners" | "within">;

/** Proved by a target that it is joined to by strong or medium marks, straight or through a priority. */
function toAnnual(plan: Hoshin, item: HoshinAnnual): Own {
  const listNear = (id: NodeId): readonly NodeId[] =>
    listMarks(plan, id)
      .filter(({ strength }) => strength === "strong" || strength === "medium")
      .map(({ other }) => other);
  const targets = new Set<NodeId>(plan.targets.map(({ id }) => id));
  const priorities = new Set<NodeId>(plan.priorities.map(({ id }) => id));
  const near = listNear(item.id);
  const reached = [...near, ...near.filter((id) => priorities.has(id)).flatMap(listNear)];
  return {
    ...toBase(item, "annual objective", plan.team),
    ...unreported,
    isName: false,
    measure: { kind: "none" },
    proof: reached.some((id) => targets.has(id)) ? "target" : "missing",
    period: plan.period,
    hasOwnDate: true,
    observations: [],
  };
}

/** What stands in a matrix or a scorecard is not reported on by check-ins. */
const unreported = { valueState: "known", isReported: false, confidences: [] } as const;

function toTarget(plan: FrameworkPlan, item: HoshinTarget): Own {
  const to = item.target ?? item.planned.at(-1)?.value;
  return {
    ...toBase(item, "target", plan.team),
    ...unreported,
    isName: true,
    measure:
      to === undefined
        ? { kind: "none" }
        : item.start === undefined
          ? { kind: "reach", to }
          : { kind: "change", from: item.start, to },
    ...(item.unit === undefined ? {} : { unit: item.unit }),
    period: plan.period,
    hasOwnDate: true,
    observations: toYearReadings(item),
  };
}

/**
 * Readings that the figure of the whole year can be held against: sums as they have come together up to each month.
 *
 *   sum, to 100: 40, 35, 30    40, 75, 105: reached in the third month
 *   sum, 130 to 100, lower     none: a sum that is to stay small is small until its year is over
 *   last, average              as they were read
 */
function toYearReadings({ actual, aggregate, better }: HoshinTarget): SmartSubject["observations"] {
  if (aggregate !== "sum") return actual.map(({ observation }) => observation);
  if (better === "lower") return [];
  let total = 0;
  return actual.map(({ observation, value }) => ({ ...observation, value: (total += value) }));
}

/** A measure of a scorecard is held at its goal rather than reached once. */
function toScored(graph: PlanGraph, plan: FrameworkPlan, item: ScorecardMeasure): Own {
  const node = item.kpi === undefined ? undefined : graph.nodes.get(item.kpi);
  const kpi = node?.kind === "kpi" ? node : undefined;
  const goal = findGoal(item, kpi, graph.asOf)?.value;
  const worst = findRedFlag(item, kpi)?.value;
  const unit = item.unit ?? kpi?.unit;
  const end = item.targets.at(-1)?.by;
  const hasDate = end !== undefined || kpi?.targets.some(({ by }) => by !== undefined) === true;
  return {
    ...toBase(item, "measure of a scorecard", plan.team),
    ...unreported,
    isName: true,
    measure:
      goal === undefined
        ? { kind: "none" }
        : {
            kind: worst !== undefined && goal < worst ? "at-most" : "at-least",
            limit: goal,
            ...(worst === undefined ? {} : { worst }),
          },
    ...(unit === undefined ? {} : { unit }),
    period: end === undefined ? plan.period : { start: plan.period.start, end },
    hasOwnDate: hasDate,
    observations: item.observations,
  };
}
