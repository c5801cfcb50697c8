import { isGivenUp } from "../model/closing.ts";
import type { CycleId, NodeId } from "../model/id.ts";
import type { Objective, PlanGraph } from "../model/plan.ts";
import type { PromiseChange } from "./promise.ts";
import { comparePromises } from "./promise.ts";

/** What became of an objective from one cycle to another. */
export type Fate =
  | "kept"
  | "reworded"
  | "raised"
  | "eased"
  | "replaced"
  | "deferred"
  | "done"
  | "dropped"
  | "ended"
  | "open"
  | "added";

/** An objective of the earlier cycle and what it is in the later one; one that split, or was joined, is in several. */
export interface Strand {
  readonly fate: Fate;
  readonly before?: Objective;
  readonly after?: Objective;
  /** Where it goes on. */
  readonly promise?: PromiseChange;
}

/** One cycle of a plan. */
export interface CycleOf {
  readonly graph: PlanGraph;
  readonly cycle: CycleId;
}

/*
 * WHAT BECAME OF EACH OBJECTIVE. The first that fits:
 *
 *     something later says carriedOverFrom, straight or through cycles between:
 *         a target is easier                    eased
 *         a target is harder                    raised
 *         it has other words                    reworded
 *         none of these                         kept
 *     its outcome names what stands in its place     replaced, where that is in the later cycle
 *     dropped, declined, abandoned                   dropped
 *     decided to be put off                          deferred
 *     achieved, or decided done                      done
 *     it is running still                            open
 *     nothing of these                               ended
 *     in the later cycle only                        added
 */

/** Follows every objective of a cycle to a later one; the two may be of one plan, or of two states of it. */
export function followObjectives(before: CycleOf, after: CycleOf): readonly Strand[] {
  const earlier = before.graph.objectives.filter(({ cycle }) => cycle === before.cycle);
  const later = after.graph.objectives.filter(({ cycle }) => cycle === after.cycle);
  const origins = toIndex(earlier, after.graph);
  const strands: Strand[] = [];
  const gone = new Set<Objective>();
  const found = new Set<Objective>();
  for (const objective of later) {
    const origin = findOrigin(objective, origins, [after.graph, before.graph]);
    if (!origin) continue;
    const promise = comparePromises(origin, objective);
    strands.push({
      fate: toFate(origin, objective, promise),
      before: origin,
      after: objective,
      promise,
    });
    gone.add(origin);
    found.add(objective);
  }
  const byId = toIndex(later, before.graph);
  for (const objective of earlier) {
    const heir = findHeir(objective, byId, [before.graph, after.graph]);
    if (!heir || strands.some((strand) => strand.before === objective && strand.after === heir))
      continue;
    if (gone.has(objective)) continue;
    const promise = comparePromises(objective, heir);
    strands.push({ fate: "replaced", before: objective, after: heir, promise });
    gone.add(objective);
    found.add(heir);
  }
  return [
    ...strands,
    ...earlier
      .filter((each) => !gone.has(each))
      .map((each) => ({ fate: toEnd(each), before: each })),
    ...later
      .filter((each) => !found.has(each))
      .map((each) => ({ fate: "added" as const, after: each })),
  ];
}

/** By the ids that they have, and those that another state of the plan calls them by. */
function toIndex(
  objectives: readonly Objective[],
  { aliases }: PlanGraph,
): ReadonlyMap<NodeId, Objective> {
  return new Map(
    objectives.flatMap((each) => [
      [aliases.get(each.id) ?? each.id, each] as const,
      [each.id, each] as const,
    ]),
  );
}

/** The objective of the earlier cycle that one goes back to, through whatever lies between. */
function findOrigin(
  objective: Objective,
  origins: ReadonlyMap<NodeId, Objective>,
  graphs: readonly PlanGraph[],
): Objective | undefined {
  const seen = new Set<NodeId>([objective.id]);
  let id = objective.carriedOverFrom;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const origin = origins.get(resolve(id, graphs));
    if (origin) return origin;
    id = findObjective(id, graphs)?.carriedOverFrom;
  }
  return undefined;
}

/** What stands in the place of an objective, in the later cycle. */
function findHeir(
  objective: Objective,
  later: ReadonlyMap<NodeId, Objective>,
  graphs: readonly PlanGraph[],
): Objective | undefined {
  const seen = new Set<NodeId>([objective.id]);
  let id = objective.outcome?.supersededBy;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    // What stands in its place may be a part of another one.
    const heir = later.get(resolve(id.replace(/#.*$/, "") as NodeId, graphs));
    if (heir) return heir;
    id = findObjective(id, graphs)?.outcome?.supersededBy;
  }
  return undefined;
}

function findObjective(id: NodeId, graphs: readonly PlanGraph[]): Objective | undefined {
  for (const graph of graphs) {
    const node = graph.nodes.get(graph.aliases.get(id) ?? id);
    if (node?.kind === "objective") return node;
  }
  return undefined;
}

function resolve(id: NodeId, graphs: readonly PlanGraph[]): NodeId {
  for (const { aliases } of graphs) {
    const now = aliases.get(id);
    if (now !== undefined) return now;
  }
  return id;
}

function toFate(before: Objective, after: Objective, { eased, raised }: PromiseChange): Fate {
  if (eased.length > 0) return "eased";
  if (raised.length > 0) return "raised";
  return before.title.plain === after.title.plain ? "kept" : "reworded";
}

function toEnd({ outcome, state }: Objective): Fate {
  if (outcome === undefined && state !== "closed") return "open";
  const result = outcome?.result;
  if (outcome?.decision === "defer") return "deferred";
  if (result !== undefined && isGivenUp(result)) return "dropped";
  if (outcome?.decision === "abandon") return "dropped";
  return result === "achieved" || outcome?.decision === "done" ? "done" : "ended";
}
