import type { PlanItem } from "../model/framework/framework-plan.ts";
import type { Kpi } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { roleWords } from "./framework-word.ts";
import type { RefView } from "./part.ts";
import { toReference, viewReference } from "./reference.ts";

/** A plan of another framework with those of its items that a KPI measures. */
export interface KpiUseView {
  readonly plan: RefView;
  readonly items: readonly {
    readonly item: RefView;
    /** `Target`, `Goal`: what the item is there. */
    readonly word: string;
  }[];
}

/** Views what is measured by a KPI in plans of other frameworks, in the order of the plans. */
export function viewKpiUses(context: ViewContext, kpi: Kpi): readonly KpiUseView[] {
  const items = (context.plan.edgesTo.get(kpi.id) ?? []).flatMap(({ from, relation }) => {
    const node = relation === "measures" ? context.plan.nodes.get(from) : undefined;
    return node?.kind === "plan-item" ? [node] : [];
  });
  return [...Map.groupBy(items, ({ plan }) => plan)].map(([plan, some]) => ({
    plan: viewReference(context, plan),
    items: some.map((item) => toUse(context, item)),
  }));
}

function toUse(context: ViewContext, item: PlanItem): KpiUseView["items"][number] {
  return { item: toReference(context, item), word: roleWords[item.role] };
}
