import { layoutGauge, type Gauge } from "../graph/gauge.ts";
import type { KeyResult, Kpi, Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { findOffer, type KpiOfferView } from "./kpi-offer.ts";
import { viewKeyResultRow } from "./key-result-row.ts";
import { toBands } from "./kpi-band.ts";
import type { KeyResultRowView, RefView } from "./part.ts";
import { toReference } from "./reference.ts";

/** What a KPI is beside the key results that push it for a while, and what is done where it calls for action. */
export interface KpiFocusView {
  readonly gauge?: Gauge;
  /** What the gauge shows, in a sentence. */
  readonly label: string;
  /** `Read every month since September 2024, with no end.` */
  readonly steady: string;
  /** Open key results that take their values from it. */
  readonly keyResults: readonly (KeyResultRowView & {
    readonly of: RefView;
    /** `Q3 2026, to 30 September 2026`. */
    readonly until: string;
  })[];
  /** Open key results besides, that there was no room for. */
  readonly others: number;
  /** Objectives that were made because it left its healthy band, the open ones first. */
  readonly recoveries: readonly RefView[];
  readonly offer?: KpiOfferView;
}

const rhythms: Readonly<Record<NonNullable<Kpi["frequency"]>, string>> = {
  daily: "every day",
  weekly: "every week",
  monthly: "every month",
  quarterly: "every quarter",
  annual: "every year",
  irregular: "now and then",
};

const mostKeyResults = 6;

/** Views what is steady about a KPI and what is temporary. */
export function viewKpiFocus(context: ViewContext, kpi: Kpi): KpiFocusView {
  const latest = context.assessment.kpis.get(kpi.id)?.latest?.value;
  const say = (value: number): string => context.format.value(value, kpi.unit);
  const bands = toBands(kpi, say);
  const targets = kpi.targets.flatMap(({ value }) => value ?? []);
  const gauge = typeof latest === "number" ? layoutGauge(latest, bands, targets) : undefined;
  const keyResults = listKeyResults(context, kpi);
  const offer = findOffer(context, kpi);
  return {
    ...(gauge === undefined ? {} : { gauge }),
    label: bands.map(({ word, text }) => `${word} ${text}`).join(", "),
    steady: toSteady(context, kpi),
    keyResults: keyResults.slice(0, mostKeyResults).map(([keyResult, objective]) => ({
      ...viewKeyResultRow(context, keyResult),
      of: toReference(context, objective),
      until: toUntil(context, keyResult, objective),
    })),
    others: Math.max(0, keyResults.length - mostKeyResults),
    recoveries: listRecoveries(context, kpi).map((objective) => toReference(context, objective)),
    ...(offer === undefined ? {} : { offer }),
  };
}

function toSteady({ format }: ViewContext, kpi: Kpi): string {
  const [first] = kpi.series;
  const rhythm = kpi.frequency === undefined ? "" : ` ${rhythms[kpi.frequency]}`;
  const since = first === undefined ? "" : ` since ${format.month(first.date)}`;
  const how = kpi.computed === undefined ? "Read" : "Computed";
  return `${how}${rhythm}${since}, with no end.`;
}

function toUntil({ format, plan }: ViewContext, { period }: KeyResult, of: Objective): string {
  const cycle = plan.cycles.find((each) => each.cycle === of.cycle)?.title.plain ?? of.cycle;
  return `${cycle}, ends ${format.day(period.end)}`;
}

/** Key results of open objectives that are measured by the KPI, in the order of the plan. */
function listKeyResults(
  { assessment, plan }: ViewContext,
  kpi: Kpi,
): readonly (readonly [KeyResult, Objective])[] {
  return (plan.edgesTo.get(kpi.id) ?? []).flatMap(({ from, relation }) => {
    const keyResult = relation === "measures" ? plan.nodes.get(from) : undefined;
    if (keyResult?.kind !== "key-result") return [];
    const objective = plan.nodes.get(keyResult.objective);
    if (objective?.kind !== "objective") return [];
    const isClosed = assessment.objectives.get(objective.id)?.status.basis === "closed";
    return isClosed ? [] : [[keyResult, objective] as const];
  });
}

function listRecoveries({ assessment, plan }: ViewContext, kpi: Kpi): readonly Objective[] {
  const isOpen = ({ id }: Objective): boolean =>
    assessment.objectives.get(id)?.status.basis !== "closed";
  return (plan.edgesTo.get(kpi.id) ?? [])
    .flatMap(({ from, relation }) => {
      const node = relation === "recovers" ? plan.nodes.get(from) : undefined;
      return node?.kind === "objective" ? [node] : [];
    })
    .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
}
