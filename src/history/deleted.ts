import { getContributions } from "../model/ancestry.ts";
import { assessPlan } from "../model/assess.ts";
import type { Assessment } from "../model/assessment.ts";
import { toCount } from "../model/count.ts";
import { joinAnd } from "../model/enumeration.ts";
import { parseReference } from "../model/id.ts";
import type { Objective, PlanGraph } from "../model/plan.ts";
import type { PlanChange, PlanState } from "./change.ts";

/** Says of objectives that were deleted while they ran what they were: nothing else is left to look it up in. */
export function describeDeleted(
  changes: readonly PlanChange[],
  before: PlanState,
): readonly PlanChange[] {
  const isWhole = ({ type, id, document }: PlanChange): boolean =>
    type === "removed" && id === document;
  const deleted = new Set(changes.filter(isWhole).map(({ id }) => id));
  const isLost = before.set.documents.some(
    ({ id, kind }) => kind === "objective" && deleted.has(id),
  );
  if (!isLost) return changes;
  const { graph } = before;
  const running = new Map(
    graph.objectives
      .filter((each) => isRunning(each, graph))
      .map((each) => [String(each.id), each]),
  );
  let assessment: Assessment | undefined;
  return changes.map((change) => {
    const objective = isWhole(change) ? running.get(change.id) : undefined;
    if (!objective) return change;
    assessment ??= assessPlan(graph);
    return { ...change, was: describe(objective, graph, assessment), eased: true };
  });
}

/** Whether an objective is a promise of a cycle that runs. */
export function isRunning({ cycle, state }: Objective, { cycles }: PlanGraph): boolean {
  return state === "active" && cycles.find((each) => each.cycle === cycle)?.state === "active";
}

/** `active, committed, 62% of the way, 3 key results, above “Hear the points”`. */
function describe(objective: Objective, graph: PlanGraph, { objectives }: Assessment): string {
  const { state, ambition, keyResults, id } = objective;
  const progress = objectives.get(id)?.progress?.value;
  const way = progress === undefined ? "nothing reported" : `${toPercent(progress)} of the way`;
  const { length } = keyResults;
  const results = length === 0 ? [] : [toCount(length, "key result")];
  // What stands in it went with it; what others wrote is left without it.
  const others = getContributions(graph, id).direct.filter(
    (each) => parseReference(each).document !== id,
  );
  const below = others.flatMap((each) => {
    const title = graph.nodes.get(each)?.title.plain;
    return title === undefined ? [] : [`“${title}”`];
  });
  const shown = below.slice(0, mostNamed);
  const rest = below.length - shown.length;
  const names = rest > 0 ? [...shown, `${rest} more`] : shown;
  const above = below.length === 0 ? ["nothing below it"] : [`above ${joinAnd(names)}`];
  return [state, ambition, way, ...results, ...above].join(", ");
}

/** A line has room for so many titles. */
const mostNamed = 3;

function toPercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
