import type { Explained } from "../model/explanation.ts";
import type { Scorecard } from "../model/framework/scorecard.ts";
import { onceFor } from "../model/once.ts";
import type { IsoDate } from "../model/period.ts";
import type { PlanNode } from "../model/plan.ts";
import { getScoreBand, scoreScorecard, type ScorecardScores } from "../model/scorecard-score.ts";
import type { ViewContext } from "./context.ts";
import type { StatusView } from "./part.ts";
import { viewHealth } from "./status.ts";

/** The scores of a scorecard, computed once. */
export const getScores = onceFor(({ plan }: ViewContext, scorecard: Scorecard): ScorecardScores =>
  scoreScorecard(plan, scorecard),
);

/** What a score says, in a shape and a word: goal reached, red flag, or between; of an old one when it was last read. */
export function viewScoreStatus(
  { format }: ViewContext,
  { value }: Explained,
  lastRead: IsoDate | undefined,
): StatusView {
  const status = viewHealth({ value: getScoreBand(value), basis: "computed" });
  if (lastRead === undefined) return status;
  const say = `last read ${format.date(lastRead)}`;
  const { glyph, word } = status;
  return {
    ...{ name: "no-check-in", glyph: "none", say, last: { glyph, word } },
    word: `Last read ${format.date(lastRead)}`,
  };
}

/** The status of a scorecard, an objective or a measure of one; undefined for anything else, and without a score. */
export function findScoreStatus(context: ViewContext, node: PlanNode): StatusView | undefined {
  const document = node.kind === "plan-item" ? context.plan.nodes.get(node.plan) : node;
  if (document?.kind !== "framework-plan" || document.framework !== "scorecard") return undefined;
  const scores = getScores(context, document);
  const score =
    node.kind === "framework-plan"
      ? scores.score
      : (scores.objectives.get(node.id) ?? scores.measures.get(node.id)?.score);
  return score && viewScoreStatus(context, score, scores.old.get(score));
}
