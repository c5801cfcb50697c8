import type { Assessment } from "./assessment.ts";
import type { Explained, ExplainedInput } from "./explanation.ts";
import type { NodeId } from "./id.ts";
import type { Dependency, Kpi, Objective, PlanGraph } from "./plan.ts";
import { isStrategic } from "./ancestry.ts";
import { isAsked, isClosed, isGivenUp } from "./closing.ts";
import { toExplained } from "./explanation.ts";
import { getStalePeriods, isStale } from "./kpi-health.ts";
import { getCountedKeyResults } from "./statistics.ts";

/** What a plan is asked about itself. */
export type CoverageName =
  "strategy" | "owner" | "measure" | "check-in" | "dependency" | "fresh-reading";

/** So many of so many. */
export interface CoverageShare {
  readonly part: number;
  readonly whole: number;
  readonly share: Explained;
}

/** How much of a plan has what a plan should have; absent where there is nothing to ask. */
export type Coverage = Readonly<Partial<Record<CoverageName, CoverageShare>>>;

/**
 * The objectives by which the health of a plan is judged: those of the current cycle, and of every other one that
 * runs at the as-of date. Drafts promise nothing yet, and what was given up promises nothing any more.
 */
export function getJudgedObjectives(plan: PlanGraph): readonly Objective[] {
  return plan.objectives.filter(
    ({ cycle, period, state, outcome }) =>
      state !== "draft" &&
      !(outcome?.result !== undefined && isGivenUp(outcome.result)) &&
      (cycle === plan.currentCycle || (period.start <= plan.asOf && plan.asOf <= period.end)),
  );
}

/**
 * Whether neither an objective nor one of its key results serves anything, and nobody says why. Where there are no
 * themes and no direction, there is nothing above the company that it could serve.
 */
export function isOrphan(plan: PlanGraph, objective: Objective): boolean {
  if (objective.standaloneReason !== undefined) return false;
  const serves = toParts(objective).some((id) =>
    (plan.edgesFrom.get(id) ?? []).some(({ relation }) => relation === "supports"),
  );
  if (serves) return false;
  return plan.themes.length > 0 || plan.direction !== undefined || !isOfCompany(plan, objective);
}

/** Whether the line of sight of an objective or of one of its key results reaches a theme: a what that has a how. */
export function hasStrategy(plan: PlanGraph, objective: Objective): boolean {
  return toParts(objective).some((id) => isStrategic(plan, id));
}

/** Whether check-ins are due from an objective at the as-of date. */
export function isDue(plan: PlanGraph, objective: Objective): boolean {
  const cycle = plan.cycles.find((each) => each.cycle === objective.cycle);
  return cycle?.rhythm !== undefined && isAsked(objective) && !isClosed(objective);
}

/** Whether nothing was heard of an objective for longer than its rhythm and grace. */
export function isSilent(assessment: Assessment, { id }: Objective): boolean {
  return assessment.objectives.get(id)?.status.basis === "silence";
}

/** Whether a KPI was read within the last of its periods; any reading will do where they are irregular. */
export function isFresh(kpi: Kpi, plan: PlanGraph): boolean {
  const latest = kpi.series.at(-1);
  return latest !== undefined && !isStale(kpi, latest.date, plan);
}

/** The KPIs whose readings are the portal's to show. */
export function getReadableKpis(plan: PlanGraph): readonly Kpi[] {
  return plan.kpis.filter(({ confidential }) => !confidential);
}

/** Computes how much of a plan has what a plan should have. */
export function getCoverage(plan: PlanGraph, assessment: Assessment): Coverage {
  const objectives = getJudgedObjectives(plan);
  const keyResults = getCountedKeyResults(plan, objectives);
  const due = objectives.filter((objective) => isDue(plan, objective));
  const dependencies = objectives.flatMap((objective) => objective.dependencies);
  const kpis = getReadableKpis(plan);
  const shares = {
    strategy: toShare(objectives, (each) => hasStrategy(plan, each), {
      part: "objectives whose line of sight reaches a theme",
      whole: "objectives",
    }),
    owner: toShare(objectives, ({ owners }) => owners.length > 0, {
      part: "objectives with an owner",
      whole: "objectives",
    }),
    measure: toShare(keyResults, ({ measure }) => measure.kind !== "none", {
      part: "key results with a measure or a milestone",
      whole: "key results, each counted once",
    }),
    "check-in": toShare(due, (each) => !isSilent(assessment, each), {
      part: "objectives heard of within their rhythm and its grace",
      whole: "objectives that check-ins are due from",
    }),
    dependency: toShare(dependencies, isAgreed, {
      part: "needs that were confirmed, are at risk or were delivered",
      whole: "needs of other teams",
      inputs: countStates(dependencies),
    }),
    "fresh-reading": toShare(kpis, (each) => isFresh(each, plan), {
      part: `KPIs with a reading within ${getStalePeriods(plan)} of their periods`,
      whole: "KPIs",
    }),
  };
  return Object.fromEntries(Object.entries(shares).filter(([, share]) => share !== undefined));
}

/** One that is at risk was agreed to; one that was refused was not. */
function isAgreed({ state }: Dependency): boolean {
  return state === "confirmed" || state === "at-risk" || state === "delivered";
}

function toParts({ id, keyResults }: Objective): readonly NodeId[] {
  return [id, ...keyResults.map((keyResult) => keyResult.id)];
}

function isOfCompany({ teams }: PlanGraph, objective: Objective): boolean {
  return teams.some(({ team, level }) => level === "company" && objective.teams.includes(team));
}

function countStates(dependencies: readonly Dependency[]): readonly ExplainedInput[] {
  const groups = Map.groupBy(dependencies, ({ state }) => state);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([state, { length }]) => ({ label: state.replace("-", " "), value: length, as: "plain" }));
}

interface Wording {
  readonly part: string;
  readonly whole: string;
  readonly inputs?: readonly ExplainedInput[];
}

function toShare<Item>(
  items: readonly Item[],
  has: (item: Item) => boolean,
  { part, whole, inputs = [] }: Wording,
): CoverageShare | undefined {
  if (items.length === 0) return undefined;
  const count = items.filter(has).length;
  const share = toExplained(count / items.length, () => ({
    formula: `${part} ÷ ${whole}`,
    inputs: [
      { label: part, value: count, as: "plain" },
      { label: whole, value: items.length, as: "plain" },
      ...inputs,
    ],
  }));
  return { part: count, whole: items.length, share };
}
