import type { NodeId } from "../model/id.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import { toPresent } from "./present.ts";

/**
 * Gives key results that show another one its measure, values, owner and time; title, weight, group and note stay
 * their own. `links` are the `same-as` links that hold, from the one that shows to the one that is shown.
 */
export function fillSameAs(
  objectives: readonly Objective[],
  links: ReadonlyMap<NodeId, NodeId>,
): readonly Objective[] {
  const keyResults = new Map<NodeId, KeyResult>();
  // Most plans show nothing twice, and then nobody looks anything up.
  for (const objective of links.size === 0 ? [] : objectives) {
    for (const keyResult of objective.keyResults) keyResults.set(keyResult.id, keyResult);
  }
  const findOriginal = (id: NodeId): KeyResult | undefined => {
    let original = id;
    for (let next = links.get(id); next !== undefined; next = links.get(next)) original = next;
    return original === id ? undefined : keyResults.get(original);
  };
  return objectives.map((objective) => {
    if (
      objective.keyResults.every(({ sameAs, title }) => sameAs === undefined && title.plain !== "")
    ) {
      return objective;
    }
    const filled = objective.keyResults.map((keyResult) =>
      toFilled(keyResult, findOriginal(keyResult.id)),
    );
    return { ...objective, keyResults: filled };
  });
}

function toFilled(keyResult: KeyResult, original: KeyResult | undefined): KeyResult {
  const { sameAs, ...rest } = keyResult;
  const untitled = keyResult.title.plain === "";
  const plain = { plain: keyResult.item, html: keyResult.item };
  if (!original) {
    if (sameAs === undefined && !untitled) return keyResult;
    return { ...rest, title: untitled ? plain : keyResult.title };
  }
  const { measure, valueState, period, owners, ambition } = original;
  const { checkpoints, observations, confidences, forecasts } = original;
  const { unit, display, kpi, lead, orientation } = original;
  return {
    ...rest,
    title: untitled ? original.title : keyResult.title,
    sameAs: original.id,
    ...{ measure, valueState, period, owners, ambition },
    ...{ checkpoints, observations, confidences, forecasts },
    ...toPresent({ unit, display, kpi, lead, orientation }),
  };
}
