import type { ViewContext } from "./context.ts";
import type { FrameInput } from "./frame.ts";
import { getHealthIndex } from "./health-index.ts";
import { pageSizes, toLongList, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import { countLetters, getSmartIndex, type SmartTeamRow } from "./smart.ts";

/** The teams with what they have to show of SMART, by title; what belongs to none is last. */
export function toSmartList(
  context: ViewContext,
  page: FrameInput,
): LongList<Rows<"smart-teams", SmartTeamRow>> {
  const { byTeam } = getSmartIndex(context);
  const { teams } = getHealthIndex(context);
  const sorted = context.plan.teams.toSorted((a, b) => (a.title.plain < b.title.plain ? -1 : 1));
  const shown = [...sorted, undefined].filter((team) => byTeam.has(team?.team));
  return toLongList(
    { page, id: "smart", title: "SMART, letter by letter" },
    shown,
    pageSizes["smart-teams"],
    (some) => ({
      kind: "smart-teams",
      items: some.map((team) => {
        const judged = byTeam.get(team?.team) ?? [];
        const health = teams.find((each) => each.team === team && each.smart.length > 0);
        return {
          title: team?.title.plain ?? "In no team",
          ...(health === undefined ? {} : { url: `${health.url}#smart` }),
          count: judged.length,
          letters: countLetters(judged),
        };
      }),
    }),
  );
}
