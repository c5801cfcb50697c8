import { fillOgsm } from "./fill-ogsm.ts";
import type { FrameworkPlan } from "../model/framework/framework-plan.ts";
import type { NodeId } from "../model/id.ts";
import type { InlineText, PlanNode } from "../model/plan.ts";

/**
 * Gives items that show another one, and have no title of their own, that one's title; where that cannot be found they
 * are called by their id, so that findings can name them.
 */
export function fillShown(
  plans: readonly FrameworkPlan[],
  nodes: ReadonlyMap<NodeId, PlanNode>,
): readonly FrameworkPlan[] {
  return plans.map((plan) => {
    const fill = <Item extends Shown>(items: readonly Item[]): readonly Item[] =>
      items.map((item) => ({ ...item, title: findTitle(item, nodes) }));
    switch (plan.framework) {
      case "hoshin":
        return {
          ...plan,
          breakthroughs: fill(plan.breakthroughs),
          annual: fill(plan.annual),
          priorities: fill(plan.priorities),
        };
      case "gost":
        return { ...plan, objectives: fill(plan.objectives) };
      case "scorecard":
        return {
          ...plan,
          objectives: plan.objectives.map((objective) => ({
            ...objective,
            initiatives: fill(objective.initiatives),
          })),
        };
      case "ogsm":
        return fillOgsm(plan, nodes, fill);
      case "mbo":
        return plan;
    }
  });
}

interface Shown {
  readonly item?: string;
  readonly title: InlineText;
  readonly shows?: NodeId;
}

/** One may show another that shows a third; of a ring the last title that there is counts. */
function findTitle(item: Shown, nodes: ReadonlyMap<NodeId, PlanNode>): InlineText {
  const seen = new Set<NodeId>();
  let at: Shown | undefined = item;
  while (at !== undefined && at.title.plain === "" && at.shows !== undefined) {
    if (seen.has(at.shows)) break;
    seen.add(at.shows);
    at = nodes.get(at.shows);
  }
  const title = at?.title ?? item.title;
  return title.plain === "" && item.item !== undefined
    ? { plain: item.item, html: item.item }
    : title;
}
