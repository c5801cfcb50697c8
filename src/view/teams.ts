import type { ViewContext } from "./context.ts";
import { viewFrame } from "./frame.ts";
import type { FrameView } from "./part.ts";
import { viewTeamBranch, type TeamBranchView } from "./team-branch.ts";

/** The organisation: its teams, each below the one that it belongs to. */
export interface TeamsView {
  readonly frame: FrameView;
  readonly cycle: string;
  readonly count: string;
  readonly roots: readonly TeamBranchView[];
}

/** Views the organisation, from the company down. */
export function viewTeams(context: ViewContext): TeamsView {
  const { plan } = context;
  const known = new Set(plan.teams.map(({ team }) => team));
  const roots = plan.teams.filter(({ parent }) => parent === undefined || !known.has(parent));
  const cycle = plan.cycles.find((each) => each.cycle === plan.currentCycle);
  return {
    frame: viewFrame(context, {
      path: "/teams/",
      title: "Teams",
      description: `The teams of ${plan.portal.name} and what they are at.`,
      section: "/teams/",
    }),
    cycle: cycle?.title.plain ?? plan.currentCycle,
    count: plan.teams.length === 1 ? "1 team" : `${plan.teams.length} teams`,
    roots: roots.map((team) => viewTeamBranch(context, team)),
  };
}
