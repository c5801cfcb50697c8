import type { Ogsm, OgsmStrategy } from "./framework/ogsm.ts";
import type { CycleId, NodeId } from "./id.ts";
import type { Objective, PlanGraph } from "./plan.ts";
import { isOgsmItem } from "./ogsm-inheritance.ts";
import { listActions } from "./ogsm-action.ts";

/** An objective that carries a strategy in a cycle. */
export interface Carrier {
  readonly objective: Objective;
  /** Whether it names the strategy, or one of its measures or actions, itself. */
  readonly direct: boolean;
}

/**
 * The objectives of a cycle that carry a strategy: those that support it, a measure or an action of it, then by their
 * primary parents those below them, and those that carry a strategy of a plan below. Nearest first; each once.
 */
export function listCarriers(
  plan: PlanGraph,
  strategy: OgsmStrategy,
  cycle: CycleId,
): readonly Carrier[] {
  const carriers = new Map<NodeId, Carrier>();
  const seen = new Set<NodeId>(listParts(strategy));
  const direct = new Set(seen);
  for (const id of seen) {
    for (const { relation, from, to, primary } of plan.edgesTo.get(id) ?? []) {
      if (relation !== "supports" && relation !== "implements") continue;
      const node = plan.nodes.get(from);
      const child = node?.kind === "key-result" ? plan.nodes.get(node.objective) : node;
      if (child?.kind === "objective") {
        const isBelow = plan.nodes.get(to)?.kind !== "plan-item";
        if ((isBelow && !primary) || carriers.has(child.id) || child.cycle !== cycle) continue;
        carriers.set(child.id, { objective: child, direct: direct.has(to) });
        for (const part of [child, ...child.keyResults]) seen.add(part.id);
      } else if (child?.kind === "plan-item" && isOgsmItem(child)) {
        const above = child.role === "ogsm-strategy" ? listParts(child) : [child.id];
        for (const part of above) seen.add(part);
      }
    }
  }
  return [...carriers.values()];
}

/** The cycle whose objectives carry a plan: the running one, or of a plan that is over the last within its time. */
export function getCarryingCycle(plan: PlanGraph, { period }: Ogsm): CycleId {
  if (plan.asOf <= period.end) return plan.currentCycle;
  const used = new Set(plan.objectives.map(({ cycle }) => cycle));
  const last = plan.cycles.findLast(
    (cycle) => used.has(cycle.cycle) && cycle.period.end <= period.end,
  );
  return last?.cycle ?? plan.currentCycle;
}

function listParts({ id, measures, actions }: OgsmStrategy): readonly NodeId[] {
  return [id, ...measures.map((each) => each.id), ...listActions(actions).map((each) => each.id)];
}
