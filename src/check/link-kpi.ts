import type { Document, Source } from "../model/document.ts";
import { parseDue } from "../model/period.ts";
import type { Bound, Kpi, Observation } from "../model/plan.ts";
import { findActor } from "./actor.ts";
import type { LinkContext } from "./link-context.ts";
import { below, linkNodes, toSpot } from "./link-context.ts";
import { reportSelf } from "./link-list.ts";
import { linkDrivers, linkFormula } from "./link-formula.ts";
import { findInline, linkTeam, toDocumentBase, toDocumentExtras, toNodeId } from "./link-node.ts";
import { toPresent, withPresent } from "./present.ts";
import { resolve } from "./reference.ts";

type KpiDocument = Extract<Document, { readonly kind: "kpi" }>;

/** Makes a KPI with the readings that were known at the as-of date; without any of its figures where they are secret. */
export function linkKpi(context: LinkContext, document: KpiDocument): Kpi {
  const { data } = document;
  const spot = toSpot(document);
  const secret = data.confidential === true && context.audience === "public";
  linkParent(context, document);
  const formula = linkFormula(context, document);
  return withPresent(
    {
      kind: "kpi",
      ...toDocumentBase(context, document, data.title, spot),
      aggregate: data.aggregate ?? "last",
      cumulative: data.cumulative ?? false,
      confidential: data.confidential ?? false,
      drivers: linkDrivers(context, document, formula),
      series: secret ? [] : linkSeries(context, document),
      targets: secret ? [] : (data.targets ?? []).map((target) => toTarget(context, target)),
    },
    {
      ...toDocumentExtras(context, document),
      computed: formula && { formula, readings: [], written: [] },
      direction: data.direction,
      unit: data.unit,
      frequency: data.frequency,
      owner: findActor(context, data.owner, spot, "owner"),
      team: linkTeam(context, document, data.team, spot),
      lag: data.lag,
      question: findInline(context, data.question),
      formula: findInline(context, data.formula),
      dataSource: findInline(context, data.source),
      precision: data.precision,
      green: secret || data.green === undefined ? undefined : parseBound(data.green),
      red: secret || data.red === undefined ? undefined : parseBound(data.red),
      reportedHealth: secret ? undefined : data.health,
      axisStart: secret ? undefined : data.axisStart,
    },
  );
}

/** Parses `>= 90`, `< 85`, `60..70` or a bare number, behind the schema that allows nothing else. */
export function parseBound(text: string): Bound {
  const match =
    /^\s*(>=|<=|>|<|=)?\s*(-?\d+(?:\.\d+)?)\s*(?:(?:\.\.|–|to)\s*(-?\d+(?:\.\d+)?))?\s*$/.exec(
      text,
    );
  if (!match) throw new Error(`no bound: ${text}`);
  const value = Number(match[2]);
  if (match[3] !== undefined) return { operator: "range", value, to: Number(match[3]) };
  switch (match[1]) {
    case ">=":
    case "<=":
    case ">":
    case "<":
      return { operator: match[1], value };
    default:
      return { operator: "=", value };
  }
}

function linkParent(context: LinkContext, document: KpiDocument): void {
  const spot = below(toSpot(document), "parent");
  const { parent } = document.data;
  const id = toNodeId(document);
  const above =
    parent === undefined ? undefined : resolve(context, "parent of a KPI", parent, spot);
  if (above === id) reportSelf(context, parent ?? "", spot);
  else if (above !== undefined) linkNodes(context, "part-of", id, above, spot);
}

/** The readings known at the as-of date, by date; of two of one date the later one counts. */
function linkSeries(context: LinkContext, document: KpiDocument): readonly Observation[] {
  const readings = new Map<string, Observation>();
  for (const { date, value, note, by, source } of document.series) {
    const on = parseDue(date);
    const reader = findActor(toSeriesContext(context, source), by, {
      file: source.file,
      path: [...(source.path ?? []), "by"],
      document: document.id,
    });
    if (on > context.asOf) continue;
    readings.set(on, { date: on, value, source, ...toPresent({ note, by: reader }) });
  }
  return [...readings.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** A series in a file of its own has lines rather than keys. */
function toSeriesContext(context: LinkContext, { line }: Source): LinkContext {
  if (line === undefined) return context;
  const place = { line, column: 1, endLine: line, endColumn: 1 };
  return {
    ...context,
    report: (finding) => {
      context.report(toPresent({ ...finding, anchor: undefined, place }));
    },
  };
}

function toTarget(
  context: LinkContext,
  { by, value, text }: NonNullable<KpiDocument["data"]["targets"]>[number],
): Kpi["targets"][number] {
  return toPresent({
    by: by === undefined ? undefined : parseDue(by),
    value: value ?? undefined,
    text: findInline(context, text),
  });
}
