import type { NodeId } from "../model/id.ts";
import type { Edge, Relation } from "../model/plan.ts";
import type { NodeLists } from "./link-nodes.ts";
import { toPresent } from "./present.ts";
import { fillSameAs } from "./same-as.ts";

/** Brings the nodes in line with the links that hold: what a closing link said is taken out of its node as well. */
export function settleNodes(
  lists: NodeLists,
  kept: readonly Edge[],
  dropped: ReadonlySet<Edge>,
): NodeLists {
  const sameAs = new Map<NodeId, NodeId>();
  for (const { relation, from, to } of kept) if (relation === "same-as") sameAs.set(from, to);
  const settled = dropped.size === 0 ? lists : dropLinks(lists, dropped);
  return { ...settled, objectives: fillSameAs(settled.objectives, sameAs) };
}

function dropLinks(lists: NodeLists, dropped: ReadonlySet<Edge>): NodeLists {
  const froms = (relation: Relation): ReadonlySet<NodeId> =>
    new Set([...dropped].filter((edge) => edge.relation === relation).map(({ from }) => from));
  const carried = froms("carried-over-from");
  const drives = [...dropped].filter(({ relation }) => relation === "drives");
  const isDropped = (kpi: NodeId, driver: NodeId): boolean =>
    drives.some(({ from, to }) => from === driver && to === kpi);
  return {
    ...lists,
    kpis: lists.kpis.map((kpi) =>
      drives.length === 0
        ? kpi
        : { ...kpi, drivers: kpi.drivers.filter((driver) => !isDropped(kpi.id, driver.kpi)) },
    ),
    objectives: lists.objectives.map((objective) => {
      const keyResults = objective.keyResults.map((keyResult) =>
        carried.has(keyResult.id)
          ? toPresent({ ...keyResult, carriedOverFrom: undefined })
          : keyResult,
      );
      return carried.has(objective.id)
        ? toPresent({ ...objective, keyResults, carriedOverFrom: undefined })
        : { ...objective, keyResults };
    }),
  };
}
