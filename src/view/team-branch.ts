import type { Team } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { pageSizes, toLongList, type ListInput, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import { sortWorstFirst } from "./objective-order.ts";
import type { PersonView, RefView } from "./part.ts";
import { viewPerson } from "./person.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toReference } from "./reference.ts";

/** A team with the teams below it. */
export interface TeamBranchView {
  readonly title: string;
  readonly url: string;
  readonly mission?: string;
  readonly lead?: PersonView;
  /** Its objectives in the current cycle, each with its status. */
  readonly objectives: readonly RefView[];
  /** How many there are besides. */
  readonly more: number;
  /** Said where it has none. */
  readonly empty: string;
  readonly closed?: string;
  /** Whether it stands on an earlier page, and is here for what is below it. */
  readonly isContinued: boolean;
  readonly teams: readonly TeamBranchView[];
}

/** A team and those above it in the list. */
interface Place {
  readonly team: Team;
  readonly above: readonly Team[];
}

const mostObjectives = 12;

/** Lists teams with all teams below them, as one reads the tree; what begins in its midst repeats the way to it. */
export function toBranchList(
  context: ViewContext,
  input: ListInput,
  roots: readonly Team[],
): LongList<Rows<"branches", TeamBranchView>> {
  const places = roots.flatMap((team) => listPlaces(context, team, []));
  return toLongList(input, places, pageSizes.branches, (some) => ({
    kind: "branches",
    items: toBranches(context, some),
  }));
}

/** A loop of parents, which has a finding, ends where it began. */
function listPlaces(context: ViewContext, team: Team, above: readonly Team[]): readonly Place[] {
  const { teamsBelow } = getPlanIndex(context.plan);
  const line = [...above, team];
  const below = (teamsBelow.get(team.team) ?? []).filter((other) => !line.includes(other));
  return [{ team, above }, ...below.flatMap((other) => listPlaces(context, other, line))];
}

interface Branch extends Omit<TeamBranchView, "teams"> {
  readonly teams: Branch[];
}

function toBranches(context: ViewContext, places: readonly Place[]): readonly TeamBranchView[] {
  const roots: Branch[] = [];
  const known = new Map<Team, Branch>();
  const add = (team: Team, parent: Team | undefined, branch: Branch): void => {
    known.set(team, branch);
    (parent === undefined ? roots : (known.get(parent)?.teams ?? roots)).push(branch);
  };
  for (const { team, above } of places) {
    above.forEach((each, depth) => {
      if (!known.has(each)) add(each, above[depth - 1], toContinued(each));
    });
    add(team, above.at(-1), toBranch(context, team));
  }
  return roots;
}

function toContinued({ title, url }: Team): Branch {
  const plain = { title: title.plain, url, objectives: [], more: 0, empty: "", teams: [] };
  return { ...plain, isContinued: true };
}

function toBranch(context: ViewContext, team: Team): Branch {
  const { plan, format } = context;
  const index = getPlanIndex(plan);
  const cycle = index.cycles.get(plan.currentCycle);
  const own = (index.objectivesOfTeam.get(team.team) ?? []).filter(
    (objective) => objective.cycle === plan.currentCycle,
  );
  const isOver = team.validTo !== undefined && team.validTo < plan.asOf;
  return {
    title: team.title.plain,
    url: team.url,
    ...(team.mission === undefined ? {} : { mission: team.mission.html }),
    ...(team.lead === undefined ? {} : { lead: viewPerson(context, team.lead) }),
    objectives: sortWorstFirst(context, own, mostObjectives)
      .slice(0, mostObjectives)
      .map((objective) => toReference(context, objective)),
    more: Math.max(0, own.length - mostObjectives),
    empty: `No objectives in ${cycle?.title.plain ?? plan.currentCycle}`,
    ...(isOver ? { closed: `closed on ${format.date(team.validTo)}` } : {}),
    isContinued: false,
    teams: [],
  };
}
