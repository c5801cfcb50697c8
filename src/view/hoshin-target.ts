import type { RunChart, RunMonth, RunSize } from "../graph/run-chart.ts";
import { layoutRunChart } from "../graph/run-chart.ts";
import type { Hoshin, HoshinTarget } from "../model/framework/hoshin.ts";
import {
  findYearToDate,
  getTargetMonths,
  type MonthVerdict,
  type TargetMonth,
} from "../model/hoshin-month.ts";
import { parseDate } from "../model/period.ts";
import type { ViewContext } from "./context.ts";
import { toRemark, viewCountermeasures, type CountermeasureView } from "./countermeasure.ts";
import { viewValueExplanation } from "./explanation.ts";
import { toMonthsAnchor } from "./hoshin-item.ts";
import type { ExplanationView, Glyph, PersonView, RefView } from "./part.ts";
import { viewPeople } from "./person.ts";
import { viewReference } from "./reference.ts";

/** A row of the bowling chart, with what stands beside and beneath it. */
export interface TargetView {
  readonly anchor: string;
  readonly label: string;
  /** Safe HTML. */
  readonly title: string;
  readonly plain: string;
  /** Where it stands in the lists of the matrix. */
  readonly url: string;
  readonly unit?: string;
  readonly owners: readonly PersonView[];
  readonly kpi?: RefView;
  readonly start?: string;
  readonly annual?: string;
  readonly months: readonly MonthView[];
  readonly toDate?: {
    readonly planned: string;
    readonly actual: string;
    readonly verdict: VerdictView;
    /** `last month`, `sum`, `mean`. */
    readonly how: string;
  };
  /** `5 of 8 months met, 2 near, 1 missed`, `Confidential`. */
  readonly tally: string;
  readonly isConfidential: boolean;
  /** Absent where its figures are confidential, and where there are more targets than anybody looks at. */
  readonly charts?: Readonly<Record<RunSize, RunChart>>;
  readonly countermeasures: readonly CountermeasureView[];
  /** What is to be said where there is no countermeasure, or none yet for the month that is running. */
  readonly remark?: string;
  readonly explanations: readonly { readonly label: string; readonly of: ExplanationView }[];
}

/** A verdict in shape and word. */
export interface VerdictView {
  readonly name: MonthVerdict;
  readonly glyph: Glyph;
  readonly word: string;
}

export interface MonthView {
  /** `Aug`. */
  readonly short: string;
  /** `August 2026`. */
  readonly name: string;
  readonly planned?: string;
  readonly actual?: string;
  readonly verdict?: VerdictView;
  readonly isRunning: boolean;
  /** What is to be said where a figure is missing: `no figure`. */
  readonly gap?: string;
}

const verdictWords: Readonly<Record<MonthVerdict, VerdictView>> = {
  met: { name: "met", glyph: "met", word: "met" },
  near: { name: "near", glyph: "partly", word: "near" },
  missed: { name: "missed", glyph: "missed", word: "missed" },
};

/** Targets with a chart of their own; the figures of all stand in the bowling chart. */
const mostCharts = 30;

const joinWords: Readonly<Record<HoshinTarget["aggregate"], string>> = {
  last: "last month",
  sum: "sum",
  average: "mean",
};

/** Views the months of every target of a matrix. */
export function viewTargets(context: ViewContext, plan: Hoshin): readonly TargetView[] {
  return plan.targets.map((target, index) => {
    const { charts, ...view } = viewTarget(context, plan, target);
    return charts === undefined || index >= mostCharts ? view : { ...view, charts };
  });
}

function viewTarget(context: ViewContext, plan: Hoshin, target: HoshinTarget): TargetView {
  const { format } = context;
  const isSecret = target.withheld === true;
  const months = getTargetMonths(target, plan.period, context.plan.asOf);
  const year = findYearToDate(target, months);
  const bare = (value: number): string => format.value(value, shortUnit(target.unit));
  const views = months.map((month) => toMonth(context, month, bare));
  const run = { months: toRunMonths(months, views), valueText: bare };
  return {
    anchor: toMonthsAnchor(target.item),
    label: target.item,
    title: target.title.html,
    plain: target.title.plain,
    url: `#${target.item}`,
    ...(target.unit === undefined ? {} : { unit: target.unit }),
    owners: viewPeople(context, target.owners),
    ...(target.kpi === undefined ? {} : { kpi: viewReference(context, target.kpi) }),
    ...(target.start === undefined ? {} : { start: bare(target.start) }),
    ...(target.target === undefined ? {} : { annual: bare(target.target) }),
    months: views,
    ...(year === undefined
      ? {}
      : {
          toDate: {
            planned: bare(year.planned),
            actual: bare(year.actual),
            verdict: verdictWords[year.verdict],
            how: joinWords[target.aggregate],
          },
        }),
    isConfidential: isSecret,
    tally: isSecret ? "Confidential" : toTally(months),
    ...(isSecret
      ? { remark: "Its figures are confidential and are not part of this portal." }
      : {
          charts: { wide: layoutRunChart(run, "wide"), narrow: layoutRunChart(run, "narrow") },
          ...toRemark(context, target, months),
        }),
    countermeasures: viewCountermeasures(context, target, months),
    explanations: toExplanations(context, target, months, year),
  };
}

function toRunMonths(
  months: readonly TargetMonth[],
  views: readonly MonthView[],
): readonly RunMonth[] {
  return months.map((month, index) => ({
    ...month,
    isRunning: month.time === "running",
    initial: views[index]?.short.charAt(0) ?? "",
  }));
}

/** In a column of figures `%` and money are said with each; a word is said once, in the head of the row. */
function shortUnit(unit: string | undefined): string | undefined {
  return unit !== undefined && /^(?:[%‰]|[£€$¥].*)$/u.test(unit) ? unit : undefined;
}

function toMonth(
  { format }: ViewContext,
  { month, planned, actual, verdict, time }: TargetMonth,
  text: (value: number) => string,
): MonthView {
  const first = parseDate(`${month}-01`);
  const isDue = planned !== undefined && actual === undefined && time === "over";
  return {
    short: format.shortMonth(first),
    name: format.month(first),
    ...(planned === undefined ? {} : { planned: text(planned) }),
    ...(actual === undefined ? {} : { actual: text(actual) }),
    ...(verdict === undefined ? {} : { verdict: verdictWords[verdict] }),
    isRunning: time === "running",
    ...(isDue ? { gap: "no figure" } : {}),
  };
}

/** `5 of 8 months met, 2 near, 1 missed`; of what is judged. */
function toTally(months: readonly TargetMonth[]): string {
  const judged = months.flatMap(({ verdict }) => verdict ?? []);
  if (judged.length === 0) return "No month has been judged yet";
  const count = (name: MonthVerdict): number => judged.filter((each) => each === name).length;
  const parts = [`${count("met")} of ${judged.length} months met`];
  if (count("near") > 0) parts.push(`${count("near")} near`);
  if (count("missed") > 0) parts.push(`${count("missed")} missed`);
  return parts.join(", ");
}

function toExplanations(
  context: ViewContext,
  { unit }: HoshinTarget,
  months: readonly TargetMonth[],
  year: ReturnType<typeof findYearToDate>,
): TargetView["explanations"] {
  const measure = unit === undefined ? {} : { unit };
  const list: TargetView["explanations"][number][] = [];
  if (year !== undefined) {
    const of = viewValueExplanation(context, year.explained, measure);
    list.push({ label: `Year to date, ${of.value}: ${year.verdict}`, of });
  }
  for (const { month, explained, verdict, time } of months) {
    if (explained === undefined || verdict === undefined) continue;
    const of = viewValueExplanation(context, explained, measure);
    const name = context.format.month(parseDate(`${month}-01`));
    const soFar = time === "running" ? " so far" : "";
    list.push({ label: `${name}, ${of.value}: ${verdict}${soFar}`, of });
  }
  return list;
}
