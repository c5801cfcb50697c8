import { once } from "../model/once.ts";
import type { Kpi } from "../model/plan.ts";
import type { UnitView } from "./explanation.ts";
import { toDecimals } from "./tick.ts";

/** How the values of a KPI print; found once, as every value of a series asks, and the answer lies in all of it. */
export const toKpiUnit = once((kpi: Kpi): UnitView => {
  const decimals = kpi.precision ?? toKpiDecimals(kpi);
  return kpi.unit === undefined ? { decimals } : { unit: kpi.unit, decimals };
});

/** Of values that a formula makes no more are shown than their size asks for: nobody measured the others. */
function toKpiDecimals({ series, computed }: Kpi): number {
  const values = series.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
  const decimals = toDecimals(values);
  if (computed === undefined) return decimals;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return Math.min(decimals, largest >= 1000 ? 0 : largest >= 10 ? 1 : 2);
}
