import type { NodeId } from "./id.ts";
import { indexed } from "./indexed.ts";
import { once } from "./once.ts";
import type { Cycle, Objective, PlanGraph } from "./plan.ts";

/** Objectives that came of each other through the cycles: one that was carried over, split, or joined with others. */
export interface Lineage {
  /** The one with which it began; the lineage is named after it. */
  readonly first: Objective;
  /** By the start of their cycles, then by id. */
  readonly members: readonly Objective[];
  /** From the earlier to the later; `replaced` where one stands in the place of the other. */
  readonly steps: readonly {
    readonly from: Objective;
    readonly to: Objective;
    readonly kind: "carried" | "replaced";
  }[];
}

/** The lineages of a plan that are longer than one objective, sorted by the id of their first. Found once. */
export const listLineages = once(toLineages);

/** The lineage that an objective belongs to. */
export function findLineage(plan: PlanGraph, id: NodeId): Lineage | undefined {
  return getIndex(plan).get(id);
}

const getIndex = indexed(
  "lineage",
  "plan",
  (plan: PlanGraph): ReadonlyMap<NodeId, Lineage> =>
    new Map(
      listLineages(plan).flatMap((lineage) =>
        lineage.members.map(({ id }) => [id, lineage] as const),
      ),
    ),
  { by: "node" },
);

function toLineages(plan: PlanGraph): readonly Lineage[] {
  const steps = plan.objectives.flatMap((objective) => toSteps(plan, objective));
  const groups = new Map<Objective, Set<Objective>>();
  for (const { from, to } of steps) {
    const joined = new Set([...(groups.get(from) ?? [from]), ...(groups.get(to) ?? [to])]);
    for (const member of joined) groups.set(member, joined);
  }
  const cycles = new Map(plan.cycles.map((cycle) => [cycle.cycle, cycle]));
  return [...Map.groupBy(steps, ({ from }) => groups.get(from))]
    .flatMap(([group, own]) => {
      const members = [...(group ?? [])].sort((a, b) => compare(a, b, cycles));
      const [first] = members;
      return first ? [{ first, members, steps: own }] : [];
    })
    .sort((a, b) => (a.first.id < b.first.id ? -1 : 1));
}

function toSteps(plan: PlanGraph, objective: Objective): Lineage["steps"] {
  const { carriedOverFrom, outcome } = objective;
  const from = carriedOverFrom === undefined ? undefined : plan.nodes.get(carriedOverFrom);
  const heir =
    outcome?.supersededBy === undefined ? undefined : plan.nodes.get(outcome.supersededBy);
  const to = heir?.kind === "key-result" ? plan.nodes.get(heir.objective) : heir;
  const isHeir =
    to?.kind === "objective" && to !== objective && to.carriedOverFrom !== objective.id;
  return [
    ...(from?.kind === "objective" && from !== objective
      ? [{ from, to: objective, kind: "carried" as const }]
      : []),
    ...(isHeir ? [{ from: objective, to, kind: "replaced" as const }] : []),
  ];
}

function compare(a: Objective, b: Objective, cycles: ReadonlyMap<string, Cycle>): number {
  const [first, second] = [a, b].map(({ cycle }) => cycles.get(cycle)?.period.start ?? "");
  if (first !== second) return (first ?? "") < (second ?? "") ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
