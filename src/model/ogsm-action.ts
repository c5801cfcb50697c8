import type { OgsmAction, OgsmStrategy } from "./framework/ogsm.ts";
import type { IsoDate } from "./period.ts";
import type { PlanGraph } from "./plan.ts";
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
  if (isOver({ status })) return undefined;
  const overdue = due === undefined ? 0 : daysBetween(due, asOf);
  if (overdue > 0) return { what: "overdue", days: overdue };
  const waiting = start === undefined ? 0 : daysBetween(start, asOf);
  return status === "planned" && waiting > 0 ? { what: "not-begun", days: waiting } : undefined;
}

/** Whether nobody works on an action any more, nor on its parts. */
export function isOver({ status }: Pick<OgsmAction, "status">): boolean {
  return status === "done" || status === "dropped";
}

/** An action with how late it is. */
export interface LateAction {
  readonly item: OgsmAction;
  readonly lateness: Lateness;
}

/** What is late in strategies, without the parts of what is over; an action of another plan is late there. */
export function listLate(
  graph: PlanGraph,
  strategies: readonly Pick<OgsmStrategy, "actions">[],
): readonly LateAction[] {
  const isLateHere = ({ shows }: OgsmAction): boolean =>
    shows === undefined || graph.nodes.get(shows)?.kind === "initiative";
  const visit = (item: OgsmAction): readonly LateAction[] => {
    if (isOver(item)) return [];
    const lateness = isLateHere(item) ? findLateness(item, graph.asOf) : undefined;
    return [...(lateness ? [{ item, lateness }] : []), ...item.actions.flatMap(visit)];
  };
  return strategies.flatMap(({ actions }) => actions.flatMap(visit));
}

/** Actions with their parts, each action before its parts. */
export function listActions(actions: readonly OgsmAction[]): readonly OgsmAction[] {
  return actions.flatMap((action) => [action, ...listActions(action.actions)]);
}
