import type { NodeId } from "../model/id.ts";
import { parseMeasure } from "../model/measure.ts";
import type { Period } from "../model/period.ts";
import { parseDate, parseDue } from "../model/period.ts";
import type { Kpi, Measured, Observation } from "../model/plan.ts";
import type { AuthoredMeasure } from "../model/schema/measure.ts";
import { toMeasureAt } from "./known-at.ts";
import type { ItemReports } from "./link-check-in.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, linkNodes } from "./link-context.ts";
import { findInline } from "./link-node.ts";
import { reportProblems } from "./report-measure.ts";
import { findEntry, resolve } from "./reference.ts";

/** The keys that say how something is measured, and its own time. */
export type AuthoredMeasured = AuthoredMeasure & {
  readonly start?: string | undefined;
  readonly due?: string | undefined;
};

/** What a measured item stands in, and what was reported of it there. */
export interface MeasuredParent {
  readonly period: Period;
  readonly reports: ItemReports;
  readonly kpis: ReadonlyMap<NodeId, Kpi>;
}

const none: readonly never[] = [];

/** Where no check-in says anything of an item. */
export const noReports: ItemReports = { observations: none, confidences: none, forecasts: none };

/** What everything measured has, with its link to the KPI that it takes its values from. */
export function linkMeasured(
  context: LinkContext,
  id: NodeId,
  authored: AuthoredMeasured,
  { period: parent, reports, kpis }: MeasuredParent,
  spot: Spot,
): {
  readonly made: Required<Omit<Measured, "unit" | "display" | "kpi" | "source">>;
  readonly more: { readonly [K in "unit" | "display" | "kpi"]: Measured[K] | undefined };
} {
  const target =
    authored.kpi === undefined ? undefined : resolve(context, "kpi", authored.kpi, spot, "kpi");
  if (target !== undefined) linkNodes(context, "measures", id, target, below(spot, "kpi"));
  const kpi = target === undefined ? undefined : kpis.get(target);
  const secret = isSecret(context, authored, kpis, spot);
  const parsed = parseMeasure(authored);
  reportProblems(context, parsed.problems, spot);
  const period = toPeriod(authored, parent);
  return {
    made: {
      measure: secret ? { kind: "none" } : toMeasureAt(parsed.measure, context.asOf),
      valueState: secret ? "confidential" : (authored.valueState ?? "known"),
      period,
      checkpoints: secret ? none : toCheckpoints(authored),
      observations: secret ? none : joinSeries(reports.observations, kpi, period, parent),
      confidences: reports.confidences,
      forecasts: secret ? none : reports.forecasts,
    },
    more: {
      kpi: target,
      unit: authored.unit ?? kpi?.unit,
      display: secret ? undefined : findInline(context, authored.display),
    },
  };
}

/**
 * Whether a public build keeps the figures of an item back: its own, or those of the KPI that it shows, which is
 * confidential or not for the public at all. What is written beside such a KPI would tell what the KPI does not.
 */
export function isSecret(
  context: LinkContext,
  authored: Pick<AuthoredMeasure, "valueState" | "kpi">,
  kpis: ReadonlyMap<NodeId, Kpi>,
  spot: Spot,
): boolean {
  if (context.audience !== "public") return false;
  if (authored.valueState === "confidential") return true;
  if (authored.kpi === undefined) return false;
  const entry = findEntry(context.ids, authored.kpi, spot.document);
  if (entry === undefined) return false;
  return context.leftOut.has(entry.id) || kpis.get(entry.id)?.confidential === true;
}

/** The items whose figures a public build keeps back. */
export function findSecret(
  context: LinkContext,
  items: readonly (Pick<AuthoredMeasure, "valueState" | "kpi"> & { readonly id: string })[],
  kpis: ReadonlyMap<NodeId, Kpi>,
  spot: Spot,
): ReadonlySet<string> {
  if (context.audience !== "public") return nobody;
  return new Set(items.filter((item) => isSecret(context, item, kpis, spot)).map(({ id }) => id));
}

const nobody: ReadonlySet<string> = new Set();

/** From its own start or its parent's, to its own due date or its parent's end; never backwards. */
function toPeriod(authored: AuthoredMeasured, parent: Period): Period {
  const start = authored.start === undefined ? parent.start : parseDate(authored.start);
  const end = authored.due === undefined ? parent.end : parseDue(authored.due);
  if (start === parent.start && end === parent.end) return parent;
  return start <= end ? { start, end } : { start: end, end };
}

function toCheckpoints(authored: AuthoredMeasure): Measured["checkpoints"] {
  if (authored.checkpoints === undefined) return none;
  return authored.checkpoints
    .map(({ date, value }) => ({ date: parseDate(date), value }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * Readings of the KPI within the item's time, and values of check-ins on other days. A reading from before the
 * cycle or after it says nothing of what was reached in it.
 */
function joinSeries(
  reported: readonly Observation[],
  kpi: Kpi | undefined,
  own: Period,
  parent: Period,
): readonly Observation[] {
  if (!kpi) return reported;
  const start = own.start < parent.start ? own.start : parent.start;
  const end = own.end > parent.end ? own.end : parent.end;
  const readings = kpi.series.filter(({ date }) => start <= date && date <= end);
  const read = new Set(readings.map(({ date }) => date));
  return [...readings, ...reported.filter(({ date }) => !read.has(date))].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );
}
