import type { Finding } from "../model/finding.ts";
import { daysBetween } from "../model/period.ts";
import type { Kpi, PlanGraph } from "../model/plan.ts";
import { frequencyDays } from "../model/silence.ts";
import type { RuleInput } from "./rule-input.ts";
import { getLimit, toFindingAt } from "./rule-input.ts";

/** Holds KPIs against the rules: whether they are still read, and can be judged. */
export function checkKpis({ graph }: RuleInput): readonly Finding[] {
  return graph.kpis.flatMap((kpi) => [...checkFresh(kpi, graph), ...checkDirection(kpi)]);
}

function checkFresh(kpi: Kpi, graph: PlanGraph): Finding[] {
  const { frequency, series, source, title } = kpi;
  const days = frequency && frequencyDays[frequency];
  const last = series.at(-1);
  // One that was never read is planned rather than stale; its page says that there is no data.
  if (days === undefined || !last || kpi.confidential) return [];
  const periods = getLimit(graph, "kpi-stale", "periods");
  if (daysBetween(last.date, graph.asOf) <= periods * days) return [];
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
