import {
  layoutDistributionChart,
  toTenths,
  type DistributionChart,
} from "../graph/distribution-chart.ts";
import { once } from "../model/once.ts";
import type { KeyResult } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { Format } from "./format.ts";
import { toFullScore, toScore } from "./objective-row.ts";

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
  const { committed, aspirational } = toScores(context, keyResults);
  if (committed.length + aspirational.length === 0) return undefined;
  const say = (score: number): string => toScore(context, score);
  const means = [
    ...toMean(committed, (mean) => `committed ${say(mean)}`),
    ...toMean(aspirational, (mean) => `aspirational ${say(mean)}`),
  ];
  const { marks, ranges } = getTenths(context.format);
  const tickText = (score: number): string => marks[Math.round(score * 10)] ?? "";
  const input = { committed, aspirational, means, tickText };
  const wide = layoutDistributionChart({ ...input, size: "wide" });
  const others = toTenths(aspirational);
  const rows = toTenths(committed).map((count, tenth) => ({
    range: ranges[tenth] ?? "",
    committed: count,
    aspirational: others[tenth] ?? 0,
  }));
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

/** The ends of tenths and what lies between them, in words that are the same in every drawing. */
const getTenths = once((format: Format) => {
  const marks = Array.from({ length: 11 }, (_, tenth) => format.value(tenth / 10, undefined, 1));
  const ranges = marks.slice(1).map((end, tenth) => {
    const start = marks[tenth] ?? "";
    return tenth === 9 ? `${start} to ${end}` : `${start} to below ${end}`;
  });
  return { marks, ranges };
});

function draw({ squares, ...chart }: DistributionChart): DistributionDrawn {
  const paths = { committed: "", aspirational: "" };
  for (const { kind, side, x, y } of squares) {
    const inset = kind === "committed" ? 0 : outline;
    const edge = toHundredth(side - 2 * inset);
    paths[kind] += `M${toHundredth(x + inset)} ${toHundredth(y + inset)}h${edge}v${edge}h-${edge}z`;
  }
  return { ...chart, ...paths };
}

function toHundredth(value: number): number {
  return Math.round(value * 100) / 100;
}

function toScores(
  { assessment }: ViewContext,
  keyResults: readonly KeyResult[],
): Readonly<Record<KeyResult["ambition"], readonly number[]>> {
  const scores: Record<KeyResult["ambition"], number[]> = { committed: [], aspirational: [] };
  for (const { ambition, id } of keyResults) {
    const score = assessment.keyResults.get(id)?.score?.value;
    if (score !== undefined) scores[ambition].push(score);
  }
  return scores;
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
      `Committed key results averaged ${toScore(context, promised)}, where ${toFullScore(context)} is the promise. ${met} of ${committed.length} ${kept < 2 ? "was" : "were"} kept in full.`,
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
