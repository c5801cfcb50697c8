import type { IsoDate } from "../model/period.ts";
import type { PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";

/** The day on which something happened to a node: with its year where neither its period nor the as-of date says it. */
export function viewDay({ format }: ViewContext, date: IsoDate, node: PlanNode): string {
  return "period" in node ? format.dayIn(node.period, date) : format.day(date);
}
