import type { NodeId, TeamId } from "../model/id.ts";
import type { Cycle, Objective, Team } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { FrameInput } from "./frame.ts";
import { pageSizes, toLongList, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import { viewKeyResult, type KeyResultView } from "./objective-key-result.ts";
import {
  findContributions,
  findNeededBy,
  findWork,
  toDependency,
  viewContribution,
  viewWork,
  type ContributionView,
  type DependencyView,
  type WorkView,
} from "./objective-work.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toReference } from "./reference.ts";

/** The lists of an objective's page. */
export interface ObjectiveLists {
  readonly keyResults: LongList<Rows<"charts", KeyResultView>>;
  readonly contributions: LongList<Rows<"contributions", ContributionView>>;
  readonly work: LongList<Rows<"initiatives", WorkView>>;
  readonly neededBy: LongList<Rows<"dependencies", DependencyView>>;
}

/** Lists what an objective's page holds. */
export function toObjectiveLists(
  context: ViewContext,
  objective: Objective,
  page: FrameInput,
): ObjectiveLists {
  return {
    keyResults: toLongList(
      { page, id: "key-results", anchor: "sec-key-results", title: "Key results" },
      objective.keyResults,
      pageSizes.charts,
      (some) => ({
        kind: "charts",
        items: some.map((keyResult) => viewKeyResult(context, objective, keyResult)),
      }),
    ),
    contributions: toLongList(
      { page, id: "below", anchor: "sec-below", title: "Contributions from below" },
      findContributions(context, objective),
      pageSizes.contributions,
      (some) => ({
        kind: "contributions",
        items: some.map((each) => viewContribution(context, objective, each)),
      }),
    ),
    work: toLongList(
      { page, id: "work", anchor: "sec-initiatives", title: "Initiatives" },
      findWork(context, objective),
      pageSizes.initiatives,
      (some) => ({
        kind: "initiatives",
        items: some.map((initiative) => viewWork(context, objective, initiative)),
      }),
    ),
    neededBy: toLongList(
      { page, id: "needed-by", anchor: "sec-dependencies", title: "Needs us" },
      findNeededBy(context, objective),
      pageSizes.dependencies,
      (some) => ({
        kind: "dependencies",
        items: some.map(({ from, dependency }) =>
          toDependency(context, toReference(context, from), dependency),
        ),
      }),
    ),
  };
}

/** Whether one of an objective's lists can be longer than a page: seen at a glance, as every objective is asked. */
export function hasLongList({ plan }: ViewContext, { id, keyResults }: Objective): boolean {
  const count = [id, ...keyResults.map((keyResult) => keyResult.id)].reduce(
    (sum, each) => sum + (plan.edgesTo.get(each)?.length ?? 0),
    0,
  );
  // Its key results are among what leads to it.
  return count > Math.min(pageSizes.charts, pageSizes.contributions, pageSizes.dependencies);
}

/** What an objective's page says of itself to its frame. */
export function toObjectivePage(context: ViewContext, objective: Objective): FrameInput {
  const { title, code, url } = objective;
  const cycle = getCycle(context, objective);
  const teams = objective.teams.map((team) => getTeam(context, team));
  const name = code === undefined ? title.plain : `${code} ${title.plain}`;
  const where = [...teams.map((team) => team.title.plain), cycle.title.plain].join(", ");
  return {
    path: url,
    title: `${name}, ${where}`,
    description: objective.summary?.plain ?? `${title.plain}. An objective of ${where}.`,
    cycle,
    breadcrumb: [
      { title: cycle.title.plain, url: cycle.url },
      ...teams.slice(0, 1).map((team) => ({ title: team.title.plain, url: team.url })),
      { title: code ?? objective.shortTitle?.plain ?? title.plain },
    ],
  };
}

/** The cycle of an objective. */
export function getCycle({ plan }: ViewContext, objective: Objective): Cycle {
  const cycle = getPlanIndex(plan).cycles.get(objective.cycle);
  if (cycle === undefined) throw new Error(`no such cycle: ${objective.cycle}`);
  return cycle;
}

/** A team of an objective. */
export function getTeam({ plan }: ViewContext, id: TeamId): Team {
  const team = plan.nodes.get(`teams/${id}` as NodeId);
  if (team?.kind !== "team") throw new Error(`no such team: ${id}`);
  return team;
}
