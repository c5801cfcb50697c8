import type { KeyResult } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { Glyph } from "./part.ts";
import { statusWords } from "./status.ts";

/** How many key results there are of each status, one shape for each. */
export interface TallyView {
  readonly count: number;
  readonly groups: readonly {
    readonly glyph: Glyph;
    readonly word: string;
    readonly count: number;
    /** How many shapes are drawn: all of them, unless there are very many. */
    readonly drawn: number;
  }[];
}

const mostShapes = 150;

/** Counts key results by status, in the order in which the statuses are defined. */
export function viewTally(context: ViewContext, keyResults: readonly KeyResult[]): TallyView {
  const counts = new Map<string, number>();
  for (const { id } of keyResults) {
    const name = context.assessment.keyResults.get(id)?.status.name;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const each = Math.max(1, Math.ceil(most / mostShapes));
  return {
    count: keyResults.length,
    groups: Object.entries(statusWords).flatMap(([name, words]) => {
      const count = counts.get(name);
      return count === undefined ? [] : [{ ...words, count, drawn: Math.ceil(count / each) }];
    }),
  };
}
