import {
  layoutDistributionChart,
  toTenths,
  type DistributionChart,
} from "../graph/distribution-chart.ts";
import type { KeyResult } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toScore } from "./objective-row.ts";

/** Final scores of key results, committed and aspirational apart. */
export interface DistributionView {
  readonly wide: DistributionDrawn;
  readonly narrow: DistributionDrawn;
  readonly sentence: string;
  /** `Committed, 36`. */
  readonly committed: string;
  readonly aspirational: string;
  /** Said where one square stands for several scores. */
  readonly scale?: string;
  readonly rows: readonly {
    readonly range: string;
    readonly committed: number;
    readonly aspirational: number;
  }[];
  /** What the two means say, each by its own measure. */
  readonly remarks: readonly string[];
}

/** A drawing with all squares of a kind in one path: there may be a thousand. */
export interface DistributionDrawn extends Omit<DistributionChart, "squares"> {
  readonly committed: string;
  readonly aspirational: string;
}

/** Half of what goes around a square that is only an outline, and a little more. */
const outline = 0.75;

/** Views the scores of key results; undefined where none was graded. */
export function viewDistribution(
  context: ViewContext,
  keyResults: readonly KeyResult[],
): DistributionView | undefined {
  const committed = toScores(context, keyResults, "committed");
  const aspirational = toScores(context, keyResults, "aspirational");
  if (committed.length + aspirational.length === 0) return undefined;
  const say = (score: number): string => toScore(context, score);
  const means = [
    ...toMean(committed, (mean) => `committed ${say(mean)}`),
    ...toMean(aspirational, (mean) => `aspirational ${say(mean)}`),
  ];
  const tickText = (score: number): string => context.format.value(score, undefined, 1);
  const input = { committed, aspirational, means, tickText };
  const wide = layoutDistributionChart({ ...input, size: "wide" });
  const rows = toRows(context, committed, aspirational);
  return {
    wide: draw(wide),
    narrow: draw(layoutDistributionChart({ ...input, size: "narrow" })),
    sentence: `Final scores in tenths: ${rows
      .map((row) => `${row.range}: ${row.committed + row.aspirational}`)
      .join("; ")}. Mean: ${means.map(({ text }) => text).join(", ")}`,
    committed: `Committed, ${committed.length}`,
    aspirational: `Aspirational, ${aspirational.length}`,
    ...(wide.per === 1 ? {} : { scale: `One square stands for ${wide.per} key results` }),
    rows,
    remarks: toRemarks(context, committed, aspirational),
  };
}

function draw({ squares, ...chart }: DistributionChart): DistributionDrawn {
  const toPath = (kind: "committed" | "aspirational", inset: number): string =>
    squares
      .filter((square) => square.kind === kind)
      .map(({ side, x, y }) => {
        const edge = toHundredth(side - 2 * inset);
        return `M${toHundredth(x + inset)} ${toHundredth(y + inset)}h${edge}v${edge}h-${edge}z`;
      })
      .join("");
  return {
    ...chart,
    committed: toPath("committed", 0),
    aspirational: toPath("aspirational", outline),
  };
}

function toHundredth(value: number): number {
  return Math.round(value * 100) / 100;
}

function toScores(
  { assessment }: ViewContext,
  keyResults: readonly KeyResult[],
  ambition: KeyResult["ambition"],
): readonly number[] {
  return keyResults
    .filter((keyResult) => keyResult.ambition === ambition)
    .flatMap(({ id }) => assessment.keyResults.get(id)?.score?.value ?? []);
}

function findMean(scores: readonly number[]): number | undefined {
  if (scores.length === 0) return undefined;
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function toMean(
  scores: readonly number[],
  say: (mean: number) => string,
): readonly { readonly value: number; readonly text: string }[] {
  const mean = findMean(scores);
  return mean === undefined ? [] : [{ value: mean, text: say(mean) }];
}

function toRows(
  { format }: ViewContext,
  committed: readonly number[],
  aspirational: readonly number[],
): DistributionView["rows"] {
  const say = (tenth: number): string => format.value(tenth / 10, undefined, 1);
  const others = toTenths(aspirational);
  return toTenths(committed).map((count, tenth) => ({
    range: tenth === 9 ? `${say(9)} to ${say(10)}` : `${say(tenth)} to below ${say(tenth + 1)}`,
    committed: count,
    aspirational: others[tenth] ?? 0,
  }));
}

function toRemarks(
  context: ViewContext,
  committed: readonly number[],
  aspirational: readonly number[],
): readonly string[] {
  const remarks: string[] = [];
  const [promised, dared] = [findMean(committed), findMean(aspirational)];
  if (promised !== undefined) {
    const kept = committed.filter((score) => Math.round(score * 100) >= 100).length;
    const met = kept === 0 ? "None" : String(kept);
    remarks.push(
      `Committed key results averaged ${toScore(context, promised)}, where 1.0 is the promise. ${met} of ${committed.length} ${kept < 2 ? "was" : "were"} kept in full.`,
    );
  }
  if (dared !== undefined) {
    const [low, high] = context.plan.portal.sweetSpot;
    const where = dared < low ? "below" : dared > high ? "above" : "within";
    remarks.push(
      `Aspirational ${promised === undefined ? "key results" : "ones"} averaged ${toScore(context, dared)}, ${where} the ${toScore(context, low)} to ${toScore(context, high)} at which the ambition was set about right.`,
    );
  }
  return remarks;
}
