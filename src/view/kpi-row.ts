import { layoutSpark, type Spark } from "../graph/spark.ts";
import { addDays } from "../model/period.ts";
import type { Kpi } from "../model/plan.ts";
import { listPushes } from "../model/kpi-acting.ts";
import type { ViewContext } from "./context.ts";
import { findOffer } from "./kpi-offer.ts";
import { toKpiUnit } from "./kpi-unit.ts";
import { sortWorstFirst } from "./objective-order.ts";
import type { PersonView, RefView } from "./part.ts";
import { viewPerson } from "./person.ts";
import { toReference } from "./reference.ts";

/** A KPI in a list. Its status is its health. */
export interface KpiRowView extends RefView {
  /** `Lag`, `Lead`; empty where nobody said. */
  readonly nature: string;
  /** `85.9%`, `No reading yet`. */
  readonly now: string;
  readonly date?: string;
  readonly spark: Spark;
  readonly owner?: PersonView;
  /** Open objectives that push it. */
  readonly pushes: readonly RefView[];
  /** Whether it calls for action, and nothing sets out to move it or what drives it. */
  readonly isUnattended: boolean;
  /** How many of these there are besides. */
  readonly others: number;
}

const sparkSize = { width: 110, height: 26 };
const sparkDays = 365;
const mostPushes = 12;

/** Views a KPI as a row, with the last twelve months as a spark. */
export function viewKpiRow(context: ViewContext, kpi: Kpi, size = sparkSize): KpiRowView {
  const { assessment, format } = context;
  const found = assessment.kpis.get(kpi.id);
  const open = listPushes(context.plan, kpi.id).filter(
    ({ id }) => assessment.objectives.get(id)?.status.basis !== "closed",
  );
  return {
    ...toReference(context, kpi),
    nature: kpi.lag === undefined ? "" : kpi.lag ? "Lag" : "Lead",
    now: toKpiValue(context, kpi, found?.latest?.value),
    ...(found?.latest === undefined ? {} : { date: format.day(found.latest.date) }),
    spark: toKpiSpark(context, kpi, size),
    ...(kpi.owner === undefined ? {} : { owner: viewPerson(context, kpi.owner) }),
    pushes: sortWorstFirst(context, open, mostPushes)
      .slice(0, mostPushes)
      .map((objective) => toReference(context, objective)),
    isUnattended: findOffer(context, kpi) !== undefined,
    others: Math.max(0, open.length - mostPushes),
  };
}

/** The last twelve months of a KPI as a spark. */
export function toKpiSpark({ plan }: ViewContext, kpi: Kpi, size = sparkSize): Spark {
  const start = addDays(plan.asOf, -sparkDays);
  const actual = kpi.series
    .filter(({ date }) => date >= start)
    .map(({ date, value }) => ({ date, value: typeof value === "number" ? value : null }));
  return layoutSpark({ start, end: plan.asOf, actual, expected: [] }, size);
}

/** A value of a KPI as it is shown. */
export function toKpiValue(
  { format }: ViewContext,
  kpi: Kpi,
  value: number | boolean | string | null | undefined,
): string {
  if (kpi.confidential && kpi.series.length === 0) return "Confidential";
  if (value === undefined) return "No reading yet";
  if (typeof value !== "number") return "Not measured";
  const { unit, decimals } = toKpiUnit(kpi);
  return format.value(value, unit, decimals);
}
