import type { Catchball, Hoshin } from "./framework/hoshin.ts";
import { listPlans } from "./framework/framework-plan.ts";
import type { NodeId } from "./id.ts";
import type { IsoDate } from "./period.ts";
import { daysBetween } from "./period.ts";
import type { PlanGraph } from "./plan.ts";

/** All rounds about one item of one plan, by date. */
export interface CatchballThread {
  readonly plan: Hoshin;
  readonly about: NodeId;
  readonly rounds: readonly Catchball[];
  /**
   * `waiting`: the last round has no answer; `in play`: it was countered, and nobody has thrown back; `settled`: it
   * was accepted, or something was agreed; `declined`: it was rejected.
   */
  readonly state: "waiting" | "in play" | "settled" | "declined";
}

/** The negotiations of a matrix by what they are about, in the order in which they began. */
export function listThreads(plan: Hoshin): readonly CatchballThread[] {
  return [...Map.groupBy(plan.catchball, ({ about }) => about)].map(([about, rounds]) => ({
    plan,
    about,
    rounds,
    state: getState(rounds.at(-1)),
  }));
}

/** The negotiations of all matrices. */
export function listAllThreads(graph: PlanGraph): readonly CatchballThread[] {
  return listPlans(graph, "hoshin").flatMap(listThreads);
}

/** Whether a round waits for its answer. */
export function isOpen({ response }: Catchball): boolean {
  return response === undefined;
}

/** Whole days since a round was thrown. */
export function getAge({ date }: Catchball, asOf: IsoDate): number {
  return daysBetween(date, asOf);
}

function getState(last: Catchball | undefined): CatchballThread["state"] {
  if (last?.response === undefined) return "waiting";
  if (last.response === "accept" || last.agreed !== undefined) return "settled";
  return last.response === "counter" ? "in play" : "declined";
}
