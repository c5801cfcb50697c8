import type { Kpi } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";

/** Whether the portal keeps back the figures of what is measured by a KPI. */
export function isWithheld({ plan }: ViewContext, kpi: Kpi | undefined): boolean {
  return plan.portal.audience === "public" && kpi?.confidential === true;
}
