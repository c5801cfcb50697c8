import { isAsked } from "../model/closing.ts";
import { getCheckInRate } from "../model/check-in-rate.ts";
import { toCount } from "../model/count.ts";
import { daysBetween } from "../model/period.ts";
import type { Cycle, Objective, Team } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { pageSizes, toLongList, type ListInput, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import type { Glyph } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";

/** How regularly the teams of a cycle check in. */
export interface RhythmRowView {
  readonly title: string;
  readonly url: string;
  readonly objectives: string;
  readonly checkIns: number;
  /** `25 Aug, 2 days ago`; `Never`. */
  readonly last: string;
  /** `5 of 6`; empty where nothing was due. */
  readonly kept: string;
  readonly state: { readonly glyph: Glyph; readonly word: string };
}

/** Lists the teams of a cycle with a rhythm, the silent ones first, then by name; without a rhythm it is empty. */
export function toRhythmList(
  context: ViewContext,
  cycle: Cycle,
  input: ListInput,
  objectives: readonly Objective[],
): LongList<Rows<"rhythm", RhythmRowView>> {
  const { teams } = getPlanIndex(context.plan);
  const due = cycle.rhythm === undefined ? [] : objectives;
  const rows = [...Map.groupBy(due, ({ teams: [leading] }) => leading)].flatMap(([id, own]) => {
    const team = id === undefined ? undefined : teams.get(id);
    if (team === undefined) return [];
    return [{ team, own, rank: toState(context, own).glyph === "none" ? 0 : 1 }];
  });
  const sorted = rows.sort(
    (a, b) => a.rank - b.rank || (a.team.title.plain < b.team.title.plain ? -1 : 1),
  );
  return toLongList(input, sorted, pageSizes.rhythm, (some) => ({
    kind: "rhythm",
    items: some.map(({ team, own }) => viewRhythmRow(context, team, own)),
  }));
}

/** The rhythm of one team's objectives in a cycle. */
function viewRhythmRow(
  context: ViewContext,
  team: Team,
  objectives: readonly Objective[],
): RhythmRowView {
  const { plan, format } = context;
  const checkIns = objectives.flatMap((objective) => objective.checkIns);
  const last = checkIns.reduce<(typeof checkIns)[number] | undefined>(
    (newest, each) => (newest === undefined || each.date > newest.date ? each : newest),
    undefined,
  );
  const rate = getCheckInRate(plan, objectives);
  const [came, due] = rate?.inputs ?? [];
  return {
    title: team.title.plain,
    url: team.url,
    objectives: toCount(objectives.length, "objective"),
    checkIns: checkIns.length,
    last:
      last === undefined
        ? "Never"
        : `${format.day(last.date)}${toAgo(daysBetween(last.date, plan.asOf))}`,
    kept: came === undefined || due === undefined ? "" : `${came.value} of ${due.value}`,
    state: toState(context, objectives),
  };
}

function toAgo(days: number): string {
  if (days > 60) return "";
  return days === 0 ? ", today" : `, ${toCount(days, "day")} ago`;
}

function toState(
  { assessment }: ViewContext,
  objectives: readonly Objective[],
): RhythmRowView["state"] {
  const asked = objectives.filter((objective) => isAsked(objective));
  const names = asked.map(({ id }) => assessment.objectives.get(id)?.status.name);
  const silent = names.filter((name) => name === "no-check-in").length;
  if (silent > 0) {
    const word = silent === asked.length ? "Silent" : `${silent} of ${asked.length} silent`;
    return { glyph: "none", word };
  }
  if (asked.length === 0) return { glyph: "dropped", word: "Not asked" };
  return { glyph: "met", word: "In rhythm" };
}
