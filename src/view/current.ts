import type { Assessment } from "../model/assessment.ts";
import type { Cycle, Objective, Plan } from "../model/plan.ts";
import { toTeamNode } from "../model/id.ts";
import { once } from "../model/once.ts";
import { contains, daysBetween } from "../model/period.ts";

/** The running cycle and what is planned in it, cycles inside it included. */
export interface Current {
  readonly cycle: Cycle;
  readonly objectives: readonly Objective[];
  /** The cycle before it, where there is one. */
  readonly previous?: Cycle;
}

/** The running cycle, found once. */
export const getCurrent = once(toCurrent);

/** The cycles that run at the as-of date: the current one, then the others, the shortest first. */
export function getRunningCycles(plan: Plan): readonly Cycle[] {
  const current = plan.cycles.filter(({ cycle }) => cycle === plan.currentCycle);
  const others = plan.cycles.filter(
    ({ cycle, period, state }) =>
      cycle !== plan.currentCycle && state !== "closed" && contains(period, plan.asOf),
  );
  const toDays = ({ period }: Cycle): number => daysBetween(period.start, period.end);
  return [...current, ...others.toSorted((a, b) => toDays(a) - toDays(b))];
}

/** Objectives without a priority come after all that have one. */
const lastPriority = Number.MAX_SAFE_INTEGER;

/**
 * The objectives that lead a cycle: the company's, where it can be said how they stand; else those that support no
 * other objective, the ones with data first. By priority, then by code.
 */
export function getLeading(
  plan: Plan,
  assessment: Assessment,
  objectives: readonly Objective[],
): readonly Objective[] {
  const hasData = ({ id }: Objective): boolean =>
    assessment.objectives.get(id)?.progress !== undefined;
  const company = objectives.filter((objective) => getLevel(plan, objective) === "company");
  const ids = new Set(objectives.map(({ id }) => id));
  const tops = objectives.filter(({ id }) =>
    (plan.edgesFrom.get(id) ?? []).every((edge) => {
      return edge.relation !== "supports" || !ids.has(edge.to);
    }),
  );
  const found = company.some(hasData) || !tops.some(hasData) ? company : tops;
  return (found.length > 0 ? found : tops).toSorted(
    (a, b) =>
      Number(hasData(b)) - Number(hasData(a)) ||
      (a.priority ?? lastPriority) - (b.priority ?? lastPriority) ||
      byCode(a, b),
  );
}

function byCode(a: Objective, b: Objective): number {
  if (a.code === undefined || b.code === undefined) return 0;
  return a.code.localeCompare(b.code, "en", { numeric: true });
}

function getLevel(plan: Plan, { teams: [first] }: Objective): string | undefined {
  const team = first === undefined ? undefined : plan.nodes.get(toTeamNode(first));
  return team?.kind === "team" ? team.level : undefined;
}

function toCurrent(plan: Plan): Current {
  const cycle = plan.cycles.find((known) => known.cycle === plan.currentCycle);
  if (cycle === undefined) throw new Error(`no such cycle: ${plan.currentCycle}`);
  const inside = new Set([cycle.cycle]);
  for (const other of plan.cycles) {
    if (other.parent !== undefined && inside.has(other.parent)) inside.add(other.cycle);
  }
  const previous = plan.cycles
    .filter((other) => other.parent === cycle.parent && other.period.end < cycle.period.start)
    .toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))[0];
  return {
    cycle,
    objectives: plan.objectives.filter((objective) => inside.has(objective.cycle)),
    ...(previous === undefined ? {} : { previous }),
  };
}
