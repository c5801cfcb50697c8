import { toCompareLists } from "./compare.ts";
import { listComparePairs } from "./compare-pair.ts";
import type { ViewContext } from "./context.ts";
import { toChangesLists } from "./changes.ts";
import { toCycleLists } from "./cycle-list.ts";
import { listCycleTeams, toCycleTeamLists } from "./cycle-team.ts";
import { toHealthLists } from "./health.ts";
import { toInitiativesLists } from "./initiatives.ts";
import { toKpiLists } from "./kpi.ts";
import { toKpisLists } from "./kpis.ts";
import { toLineageList } from "./lineages.ts";
import { countPages, toListPath, type LongList } from "./list.ts";
import { hasLongList, toObjectiveLists, toObjectivePage } from "./objective-list.ts";
import { toPeopleLists } from "./people.ts";
import { toPersonLists } from "./person-list.ts";
import { listRules, toRuleLists } from "./rule.ts";
import { listTeamHealth, toTeamHealthLists } from "./team-health.ts";
import { toTeamLists } from "./team-list.ts";
import { toTeamsLists } from "./teams.ts";
import { toThemeLists } from "./theme.ts";
import { toThemesLists } from "./themes.ts";
import { toWithoutHowLists } from "./without-how.ts";

/** A further page of a list. */
export interface ListPage {
  readonly list: LongList;
  /** From 2: the first page of a list is a section of the page that it begins on. */
  readonly page: number;
}

/** The further pages of all lists that do not fit on the pages that they begin on, by their paths. */
export function* listListPages(
  context: ViewContext,
): Iterable<readonly [path: string, page: ListPage]> {
  for (const list of listLists(context)) {
    const pages = countPages(list);
    for (let page = 2; page <= pages; page += 1) {
      yield [toListPath(context.plan, list, page), { list, page }];
    }
  }
}

/** Every list that may be longer than a page. */
function* listLists(context: ViewContext): Iterable<LongList> {
  const { plan } = context;
  yield* Object.values(toThemesLists(context));
  for (const theme of plan.themes) yield* Object.values(toThemeLists(context, theme));
  yield* Object.values(toTeamsLists(context));
  for (const team of plan.teams) {
    const { cycles, ...lists } = toTeamLists(context, team);
    yield* cycles.map(({ list }) => list);
    yield* Object.values(lists);
  }
  for (const objective of plan.objectives) {
    if (hasLongList(context, objective)) {
      yield* Object.values(
        toObjectiveLists(context, objective, toObjectivePage(context, objective)),
      );
    }
  }
  for (const cycle of plan.cycles) yield* Object.values(toCycleLists(context, cycle));
  for (const pair of listComparePairs(context)) {
    yield* Object.values(toCompareLists(context, pair));
  }
  yield toLineageList(context);
  for (const shown of listCycleTeams(plan)) yield* Object.values(toCycleTeamLists(context, shown));
  yield* Object.values(toPeopleLists(context));
  for (const actor of [...plan.people, ...plan.roles]) {
    yield* Object.values(toPersonLists(context, actor));
  }
  yield* Object.values(toKpisLists(context));
  for (const kpi of plan.kpis) yield* Object.values(toKpiLists(context, kpi));
  yield* toInitiativesLists(context);
  yield* toChangesLists(context);
  yield* Object.values(toHealthLists(context));
  yield* Object.values(toWithoutHowLists(context));
  for (const [, health] of listTeamHealth(context)) {
    const { findings, gaps, smart } = toTeamHealthLists(context, health);
    yield findings;
    yield smart;
    yield* gaps.map(({ list }) => list);
  }
  for (const [, code] of listRules()) yield* Object.values(toRuleLists(context, code));
}
