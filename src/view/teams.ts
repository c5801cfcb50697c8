import { toCount } from "../model/count.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import { viewList, type ListView, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import type { FrameView } from "./part.ts";
import { toBranchList, type TeamBranchView } from "./team-branch.ts";

/** The organisation: its teams, each below the one that it belongs to. */
export interface TeamsView {
  readonly frame: FrameView;
  readonly cycle: string;
  readonly count: string;
  readonly teams: ListView<Rows<"branches", TeamBranchView>>;
}

/** Views the organisation, from the company down. */
export function viewTeams(context: ViewContext): TeamsView {
  const { plan } = context;
  const cycle = plan.cycles.find((each) => each.cycle === plan.currentCycle);
  return {
    frame: viewFrame(context, toPage(context)),
    cycle: cycle?.title.plain ?? plan.currentCycle,
    count: toCount(plan.teams.length, "team"),
    teams: viewList(context, toTeamsLists(context).teams),
  };
}

/** The lists of the page of all teams. */
export function toTeamsLists(context: ViewContext): {
  readonly teams: LongList<Rows<"branches", TeamBranchView>>;
} {
  const { teams } = context.plan;
  const known = new Set(teams.map(({ team }) => team));
  const roots = teams.filter(({ parent }) => parent === undefined || !known.has(parent));
  return {
    teams: toBranchList(
      context,
      { page: toPage(context), id: "all", title: "All teams", order: "From the top down" },
      roots,
    ),
  };
}

function toPage({ plan }: ViewContext): FrameInput {
  return {
    path: "/teams/",
    title: "Teams",
    description: `The teams of ${plan.portal.name} and what they are at.`,
    section: "/teams/",
  };
}
