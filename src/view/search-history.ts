import type { Objective } from "../model/plan.ts";
import { toTitle } from "./compare.ts";
import { compareUrl, listComparePairs } from "./compare-pair.ts";
import type { ViewContext } from "./context.ts";
import { lineageUrl, listShownLineages, toLineageLink } from "./lineage.ts";
import { getPlanIndex } from "./plan-index.ts";
import type { SearchPart } from "./search-record.ts";
import { listTeamRecords } from "./team-record.ts";

/** A page of what happened over the cycles, by the words that it is found by. */
export interface HistoryPage {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly cycles: readonly string[];
  readonly teams: readonly string[];
}

const whatHappened = "What was kept, reworded, eased, raised, dropped, carried over, added.";

/**
 * The pages of what happened over the cycles. Of comparisons those of neighbours, and the list of them all: there are
 * several for each cycle. A lineage is found by its objectives, under whose titles a second result would say nothing new.
 */
export function* listHistoryPages(context: ViewContext): Iterable<HistoryPage> {
  const pairs = listComparePairs(context);
  const none = { cycles: [], teams: [] };
  if (pairs.length > 0) yield { url: compareUrl, title: "Compare", text: whatHappened, ...none };
  for (const pair of pairs.filter(({ why }) => why === "neighbours")) {
    const cycles = [pair.before.title.plain, pair.after.title.plain];
    const title = `${toTitle(pair)} compared`;
    yield { url: pair.url, title, text: whatHappened, cycles, teams: [] };
  }
  if (listShownLineages(context).length > 0) {
    const text = "The lineage of objectives that were carried over, split or joined.";
    yield { url: lineageUrl, title: "Through the cycles", text, ...none };
  }
  for (const [url, team] of listTeamRecords(context)) {
    const title = `${team.title.plain}, cycle by cycle`;
    const text = "The team’s record: scores, check-ins, what was carried over and dropped.";
    yield { url, title, text, cycles: [], teams: [team.title.plain] };
  }
}

/** What an objective came from, at the place on its page that leads to its lineage. */
export function toCarriedParts(context: ViewContext, objective: Objective): readonly SearchPart[] {
  const { carriedOverFrom: id } = objective;
  const from = id === undefined ? undefined : context.plan.nodes.get(id);
  if (from?.kind !== "objective") return [];
  const cycle = getPlanIndex(context.plan).cycles.get(from.cycle);
  const title = `Carried over from ${cycle?.title.plain ?? from.cycle}`;
  const { lineage } = toLineageLink(context, objective);
  const way = lineage === undefined ? "" : " Its lineage, through the cycles.";
  return [{ anchor: "sec-history", title, text: `${from.title.plain}.${way}` }];
}
