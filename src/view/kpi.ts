import { toFormulaText } from "../model/formula.ts";
import type { ComputedKpi, Kpi } from "../model/plan.ts";
import { explainReading } from "../model/computed-reading.ts";
import { toSentenceCase } from "../model/sentence-case.ts";
import { viewBody } from "./body.ts";
import { viewCalled, type CalledView } from "./called.ts";
import type { ViewContext } from "./context.ts";
import { viewValueExplanation } from "./explanation.ts";
import { isLongTitle } from "./long-title.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import { viewNeighbourhood, type NeighbourhoodView } from "./neighbourhood.ts";
import { toPushLists, viewKpiPush, type KpiPushView } from "./kpi-push.ts";
import { toKpiValue, viewKpiRow, type KpiRowView } from "./kpi-row.ts";
import { toKpiUnit } from "./kpi-unit.ts";
import { viewKpiFocus, type KpiFocusView } from "./kpi-focus.ts";
import { viewKpiSeries, type KpiSeriesView } from "./kpi-series.ts";
import { viewKpiUses, type KpiUseView } from "./kpi-use.ts";
import { toRelation, viewKpiTree, type KpiTreeView } from "./kpi-tree.ts";
import { toBands } from "./kpi-band.ts";
import type {
  BodyPart,
  ExplanationView,
  FrameView,
  PersonView,
  RefView,
  StatusView,
} from "./part.ts";
import { viewPerson } from "./person.ts";
import { toPlace, type PlaceView } from "./place.ts";
import { getPlanIndex } from "./plan-index.ts";
import { findStatus, toReference, viewReference } from "./reference.ts";
import { viewPlainTag, type TagView } from "./tag.ts";

/** A KPI: where it stands, how it got there, what pushed it, what moves first. */
export interface KpiView {
  readonly frame: FrameView;
  /** Safe HTML. */
  readonly title: string;
  /** Whether it is set smaller. */
  readonly isLong: boolean;
  readonly question?: string;
  readonly tags: readonly TagView[];
  readonly now: string;
  readonly isFigure: boolean;
  readonly health?: StatusView;
  /** `25 August 2026`, `+2.3 on August 2025`, `4.1 short of 90%`. */
  readonly said: readonly string[];
  readonly series?: KpiSeriesView;
  /** Said where there is no series. */
  readonly empty: string;
  readonly push: KpiPushView;
  /** What it is beside the key results that push it. */
  readonly focus: KpiFocusView;
  /** Where the latest values come from, if they were computed. */
  readonly explanations: readonly { readonly label: string; readonly of: ExplanationView }[];
  readonly tree?: KpiTreeView;
  /** What the plans of other frameworks measure by it. */
  readonly uses: readonly KpiUseView[];
  readonly drivers: readonly (KpiRowView & { readonly relation: string })[];
  /** KPIs that this one moves. */
  readonly drives: readonly RefView[];
  readonly themes: readonly RefView[];
  readonly facts: {
    readonly counts?: string;
    /** `Public support ÷ Passenger-km × 100`. */
    readonly computed?: string;
    readonly owner?: PersonView;
    readonly team?: RefView;
    readonly bands: readonly string[];
    readonly targets: readonly string[];
    readonly dataSource?: string;
    readonly place: PlaceView;
    readonly file?: string;
  };
  readonly neighbourhood?: NeighbourhoodView;
  readonly called?: CalledView;
  readonly body: readonly BodyPart[];
}

const mostExplained = 12;
const driverSize = { width: 250, height: 64 };

/** Views a KPI. */
export function viewKpi(context: ViewContext, kpi: Kpi): KpiView {
  const { plan } = context;
  const latest = context.assessment.kpis.get(kpi.id)?.latest;
  const series = viewKpiSeries(context, kpi);
  const health = findStatus(context, kpi);
  const index = getPlanIndex(plan);
  const neighbourhood = viewNeighbourhood(context, kpi);
  const tree = viewKpiTree(context, kpi);
  const called = viewCalled(context, kpi);
  return {
    frame: viewFrame(context, toPage(context, kpi)),
    title: kpi.title.html,
    isLong: isLongTitle(kpi.title.plain),
    ...(kpi.question === undefined ? {} : { question: kpi.question.html }),
    tags: toTags(kpi),
    now: toKpiValue(context, kpi, latest?.value),
    isFigure: typeof latest?.value === "number",
    ...(health === undefined ? {} : { health }),
    said: toSaid(context, kpi),
    ...(series === undefined ? {} : { series }),
    empty: kpi.confidential
      ? "Its readings are confidential and are not part of this portal."
      : "Nobody has written down a reading yet.",
    push: viewKpiPush(context, kpi, toPage(context, kpi), series),
    focus: viewKpiFocus(context, kpi),
    explanations: toExplanations(context, kpi),
    ...(tree === undefined ? {} : { tree }),
    uses: viewKpiUses(context, kpi),
    drivers: kpi.drivers.flatMap((each) => {
      const driver = plan.nodes.get(each.kpi);
      if (driver?.kind !== "kpi") return [];
      const relation = toSentenceCase(toRelation(context, each));
      return [{ ...viewKpiRow(context, driver, driverSize), relation }];
    }),
    drives: (plan.edgesFrom.get(kpi.id) ?? [])
      .filter(({ relation }) => relation === "drives")
      .map(({ to }) => viewReference(context, to)),
    themes: (index.themesOfKpi.get(kpi.id) ?? []).map((theme) => toReference(context, theme)),
    facts: toFacts(context, kpi),
    ...(neighbourhood === undefined ? {} : { neighbourhood }),
    ...(called === undefined ? {} : { called }),
    body: viewBody(context, kpi),
  };
}

/** The lists of a KPI's page. */
export function toKpiLists(context: ViewContext, kpi: Kpi): ReturnType<typeof toPushLists> {
  return toPushLists(context, kpi, toPage(context, kpi));
}

function toPage(context: ViewContext, kpi: Kpi): FrameInput {
  const latest = context.assessment.kpis.get(kpi.id)?.latest;
  const title = kpi.title.plain;
  return {
    path: kpi.url,
    title: `${title}, KPI`,
    description: kpi.question?.plain ?? `${title}: ${toKpiValue(context, kpi, latest?.value)}`,
    section: "/kpis/",
    breadcrumb: [{ title: "KPIs", url: "/kpis/" }, { title }],
  };
}

const natures = { true: "Lag", false: "Lead" } as const;
const directions = {
  higher: "Higher is better",
  lower: "Lower is better",
  range: "To stay within a range",
} as const;

function toTags({ lag, frequency, direction, cumulative }: Kpi): readonly TagView[] {
  return [
    "Health measure",
    ...(lag === undefined ? [] : [natures[`${lag}`]]),
    ...(frequency === undefined
      ? []
      : [`${frequency[0]?.toUpperCase() ?? ""}${frequency.slice(1)}`]),
    ...(direction === undefined ? [] : [directions[direction]]),
    ...(cumulative ? ["Year to date"] : []),
  ].map(viewPlainTag);
}

function toSaid(context: ViewContext, kpi: Kpi): readonly string[] {
  const { format } = context;
  const found = context.assessment.kpis.get(kpi.id);
  const value = found?.latest?.value;
  if (found?.latest === undefined || typeof value !== "number") return [];
  const { unit, decimals } = toKpiUnit(kpi);
  // The difference of two percentages is in points.
  const say = (number: number): string =>
    format.value(number, unit === "%" ? "pp" : unit, decimals);
  const said = [`on ${format.date(found.latest.date)}`];
  const before = found.yearBefore?.value;
  if (found.yearBefore !== undefined && typeof before === "number") {
    const change = value - before;
    const sign = change > 0 ? "+" : change < 0 ? "−" : "";
    said.push(`${sign}${say(Math.abs(change))} on ${format.month(found.yearBefore.date)}`);
  }
  const target = findTarget(context, kpi);
  if (target !== undefined) {
    const short = kpi.direction === "lower" ? value - target : target - value;
    said.push(
      short > 0
        ? `${say(short)} ${kpi.direction === "lower" ? "above" : "short of"} ${format.value(target, unit)}`
        : `meets the target of ${format.value(target, unit)}`,
    );
  }
  return said;
}

/** The next target by date; none for a range, of which nothing is short. */
function findTarget({ plan }: ViewContext, kpi: Kpi): number | undefined {
  if (kpi.direction === undefined || kpi.direction === "range") return undefined;
  const known = kpi.targets.filter(({ value }) => value !== undefined);
  const next = known
    .filter(({ by }) => by === undefined || by >= plan.asOf)
    .toSorted((a, b) => ((a.by ?? "9999") < (b.by ?? "9999") ? -1 : 1))[0];
  return next?.value;
}

/** Where the latest of the computed readings come from; those before are in the table, each with its figures. */
function toExplanations(context: ViewContext, kpi: Kpi): KpiView["explanations"] {
  const readings = kpi.computed?.readings.slice(-mostExplained).reverse() ?? [];
  return readings.map((reading) => {
    const explained = explainReading(kpi, reading, context.plan.nodes);
    const of = viewValueExplanation(context, explained, toKpiUnit(kpi));
    return { label: `${of.value} on ${context.format.date(reading.date)}`, of };
  });
}

function toComputed({ plan }: ViewContext, { formula }: ComputedKpi): string {
  return toFormulaText(formula, (id) => {
    const node = plan.nodes.get(id);
    return node?.shortTitle?.plain ?? node?.title.plain ?? id;
  });
}

function toFacts(context: ViewContext, kpi: Kpi): KpiView["facts"] {
  const { format } = context;
  const say = (value: number): string => format.value(value, kpi.unit);
  const team = kpi.team === undefined ? undefined : getPlanIndex(context.plan).teams.get(kpi.team);
  const file = kpi.series[0]?.source.file;
  return {
    ...(kpi.formula === undefined ? {} : { counts: kpi.formula.html }),
    ...(kpi.computed === undefined ? {} : { computed: toComputed(context, kpi.computed) }),
    ...(kpi.owner === undefined ? {} : { owner: viewPerson(context, kpi.owner) }),
    ...(team === undefined ? {} : { team: toReference(context, team) }),
    bands: toBands(kpi, say).map(({ word, text }) => `${word}: ${text}`),
    targets: kpi.targets.map(({ by, value, text }) => {
      const what = text?.plain ?? (value === undefined ? "not set" : say(value));
      return by === undefined ? what : `${what} by ${format.date(by)}`;
    }),
    ...(kpi.dataSource === undefined ? {} : { dataSource: kpi.dataSource.html }),
    place: toPlace(context, kpi.source),
    ...(file === undefined || file === kpi.source.file ? {} : { file }),
  };
}
