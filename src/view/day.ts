import type { IsoDate, Period } from "../model/period.ts";
import type { PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";

/**
 * The day on which something happened to a node: `25 Aug` within the years of its period, or in the year of the as-of
 * date where it has none; `25 Aug 2025` in any other year.
 */
export function viewDay({ format, plan }: ViewContext, date: IsoDate, node: PlanNode): string {
  const today: Period = { start: plan.asOf, end: plan.asOf };
  return format.dayIn("period" in node ? node.period : today, date);
}
