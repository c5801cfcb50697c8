import type { Scorecard } from "../model/framework/scorecard.ts";
import type { NodeId } from "../model/id.ts";
import type { ViewContext } from "./context.ts";
import { getScores } from "./scorecard-status.ts";

/** The part of a strategy map that is drawn heavy. */
export interface Strain {
  /** The objective that scores lowest, and all that it drives. */
  readonly driven: ReadonlySet<NodeId>;
  readonly sentence: string;
}

/** The chain under most strain: from the lowest score of what drives something, up to all that it drives. */
export function findStrain(context: ViewContext, scorecard: Scorecard): Strain | undefined {
  const scores = getScores(context, scorecard).objectives;
  const byId = new Map(scorecard.objectives.map((objective) => [objective.id, objective]));
  const [lowest] = scorecard.objectives
    .filter(({ id, causes }) => causes.length > 0 && scores.has(id))
    .toSorted((a, b) => (scores.get(a.id)?.value ?? 0) - (scores.get(b.id)?.value ?? 0));
  const score = lowest && scores.get(lowest.id);
  if (lowest === undefined || score === undefined) return undefined;
  const driven = new Set([lowest.id]);
  // A set visits what is added while it is walked.
  for (const id of driven) for (const effect of byId.get(id)?.causes ?? []) driven.add(effect);
  const title = lowest.title.plain;
  return {
    driven,
    sentence: `The heavy line is the chain under most strain: it begins at the lowest score, “${title}”`,
  };
}
