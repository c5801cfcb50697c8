import type { NodeId } from "./id.ts";
import type { PlanGraph } from "./plan.ts";
import { getUpwardEdges } from "./ancestry.ts";

/** How an item reaches the top. */
export interface LineOfSight {
  /** Whether the paths end in the direction, or in a theme or a plan with nothing above it; else at what has nothing above it. */
  readonly grounded: boolean;
  /** All shortest paths, each from the item to its root, those by primary links first. */
  readonly paths: readonly (readonly NodeId[])[];
}

/** Many parents on many levels multiply; no reader follows more lines than this. */
const mostPaths = 24;

/**
 * All shortest paths of an item to a root: to the direction, or to a theme or a framework's plan with nothing above it.
 * Such a one stands right below the direction, written or not, so the two are equally near the top:
 *
 *   objective → theme A → direction,  objective → theme B       two paths of one length
 *   objective → objective → nothing                             one path, not grounded
 */
export function findLineOfSight(plan: PlanGraph, id: NodeId): LineOfSight {
  const depths = getDepths(plan, id);
  const grounded = getNearest(plan, depths, (at) => isRoot(plan, at));
  const tops = grounded.length > 0 ? grounded : getNearest(plan, depths, (at) => isTop(plan, at));
  const paths: (readonly NodeId[])[] = [];
  const goals = new Set(tops);
  const leading = getLeading(plan, depths, goals);
  collect([id]);
  return { grounded: grounded.length > 0, paths };

  function collect(path: readonly NodeId[]): void {
    const at = path.at(-1);
    if (at === undefined || paths.length >= mostPaths) return;
    if (goals.has(at)) {
      paths.push(path);
      return;
    }
    for (const to of getAbove(plan, at)) {
      if (leading.has(to) && depths.get(to) === path.length) collect([...path, to]);
    }
  }
}

/** The number of links from the item up to each of its ancestors. */
function getDepths(plan: PlanGraph, id: NodeId): ReadonlyMap<NodeId, number> {
  const depths = new Map([[id, 0]]);
  for (const [at, depth] of depths) {
    for (const to of getAbove(plan, at)) if (!depths.has(to)) depths.set(to, depth + 1);
  }
  return depths;
}

/** The nodes of a kind that are nearest; a theme without a parent counts one link more, up to the direction. */
function getNearest(
  plan: PlanGraph,
  depths: ReadonlyMap<NodeId, number>,
  is: (id: NodeId) => boolean,
): readonly NodeId[] {
  const far = (id: NodeId, depth: number) =>
    depth + (plan.nodes.get(id)?.kind === "direction" ? 0 : 1);
  const found = [...depths].filter(([id]) => is(id));
  const least = Math.min(...found.map(([id, depth]) => far(id, depth)));
  return found.filter(([id, depth]) => far(id, depth) === least).map(([id]) => id);
}

/** The nodes from which a goal can be reached by links that each go one level up, the goals included. */
function getLeading(
  plan: PlanGraph,
  depths: ReadonlyMap<NodeId, number>,
  goals: ReadonlySet<NodeId>,
): ReadonlySet<NodeId> {
  const leading = new Set<NodeId>(goals);
  const fromFar = [...depths].toSorted(([, a], [, b]) => b - a);
  for (const [id, depth] of fromFar) {
    if (getAbove(plan, id).some((to) => leading.has(to) && depths.get(to) === depth + 1)) {
      leading.add(id);
    }
  }
  return leading;
}

function isRoot(plan: PlanGraph, id: NodeId): boolean {
  const kind = plan.nodes.get(id)?.kind;
  return (
    kind === "direction" || ((kind === "theme" || kind === "framework-plan") && isTop(plan, id))
  );
}

function isTop(plan: PlanGraph, id: NodeId): boolean {
  return getUpwardEdges(plan, id).length === 0;
}

function getAbove(plan: PlanGraph, id: NodeId): readonly NodeId[] {
  return getUpwardEdges(plan, id).map(({ to }) => to);
}
