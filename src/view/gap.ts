import { toCount } from "../model/count.ts";
import type { Kpi, Objective } from "../model/plan.ts";
import { getReadings } from "../model/kpi-health.ts";
import { findCode } from "./code.ts";
import type { ViewContext } from "./context.ts";
import type { TeamHealth } from "./health-index.ts";
import type { PersonView } from "./part.ts";
import { viewPerson } from "./person.ts";

/** Something of the plan that lacks something, with whom to ask. */
export interface GapRowView {
  readonly code?: string;
  readonly title: string;
  readonly url: string;
  readonly team?: string;
  /** What is known of it: `Last reading 31 May 2026`. */
  readonly fact?: string;
  /** Absent: nobody need own it. */
  readonly people?: readonly PersonView[];
}

/** The first of a list of gaps, and where the others are. */
export interface GapView {
  readonly count: number;
  readonly rows: readonly GapRowView[];
  /** Teams whose pages hold the rest; empty where they are so many that the table of teams serves better. */
  readonly rest: readonly {
    readonly title: string;
    readonly url: string;
    readonly count: number;
  }[];
  /** How many there are besides the rows. */
  readonly others: number;
}

/** What a page of the whole plan shows of one list; the rest is on the pages of the teams. */
const mostRows = 12;
/** Teams that are named one by one. */
const mostTeams = 24;

/** Views one list of gaps over all teams. */
export function viewGaps(
  context: ViewContext,
  teams: readonly TeamHealth[],
  toItems: (health: TeamHealth) => readonly (Objective | Kpi)[],
): GapView {
  const rows: GapRowView[] = [];
  const rest: GapView["rest"][number][] = [];
  let count = 0;
  for (const health of teams) {
    const items = toItems(health);
    const shown = items.slice(0, Math.max(0, mostRows - count));
    count += items.length;
    rows.push(...shown.map((item) => viewGapRow(context, item, health)));
    const hidden = items.length - shown.length;
    if (hidden > 0) {
      const title = health.team?.title.plain ?? "In no team";
      rest.push({ title, url: health.url, count: hidden });
    }
  }
  const others = count - rows.length;
  return { count, rows, rest: rest.length > mostTeams ? [] : rest, others };
}

/** Views one thing that lacks something; without `health` the team goes without saying. */
export function viewGapRow(
  context: ViewContext,
  item: Objective | Kpi,
  health?: TeamHealth,
): GapRowView {
  const code = findCode(context, item);
  const owners = item.kind === "kpi" ? (item.owner === undefined ? [] : [item.owner]) : item.owners;
  const fact = item.kind === "kpi" ? toReadingFact(context, item) : undefined;
  return {
    ...(code === undefined ? {} : { code }),
    title: item.title.plain,
    url: item.url,
    ...(health?.team && { team: health.team.title.plain }),
    ...(fact === undefined ? {} : { fact }),
    people: owners.map((owner) => viewPerson(context, owner)),
  };
}

/** Whether nothing is heard of a team: every objective that check-ins are due from is silent. */
export function isSilentTeam({ team, silent, due }: TeamHealth): boolean {
  return team !== undefined && silent.length > 0 && silent.length >= due;
}

/** Views a team of which nothing is heard: `2 objectives, last heard of on 3 August 2026`. */
export function viewSilentTeam(context: ViewContext, health: TeamHealth): GapRowView {
  const { team, silent, url } = health;
  const fact = `${toCount(silent.length, "objective")}, ${toSilenceFact(context, silent)}`;
  return { title: team?.title.plain ?? "In no team", url, fact };
}

/** When an objective was last heard of, for the lists of the silent. */
export function toSilenceFact(context: ViewContext, objectives: readonly Objective[]): string {
  const dates = objectives.flatMap(({ id }) => {
    const status = context.assessment.objectives.get(id)?.status;
    return status?.basis === "silence" && status.since !== undefined ? [status.since] : [];
  });
  const last = dates.sort().at(-1);
  return last === undefined ? "never heard of" : `last heard of on ${context.format.date(last)}`;
}

function toReadingFact(context: ViewContext, kpi: Kpi): string {
  const latest = getReadings(kpi, context.plan.asOf).at(-1);
  return latest === undefined
    ? "no reading yet"
    : `last reading ${context.format.date(latest.date)}`;
}
