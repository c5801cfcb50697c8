import type { Cycle, Page } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toEndingLists, type EndingView } from "./cycle-ending.ts";
import { toGroupList } from "./cycle-group.ts";
import { toRhythmList, type RhythmRowView } from "./cycle-rhythm.ts";
import { toNeedList, toNeeds } from "./dependency.ts";
import type { FrameInput } from "./frame.ts";
import type { LongList } from "./list.ts";
import type { GroupRows, NeedRows, Rows } from "./list-rows.ts";
import { toPageList, type PageRowView } from "./page-row.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toTeamScoreList, type TeamScoreRow } from "./team-score.ts";

/** The lists of a cycle's page. */
export interface CycleLists {
  readonly groups: LongList<GroupRows>;
  readonly rhythm: LongList<Rows<"rhythm", RhythmRowView>>;
  readonly teamScores: LongList<Rows<"team-scores", TeamScoreRow>>;
  readonly carried: LongList<Rows<"endings", EndingView>>;
  readonly dropped: LongList<Rows<"endings", EndingView>>;
  readonly needs: LongList<NeedRows>;
  readonly delivered: LongList<NeedRows>;
  readonly pages: LongList<Rows<"pages", PageRowView>>;
}

/** Lists what a cycle's page holds. */
export function toCycleLists(context: ViewContext, cycle: Cycle): CycleLists {
  const index = getPlanIndex(context.plan);
  const page = toCyclePage(context, cycle);
  const objectives = index.objectivesOfCycle.get(cycle.cycle) ?? [];
  const needs = toNeeds(objectives);
  const open = needs.filter(({ dependency }) => dependency.state !== "delivered");
  const delivered = needs.filter(({ dependency }) => dependency.state === "delivered");
  const groups = { page, id: "objectives", title: "Objectives by team" };
  const rhythm = { page, id: "rhythm", title: "Check-in rhythm" };
  return {
    groups: toGroupList(context, cycle, { ...groups, order: "From the company down" }, objectives),
    rhythm: toRhythmList(context, cycle, { ...rhythm, order: "Silent teams first" }, objectives),
    teamScores: toTeamScoreList(
      context,
      cycle,
      { page, id: "team-scores", title: "Scores by team", order: "From the company down" },
      objectives,
    ),
    ...toEndingLists(context, page, objectives),
    needs: toNeedList(context, { page, id: "dependencies", title: "Dependencies" }, open, "asked"),
    delivered: toNeedList(
      context,
      { page, id: "delivered", title: "Delivered dependencies" },
      delivered,
      "asked",
    ),
    pages: toPageList(
      context,
      { page, id: "pages", title: "Letters and reviews" },
      (index.pagesOfCycle.get(cycle.cycle) ?? []).filter(({ url }) => url !== cycle.url),
    ),
  };
}

/** What was written about a cycle at its own address. */
export function findOwnPage({ plan }: ViewContext, { cycle, url }: Cycle): Page | undefined {
  return getPlanIndex(plan)
    .pagesOfCycle.get(cycle)
    ?.find((page) => page.url === url);
}

/** What a cycle's page says of itself to its frame. */
export function toCyclePage({ plan }: ViewContext, cycle: Cycle): FrameInput {
  const title = cycle.title.plain;
  const count = getPlanIndex(plan).objectivesOfCycle.get(cycle.cycle)?.length ?? 0;
  return {
    path: cycle.url,
    title,
    description: `The objectives of ${title}: ${count} of them, by team.`,
    cycle,
  };
}
