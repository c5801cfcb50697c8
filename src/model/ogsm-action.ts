import type { OgsmAction } from "./framework/ogsm.ts";
import type { IsoDate } from "./period.ts";
import { daysBetween } from "./period.ts";

/** How an action is late: not done by its due date, or not begun by its start. */
export interface Lateness {
  readonly what: "overdue" | "not-begun";
  /** More than 0. */
  readonly days: number;
}

/** Whether an action is late on a day; the day that it is due or begins on is still in time. */
export function findLateness(
  { status, start, due }: Pick<OgsmAction, "status" | "start" | "due">,
  asOf: IsoDate,
): Lateness | undefined {
  if (status === "done" || status === "dropped") return undefined;
  const overdue = due === undefined ? 0 : daysBetween(due, asOf);
  if (overdue > 0) return { what: "overdue", days: overdue };
  const waiting = start === undefined ? 0 : daysBetween(start, asOf);
  return status === "planned" && waiting > 0 ? { what: "not-begun", days: waiting } : undefined;
}

/** Actions with their parts, each action before its parts. */
export function listActions(actions: readonly OgsmAction[]): readonly OgsmAction[] {
  return actions.flatMap((action) => [action, ...listActions(action.actions)]);
}
