import { isActedOn } from "../model/kpi-acting.ts";
import type { Kpi } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";

/** What may be done about a KPI that nobody acts on. */
export interface KpiOfferView {
  /** Lines that can be pasted into an objective. */
  readonly keyResult: string;
  readonly recovers: string;
}

/** What can be done about a KPI that calls for action where nobody acts; undefined else. */
export function findOffer({ assessment, plan }: ViewContext, kpi: Kpi): KpiOfferView | undefined {
  const found = assessment.kpis.get(kpi.id);
  if (found?.health?.value !== "unhealthy" || kpi.confidential || isActedOn(plan, kpi)) {
    return undefined;
  }
  const now = found.latest?.value;
  const from = typeof now === "number" ? `from: ${Number(now.toPrecision(6))}, ` : "";
  const wanted = kpi.green?.operator === "range" ? undefined : kpi.green?.value;
  const to = wanted === undefined ? "" : `to: ${wanted}, `;
  const unit = kpi.unit === undefined ? "" : `unit: ${JSON.stringify(kpi.unit)}, `;
  const title = JSON.stringify(kpi.title.plain);
  return {
    keyResult: `- {id: kr1, title: ${title}, ${from}${to}${unit}kpi: ${kpi.id}}`,
    recovers: `recovers: ${kpi.id}`,
  };
}
