import type { Kpi } from "../model/plan.ts";
import type { UnitView } from "./explanation.ts";
import { toDecimals } from "./tick.ts";

/** By KPI: every value of a series asks, and each answer looks at the whole series. */
const units = new WeakMap<Kpi, UnitView>();

/** How the values of a KPI print. */
export function toKpiUnit(kpi: Kpi): UnitView {
  const known = units.get(kpi);
  if (known !== undefined) return known;
  const decimals = kpi.precision ?? toKpiDecimals(kpi);
  const unit = kpi.unit === undefined ? { decimals } : { unit: kpi.unit, decimals };
  units.set(kpi, unit);
  return unit;
}

/** Of values that a formula makes no more are shown than their size asks for: nobody measured the others. */
function toKpiDecimals({ series, computed }: Kpi): number {
  const values = series.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
  const decimals = toDecimals(values);
  if (computed === undefined) return decimals;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return Math.min(decimals, largest >= 1000 ? 0 : largest >= 10 ? 1 : 2);
}
