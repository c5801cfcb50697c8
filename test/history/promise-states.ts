import { expect } from "vitest";
import { checkPlan } from "../../src/check/check-plan.ts";
import type { PlanState } from "../../src/history/change.ts";
import { checkBase } from "../../src/history/check-base.ts";
import { diffPlans } from "../../src/history/diff.ts";
import { parseDate } from "../../src/model/period.ts";
import { parseInline } from "../../src/read/inline.ts";
import { readFiles } from "../check/fixture.ts";

/** Keys as an author writes them. */
export type Row = Readonly<Record<string, unknown>>;

/** The plan before: a quarter that runs, with one objective and its key result. */
export const year = { id: "2026", label: "2026", start: "2026-01-01", end: "2026-12-31" };
export const q3: Row = {
  ...{ id: "2026-q3", label: "Q3 2026", start: "2026-07-01", end: "2026-09-30" },
  ...{ publishBy: "2026-07-08", checkInEvery: "14d" },
};
export const hear = "2026-q3/signalling/hear";
export const kr1: Row = { id: "kr1", title: "Faults found first", from: 42, to: 65, unit: "%" };

/** One objective, and whatever another plan says of it and of its cycle. */
function toState({
  cycles = [year, q3],
  id = hear,
  keys = {},
  keyResults = [kr1],
}: {
  readonly cycles?: readonly Row[];
  readonly id?: string;
  readonly keys?: Row;
  readonly keyResults?: readonly Row[];
}): PlanState {
  const own = { kind: "objective", title: "Hear the points", owner: "yusuf-karim" };
  const set = readFiles({ [`${id}.md`]: { ...own, keyResults, ...keys } }, { portal: { cycles } });
  return { set, graph: checkPlan(set, { asOf: parseDate("2026-08-27"), parseInline }).graph };
}

/** What another plan says of them. */
export type Changed = Parameters<typeof toState>[0];

/** What is found by `target-eased`, and whether the diff shows a promise that was made easier. */
export function findEased(now: Changed, was: Changed = {}): readonly string[] {
  const [before, after] = [toState(was), toState(now)];
  const found = checkBase(before, after).filter(({ code }) => code === "target-eased");
  const isShown = diffPlans(before, after).changes.some((change) => change.eased);
  expect(isShown || found.length === 0, "the diff shows what the check finds").toBe(true);
  return found.map(({ message }) => message);
}
