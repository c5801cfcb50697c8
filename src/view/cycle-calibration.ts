import { layoutCalibrationChart, type CalibrationChart } from "../graph/calibration-chart.ts";
import { getCalibration, getConfidenceBand, type ConfidenceBand } from "../model/calibration.ts";
import { toCount } from "../model/count.ts";
import { countWeeks } from "../model/period.ts";
import type { Cycle, Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toScore } from "./objective-row.ts";
import type { ExplanationView } from "./part.ts";

/** How sure people were in the midst of a cycle, held against how it ended. */
export interface CalibrationView {
  readonly wide: CalibrationChart;
  readonly narrow: CalibrationChart;
  readonly sentence: string;
  /** Said where one dot stands for several key results. */
  readonly scale?: string;
  /** What the order of the bands says. */
  readonly remark: string;
  readonly rows: readonly {
    readonly band: string;
    /** `7 and more`. */
    readonly range: string;
    readonly count: number;
    readonly mean: string;
  }[];
  readonly explanations: readonly { readonly label: string; readonly of: ExplanationView }[];
}

const names: Readonly<Record<ConfidenceBand, string>> = {
  high: "High",
  medium: "Medium",
  low: "Low",
};
const bands = ["high", "medium", "low"] as const;
/** Fewer say something of themselves, and nothing of a habit. */
const leastPoints = 5;

/** Views how well confidence foretold the scores; undefined where too few key results have both. */
export function viewCalibration(
  context: ViewContext,
  cycle: Cycle,
  objectives: readonly Objective[],
): CalibrationView | undefined {
  const { assessment, format } = context;
  const weeks = countWeeks(cycle.period);
  const week = Math.ceil(weeks / 2);
  const found = getCalibration(assessment, objectives, week);
  if (found.points.length < leastPoints) return undefined;
  const present = bands.flatMap((band) => {
    const known = found.bands[band];
    const scores = found.points
      .filter(({ confidence }) => getConfidenceBand(confidence) === band)
      .map(({ score }) => score);
    return known === undefined ? [] : [{ band, scores, ...known }];
  });
  const input = {
    bands: present.map(({ band, scores, count, meanScore }) => ({
      name: `${names[band]}, ${count}`,
      scores,
      mean: Math.min(1, Math.max(0, meanScore)),
      meanText: `mean ${toScore(context, meanScore)}`,
    })),
    tickText: (score: number) => format.value(score, undefined, 1),
  };
  const wide = layoutCalibrationChart({ ...input, size: "wide" });
  const rows = present.map(({ band, count, meanScore }) => ({
    band: names[band],
    range: toRange(context, band),
    count,
    mean: toScore(context, meanScore),
  }));
  return {
    wide,
    narrow: layoutCalibrationChart({ ...input, size: "narrow" }),
    sentence: `Final scores by the confidence at the end of week ${week} of ${weeks}. ${rows
      .map(({ band, count, mean }) => `${band}: ${toCount(count, "key result")}, mean ${mean}`)
      .join("; ")}`,
    ...(wide.per === 1 ? {} : { scale: `One dot stands for up to ${wide.per} key results` }),
    remark: toRemark(
      present.map(({ meanScore }) => meanScore),
      week,
    ),
    rows,
    explanations: present.map(({ band, scores, meanScore }) => ({
      label: `${names[band]} confidence, mean score ${toScore(context, meanScore)}`,
      of: {
        value: toScore(context, meanScore),
        formula: "Σ final score ÷ number of key results",
        inputs: [
          {
            label: "Σ final score",
            value: toScore(
              context,
              scores.reduce((sum, score) => sum + score, 0),
            ),
          },
          { label: "key results", value: format.value(scores.length) },
        ],
        remarks: [
          `confidence is the last that was given by the end of week ${week}; ${names[band].toLowerCase()} is ${toRange(context, band)}`,
        ],
      },
    })),
  };
}

/** On the portal's own scale. */
function toRange({ plan, format }: ViewContext, band: ConfidenceBand): string {
  const say = (share: number): string =>
    format.value(Math.round(share * plan.portal.confidenceScale * 100) / 100);
  switch (band) {
    case "high":
      return `${say(0.7)} and more`;
    case "medium":
      return `${say(0.4)} to below ${say(0.7)}`;
    case "low":
      return `below ${say(0.4)}`;
  }
}

/** Somebody who is well calibrated ends higher where the confidence was higher; `means` from high to low. */
function toRemark(means: readonly number[], week: number): string {
  const hundredths = means.map((mean) => Math.round(mean * 100));
  const when = `in week ${week}`;
  if (hundredths.length < 2) {
    return `Everybody was about equally sure ${when}, so confidence could not tell one key result from another.`;
  }
  const falls = hundredths.every((mean, at) => at === 0 || mean < (hundredths[at - 1] ?? 0));
  return falls
    ? `What people were surer of ${when} ended higher: confidence foretold how it would go.`
    : `What people were surer of ${when} did not end higher: confidence foretold little.`;
}
