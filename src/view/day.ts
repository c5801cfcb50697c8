import type { IsoDate, Period } from "../model/period.ts";
import type { PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";

/**
 * The day on which something happened to what is planned, `25 Aug`: with its year where nobody would take it for that
 * one, as it is none of what has a time of its own, or not the running one.
 */
export function viewDay({ format, plan }: ViewContext, date: IsoDate, node: PlanNode): string {
  const today: Period = { start: plan.asOf, end: plan.asOf };
  return format.dayIn("period" in node ? node.period : today, date);
}
