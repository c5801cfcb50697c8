import type { Cycle, Objective, Plan } from "../model/plan.ts";
import { toTeamNode } from "../model/id.ts";

/** The running cycle and what is planned in it, cycles inside it included. */
export interface Current {
  readonly cycle: Cycle;
  readonly objectives: readonly Objective[];
  /** The cycle before it, where there is one. */
  readonly previous?: Cycle;
}

const currents = new WeakMap<Plan, Current>();

/** The running cycle, found once. */
export function getCurrent(plan: Plan): Current {
  const known = currents.get(plan);
  if (known !== undefined) return known;
  const current = toCurrent(plan);
  currents.set(plan, current);
  return current;
}

/**
 * The objectives that lead a cycle: the company's; where it has none, those that support no other objective.
 * By priority, then as the plan has them.
 */
export function getLeading(plan: Plan, objectives: readonly Objective[]): readonly Objective[] {
  const company = objectives.filter((objective) => getLevel(plan, objective) === "company");
  const ids = new Set(objectives.map(({ id }) => id));
  const tops = objectives.filter(({ id }) =>
    (plan.edgesFrom.get(id) ?? []).every((edge) => {
      return edge.relation !== "supports" || !ids.has(edge.to);
    }),
  );
  const found = company.length > 0 ? company : tops;
  return found.toSorted(
    (a, b) => (a.priority ?? Infinity) - (b.priority ?? Infinity) || byCode(a, b),
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
