import type { KeyResultAssessment } from "./assessment.ts";
import type { Part, RollUp } from "./average.ts";
import type { NodeId } from "./id.ts";
import type { Edge, KeyResult, Objective, PlanGraph } from "./plan.ts";
import { getAverage } from "./average.ts";

const nothing: ReadonlySet<NodeId> = new Set();

/*
 * What counts in an objective's average, by its `rollUp`:
 *
 *   keyResults   its own scored key results that have data, by their weights. Children are left out, as what they do
 *                already moves the key results and would count twice
 *   children     what supports it or one of its key results, by the weight of that link. Nothing is split: a child with
 *                two parents counts whole in both, in each with that parent's own weight
 *   both         all of these in one average
 *   manual       the number that was written
 *
 * A key result that is shown in two objectives (`sameAs`) counts in each of them, but once in a parent of both: there it
 * counts where its measure is written, or else in the first child by id. Drafts, proposals and what was dropped,
 * superseded or declined do not count in a parent.
 */

/** Makes the function that rolls an objective up; every objective is computed once, its children before it. */
export function getRollUps(
  plan: PlanGraph,
  keyResults: ReadonlyMap<NodeId, KeyResultAssessment>,
): (objective: Objective) => RollUp {
  const objectives = new Map(plan.objectives.map((objective) => [objective.id, objective]));
  const copied = findCopied(plan);
  const done = new Map<NodeId, RollUp>();
  const running = new Set<NodeId>();

  return (objective) => rollUp(objective, nothing);

  function rollUp(objective: Objective, without: ReadonlySet<NodeId>): RollUp {
    const known = without.size === 0 ? done.get(objective.id) : undefined;
    if (known) return known;
    running.add(objective.id);
    const parts = settleShared(getParts(objective, without), without);
    running.delete(objective.id);
    const result = getAverage(objective, parts, plan.asOf);
    if (without.size === 0) done.set(objective.id, result);
    return result;
  }

  function getParts(objective: Objective, without: ReadonlySet<NodeId>): Part[] {
    const own =
      objective.rollUp === "children" ? [] : getOwnParts(objective, keyResults, plan, without);
    if (objective.rollUp !== "children" && objective.rollUp !== "both") return own;
    return [...own, ...getChildParts(objective, without)];
  }

  function getChildParts(objective: Objective, without: ReadonlySet<NodeId>): Part[] {
    return findChildLinks(plan, objective).flatMap(({ from, weight, source }): Part[] => {
      const node = plan.nodes.get(from);
      if (node?.kind === "key-result") {
        const part = getKeyResultPart(node, keyResults, plan);
        return part && !without.has(part.id) ? [{ ...part, weight, source }] : [];
      }
      const child = objectives.get(from);
      if (!child || !isCounted(child) || running.has(child.id)) return [];
      const { progress, expected } = rollUp(child, without);
      return [
        {
          id: child.id,
          label: child.title.plain,
          weight,
          source,
          progress: progress?.value,
          expected: expected.value,
          shared: copied.size === 0 ? nothing : getShared(child, without),
        },
      ];
    });
  }

  /** The key results below a child that are shown in more than one objective. */
  function getShared(objective: Objective, without: ReadonlySet<NodeId>): ReadonlySet<NodeId> {
    const shared = new Set<NodeId>();
    running.add(objective.id);
    for (const part of getParts(objective, without)) {
      if (copied.has(part.id)) shared.add(part.id);
      for (const id of part.shared) shared.add(id);
    }
    running.delete(objective.id);
    return shared;
  }

  /** Leaves each shared key result to one part, and rolls the other parts up without it. */
  function settleShared(parts: readonly Part[], without: ReadonlySet<NodeId>): readonly Part[] {
    if (copied.size === 0) return parts;
    const keepers = new Map<NodeId, NodeId>();
    const byId = parts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    for (const part of byId)
      for (const id of part.shared) {
        const written = id.startsWith(`${part.id}#`);
        if (written || !keepers.has(id)) keepers.set(id, part.id);
      }
    for (const part of parts) if (copied.has(part.id)) keepers.set(part.id, part.id);
    return parts.map((part) => {
      const lost = new Set([...part.shared].filter((id) => keepers.get(id) !== part.id));
      const child = lost.size === 0 ? undefined : objectives.get(part.id);
      if (!child) return part;
      const { progress, expected } = rollUp(child, new Set([...lost, ...without]));
      return { ...part, progress: progress?.value, expected: expected.value };
    });
  }
}

/** The key result that counts for another: itself, or the one that it is shown instead of. */
export function findCounted(plan: PlanGraph, keyResult: KeyResult): KeyResult {
  if (keyResult.sameAs === undefined) return keyResult;
  const seen = new Set<NodeId>();
  let counted = keyResult;
  while (counted.sameAs !== undefined && !seen.has(counted.id)) {
    seen.add(counted.id);
    const next = plan.nodes.get(counted.sameAs);
    if (next?.kind !== "key-result") break;
    counted = next;
  }
  return counted;
}

/** The links by which an objective is supported, one per child: a link to itself goes before one to a key result of it. */
function findChildLinks(plan: PlanGraph, objective: Objective): readonly Edge[] {
  const own = new Set(objective.keyResults.map(({ id }) => id));
  const links = [objective.id, ...own]
    .flatMap((id) => plan.edgesTo.get(id) ?? [])
    .filter(({ relation, from }) => relation === "supports" && !own.has(from));
  const byChild = new Map<NodeId, Edge>();
  for (const link of links) if (!byChild.has(link.from)) byChild.set(link.from, link);
  // A key result whose objective is a child too is already in that child's own average.
  return [...byChild.values()].filter(({ from }) => {
    const node = plan.nodes.get(from);
    return node?.kind !== "key-result" || !byChild.has(node.objective);
  });
}

function getOwnParts(
  objective: Objective,
  keyResults: ReadonlyMap<NodeId, KeyResultAssessment>,
  plan: PlanGraph,
  without: ReadonlySet<NodeId>,
): Part[] {
  const parts = new Map<NodeId, Part>();
  for (const keyResult of objective.keyResults) {
    const part = getKeyResultPart(keyResult, keyResults, plan);
    if (part && !without.has(part.id) && !parts.has(part.id)) parts.set(part.id, part);
  }
  return [...parts.values()];
}

/** Undefined for an unscored key result. */
function getKeyResultPart(
  keyResult: KeyResult,
  keyResults: ReadonlyMap<NodeId, KeyResultAssessment>,
  plan: PlanGraph,
): Part | undefined {
  const assessment = keyResults.get(keyResult.id);
  if (!assessment?.expected) return undefined;
  return {
    id: findCounted(plan, keyResult).id,
    label: keyResult.title.plain,
    weight: Math.max(0, keyResult.weight),
    source: keyResult.source,
    progress: assessment.progress?.value,
    expected: assessment.expected.value,
    shared: nothing,
  };
}

function findCopied(plan: PlanGraph): ReadonlySet<NodeId> {
  const copied = new Set<NodeId>();
  for (const { keyResults } of plan.objectives) {
    for (const keyResult of keyResults) {
      if (keyResult.sameAs !== undefined) copied.add(findCounted(plan, keyResult).id);
    }
  }
  return copied;
}

function isCounted({ state, outcome }: Objective): boolean {
  if (state === "draft" || state === "proposed") return false;
  const result = outcome?.result;
  return result !== "dropped" && result !== "superseded" && result !== "declined";
}
