import type { TeamId } from "../model/id.ts";
import { once } from "../model/once.ts";
import type { PlanNode, Team } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { listDocumentEvents, listObjectiveEvents, sortEvents, type PlanEvent } from "./event.ts";
import { getTold } from "./told-change.ts";

/** Everything that happened in the plans, the newest first, and by team. */
export interface EventIndex {
  readonly all: readonly PlanEvent[];
  readonly byTeam: ReadonlyMap<TeamId, readonly PlanEvent[]>;
}

/** Lists what happened, once for all pages. */
export const getEvents = once((context: ViewContext): EventIndex => {
  const { plan } = context;
  const objectives = plan.objectives.flatMap((each) => listObjectiveEvents(context, each));
  const others = [...getTold(context).byDocument.keys()]
    .sort()
    .filter((id) => plan.nodes.get(id)?.kind !== "objective")
    .flatMap((id) => listDocumentEvents(context, id));
  const all = sortEvents([...objectives, ...others], getTold(context).all);
  const byTeam = new Map<TeamId, PlanEvent[]>();
  for (const event of all) {
    const document = plan.nodes.get(event.document);
    for (const team of document ? listTeams(document) : []) {
      const own = byTeam.get(team) ?? [];
      own.push(event);
      byTeam.set(team, own);
    }
  }
  return { all, byTeam };
});

/** The teams whose plans something is part of. */
function listTeams(node: PlanNode): readonly TeamId[] {
  if (node.kind === "objective") return node.teams;
  if (node.kind === "team") return [node.team];
  return "team" in node ? [node.team] : [];
}

/** Teams of whose plans anything is told, by name. */
export function listEventTeams(context: ViewContext): readonly Team[] {
  const { byTeam } = getEvents(context);
  const { format, plan } = context;
  return plan.teams
    .filter(({ team }) => byTeam.has(team))
    .toSorted((a, b) => a.title.plain.localeCompare(b.title.plain, format.locale));
}
