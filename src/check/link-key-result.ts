import type { NodeId } from "../model/id.ts";
import { parseMeasure } from "../model/measure.ts";
import type { Period } from "../model/period.ts";
import { parseDate, parseDue } from "../model/period.ts";
import type { KeyResult, Kpi, Objective, Observation } from "../model/plan.ts";
import type { AuthoredKeyResult } from "../model/schema/key-result.ts";
import { resolveOwners } from "./actor.ts";
import { toMeasureAt } from "./known-at.ts";
import type { ItemReports } from "./link-check-in.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, linkNodes } from "./link-context.ts";
import { linkList, reportSelf } from "./link-list.ts";
import { findInline, toNodeBase, toNodeExtras } from "./link-node.ts";
import { withPresent } from "./present.ts";
import { reportMeasure } from "./report-measure.ts";
import { resolve } from "./reference.ts";

/** What a key result takes from the objective that it stands in. */
export interface KeyResultParent {
  readonly id: NodeId;
  readonly period: Period;
  readonly ambition: Objective["ambition"];
}

const none: readonly never[] = [];

/** Makes a key result with its measure and what was reported of it, and links it. */
export function linkKeyResult(
  context: LinkContext,
  id: NodeId,
  authored: AuthoredKeyResult,
  parent: KeyResultParent,
  reports: ItemReports,
  kpis: ReadonlyMap<NodeId, Kpi>,
  spot: Spot,
): KeyResult {
  const links = linkKeyResultNodes(context, id, authored, parent, spot);
  const kpi = links.kpi === undefined ? undefined : kpis.get(links.kpi);
  const secret = context.audience === "public" && isSecret(authored, kpi);
  const parsed = parseMeasure(authored);
  reportMeasure(context, parsed.problems, authored, spot);
  const period = toPeriod(authored, parent.period);
  const made: Made = {
    kind: "key-result",
    // One that shows another has its title, too; it is filled in once that one is known.
    ...toNodeBase(context, id, authored.title ?? "", authored, spot),
    objective: parent.id,
    item: authored.id,
    measure: secret ? { kind: "none" } : toMeasureAt(parsed.measure, context.asOf),
    valueState: secret ? "confidential" : (authored.valueState ?? "known"),
    period,
    weight: authored.weight ?? 1,
    ambition: authored.ambition ?? parent.ambition,
    owners: resolveOwners(context, authored, spot),
    checkpoints: secret ? none : toCheckpoints(authored),
    observations: secret ? none : joinSeries(reports.observations, kpi, period, parent.period),
    confidences: reports.confidences,
    forecasts: secret ? none : reports.forecasts,
  };
  return withPresent(made, {
    ...toNodeExtras(context, authored),
    ...links,
    unit: authored.unit ?? kpi?.unit,
    display: secret ? undefined : findInline(context, authored.display),
    group: authored.group === undefined ? undefined : context.inline(authored.group).plain,
    lead: authored.lead,
    orientation: authored.orientation,
  });
}

/** What a key result has for certain. */
type Made = Pick<
  KeyResult,
  {
    [K in keyof KeyResult]-?: undefined extends KeyResult[K] ? never : K;
  }[keyof KeyResult]
>;

/** Whether a public build keeps the figures of a key result back: its own, or those of the KPI that it shows. */
export function isSecret(authored: AuthoredKeyResult, kpi: Kpi | undefined): boolean {
  return authored.valueState === "confidential" || kpi?.confidential === true;
}

function linkKeyResultNodes(
  context: LinkContext,
  id: NodeId,
  authored: AuthoredKeyResult,
  parent: KeyResultParent,
  spot: Spot,
): { readonly [K in "kpi" | "sameAs" | "carriedOverFrom"]: NodeId | undefined } {
  linkNodes(context, "part-of", id, parent.id, spot);
  if (authored.supports) {
    linkList(context, "supports", "supports", id, authored.supports, below(spot, "supports"));
  }
  const one = (field: "kpi" | "sameAs" | "carriedOverFrom of a key result") => {
    const key = field === "carriedOverFrom of a key result" ? "carriedOverFrom" : field;
    const reference = authored[key];
    if (reference === undefined) return undefined;
    const target = resolve(context, field, reference, spot, key);
    if (target !== id) return target;
    reportSelf(context, reference, below(spot, key));
    return undefined;
  };
  const [kpi, sameAs] = [one("kpi"), one("sameAs")];
  const carriedOverFrom = one("carriedOverFrom of a key result");
  if (kpi !== undefined) linkNodes(context, "measures", id, kpi, below(spot, "kpi"));
  if (sameAs !== undefined) linkNodes(context, "same-as", id, sameAs, below(spot, "sameAs"));
  if (carriedOverFrom !== undefined) {
    linkNodes(context, "carried-over-from", id, carriedOverFrom, below(spot, "carriedOverFrom"));
  }
  return { kpi, sameAs, carriedOverFrom };
}

/** From its own start or the objective's, to its own due date or the objective's end; never backwards. */
function toPeriod(authored: AuthoredKeyResult, parent: Period): Period {
  const start = authored.start === undefined ? parent.start : parseDate(authored.start);
  const end = authored.due === undefined ? parent.end : parseDue(authored.due);
  if (start === parent.start && end === parent.end) return parent;
  return start <= end ? { start, end } : { start: end, end };
}

function toCheckpoints(authored: AuthoredKeyResult): KeyResult["checkpoints"] {
  if (authored.checkpoints === undefined) return none;
  return authored.checkpoints
    .map(({ date, value }) => ({ date: parseDate(date), value }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * Readings of the KPI within the key result's time, and values of check-ins on other days. A reading from before the
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
