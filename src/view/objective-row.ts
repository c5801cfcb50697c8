import type { Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { viewLane } from "./lane.ts";
import type { LaneView, PersonView, RefView, StatusView } from "./part.ts";
import { viewPeople } from "./person.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toReference } from "./reference.ts";
import { viewStatus } from "./status.ts";

/** An objective in a list. */
export interface ObjectiveRowView extends RefView {
  readonly status: StatusView;
  readonly lane: LaneView;
  readonly ambition: Objective["ambition"];
  readonly owners: readonly PersonView[];
  readonly teams: readonly { readonly title: string; readonly url: string }[];
  readonly cycle: string;
  /** `0.61`, once it is closed and was graded. */
  readonly score?: string;
}

/** Views an objective as a row: who, how far, against the pace. */
export function viewObjectiveRow(context: ViewContext, objective: Objective): ObjectiveRowView {
  const { plan, format } = context;
  const found = context.assessment.objectives.get(objective.id);
  if (found === undefined) throw new Error(`no assessment: ${objective.id}`);
  const cycle = getPlanIndex(plan).cycles.get(objective.cycle);
  return {
    ...toReference(context, objective),
    status: viewStatus(found.status, format),
    lane: viewLane(found, format),
    ambition: objective.ambition,
    owners: viewPeople(context, objective.owners),
    teams: viewTeams(context, objective.teams),
    cycle: cycle?.title.plain ?? objective.cycle,
    ...(found.score === undefined ? {} : { score: toScore(context, found.score.value) }),
  };
}

/** A score of 0…1 as it is spoken of: `0.61`. */
export function toScore({ format }: ViewContext, score: number): string {
  return format.value(score, undefined, 2);
}

/** The score of a promise that was kept, as a sentence names it: `1.0`. */
export function toFullScore({ format }: Pick<ViewContext, "format">): string {
  return format.value(1, undefined, 1);
}

/** Names and pages of teams. */
export function viewTeams(
  { plan }: ViewContext,
  teams: Objective["teams"],
): ObjectiveRowView["teams"] {
  const index = getPlanIndex(plan).teams;
  return teams.flatMap((id) => {
    const team = index.get(id);
    return team === undefined ? [] : [{ title: team.title.plain, url: team.url }];
  });
}
