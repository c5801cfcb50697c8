import type { Finding } from "../model/finding.ts";
import { isStale } from "../model/kpi-health.ts";
import type { Kpi, PlanGraph } from "../model/plan.ts";
import type { RuleInput } from "./rule-input.ts";
import { toFindingAt } from "./rule-input.ts";

/** Holds KPIs against the rules: whether they are still read, and can be judged. */
export function checkKpis({ graph }: RuleInput): readonly Finding[] {
  return graph.kpis.flatMap((kpi) => [...checkFresh(kpi, graph), ...checkDirection(kpi)]);
}

function checkFresh(kpi: Kpi, graph: PlanGraph): Finding[] {
  const { frequency, series, source, title } = kpi;
  const last = series.at(-1);
  // One that was never read is planned rather than stale; its page says that there is no data.
  if (frequency === undefined || !last || kpi.confidential) return [];
  if (!isStale(kpi, last.date, graph)) return [];
  const message = `\`${title.plain}\` is read ${frequency}, and the last reading is of ${last.date}.`;
  const hint =
    "Add the missing readings, an empty value where nothing was measured, or say how often it is read.";
  const related = [{ file: last.source.file, message: "the last reading" }];
  return [toFindingAt("kpi-stale", source, ["frequency"], message, { hint, related })];
}

function checkDirection({ direction, source, title }: Kpi): Finding[] {
  if (direction !== undefined) return [];
  const message = `\`${title.plain}\` does not say which way is good.`;
  const hint = "Add `direction`: `higher`, `lower` or `range`.";
  return [toFindingAt("kpi-without-direction", source, ["title"], message, { hint })];
}
