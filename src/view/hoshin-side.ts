import { toCount } from "../model/count.ts";
import type { Hoshin, Strength } from "../model/framework/hoshin.ts";
import { listLoose, type MatrixSide } from "../model/hoshin-matrix.ts";

/** What stands at an edge of the matrix. */
export type GroupName = MatrixSide | "people";

export interface SideNameView {
  readonly title: string;
  readonly note: string;
}

/** The strengths as they are said. */
export const strengthWords: Readonly<Record<Strength, string>> = {
  strong: "strong",
  medium: "medium",
  weak: "weak",
  negative: "against",
};

/** Whether all that stands in the matrix would be missed. */
export function toLooseSentence(plan: Hoshin): string {
  const loose = listLoose(plan);
  return loose.length === 0
    ? "Every row and column has a strong mark: nothing stands here that would not be missed."
    : `${toCount(loose.length, "row or column has", "rows or columns have")} no strong mark.`;
}

/** What a side of the X is called: the first of what stands there. */
export function toSideName(plan: Hoshin, [group = "south"]: readonly GroupName[]): SideNameView {
  switch (group) {
    case "south":
      if (plan.breakthroughs.length > 0 || plan.inherits === undefined) {
        return { title: "Breakthroughs", note: "where we shall be in years" };
      }
      return plan.inherits.side === "priorities"
        ? { title: "Priorities above", note: "the north of the matrix above" }
        : { title: "Annual objectives above", note: "the west of the matrix above" };
    case "west":
      return { title: "Annual objectives", note: "what that means this year" };
    case "north":
      return { title: "Improvement priorities", note: "what we work on" };
    case "east":
      return { title: "Targets", note: "how we shall know" };
    case "people":
      return { title: "People and teams", note: "who leads, who helps" };
  }
}
