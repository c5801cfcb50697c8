import type { CycleId, NodeId, TeamId } from "../model/id.ts";
import { indexed } from "../model/indexed.ts";
import type {
  Actor,
  Cycle,
  Dependency,
  Initiative,
  Kpi,
  Objective,
  Page,
  Person,
  Plan,
  Role,
  Team,
  Theme,
} from "../model/plan.ts";

/** A need of one objective. */
export interface Need {
  readonly from: Objective;
  readonly dependency: Dependency;
}

/** The plan's nodes by what pages ask for, objectives by priority and code, the rest in the plan's order. */
export interface PlanIndex {
  readonly cycles: ReadonlyMap<CycleId, Cycle>;
  readonly teams: ReadonlyMap<TeamId, Team>;
  readonly objectivesOfCycle: ReadonlyMap<CycleId, readonly Objective[]>;
  /** Under each of the teams of a joint objective. */
  readonly objectivesOfTeam: ReadonlyMap<TeamId, readonly Objective[]>;
  readonly objectivesOfOwner: ReadonlyMap<Actor, readonly Objective[]>;
  readonly teamsBelow: ReadonlyMap<TeamId, readonly Team[]>;
  readonly peopleOfTeam: ReadonlyMap<TeamId, readonly Person[]>;
  readonly rolesOfTeam: ReadonlyMap<TeamId, readonly Role[]>;
  readonly rolesOfHolder: ReadonlyMap<NodeId, readonly Role[]>;
  readonly kpisOfTeam: ReadonlyMap<TeamId, readonly Kpi[]>;
  readonly themesOfKpi: ReadonlyMap<NodeId, readonly Theme[]>;
  /** Those with a document of their own and those that are a line in an objective. */
  readonly initiatives: readonly Initiative[];
  readonly pagesOfCycle: ReadonlyMap<CycleId, readonly Page[]>;
  readonly pagesOfTeam: ReadonlyMap<TeamId, readonly Page[]>;
  /** By what is asked; what a key result is asked for stands with its objective, behind what that is asked for. */
  readonly needsOf: ReadonlyMap<NodeId, readonly Need[]>;
  /** What was carried over from a node. */
  readonly successors: ReadonlyMap<NodeId, Objective>;
}

/** Indexes a plan, once: every page asks. */
export const getPlanIndex = indexed("plan", "plan", toIndex, {
  needsOf: { by: "node" },
  successors: { by: "node" },
  themesOfKpi: { by: "node" },
});

function toIndex(plan: Plan): PlanIndex {
  const objectives = plan.objectives.toSorted(compareObjectives);
  const lines = objectives.flatMap((objective) => objective.initiatives);
  return {
    cycles: new Map(plan.cycles.map((cycle) => [cycle.cycle, cycle])),
    teams: new Map(plan.teams.map((team) => [team.team, team])),
    objectivesOfCycle: group(objectives, (objective) => [objective.cycle]),
    objectivesOfTeam: group(objectives, (objective) => objective.teams),
    objectivesOfOwner: group(objectives, (objective) => objective.owners),
    teamsBelow: group(plan.teams, (team) => one(team.parent)),
    peopleOfTeam: group(plan.people, (person) => one(person.team)),
    rolesOfTeam: group(plan.roles, (role) => one(role.team)),
    rolesOfHolder: group(plan.roles, (role) => one(role.holder)),
    kpisOfTeam: group(plan.kpis, (kpi) => one(kpi.team)),
    themesOfKpi: group(plan.themes, (theme) => theme.kpis),
    initiatives: [...plan.initiatives, ...lines],
    pagesOfCycle: group(plan.pages, (page) => one(page.cycle)),
    pagesOfTeam: group(plan.pages, (page) => one(page.team)),
    needsOf: toNeedsOf(plan, objectives),
    successors: new Map(
      objectives.flatMap((objective) =>
        objective.carriedOverFrom === undefined ? [] : [[objective.carriedOverFrom, objective]],
      ),
    ),
  };
}

function toNeedsOf(plan: Plan, objectives: readonly Objective[]): PlanIndex["needsOf"] {
  const needs = objectives.flatMap((from) =>
    from.dependencies.map((dependency) => ({ from, dependency })),
  );
  const asked = group(needs, ({ dependency: { to } }) => [to]);
  const toWhole = (id: NodeId): NodeId => {
    const node = plan.nodes.get(id);
    return node?.kind === "key-result" ? node.objective : id;
  };
  return new Map(
    [...new Set([...asked.keys()].map(toWhole))].map((id) => {
      const node = plan.nodes.get(id);
      const parts = node?.kind === "objective" ? node.keyResults.map((part) => part.id) : [];
      return [id, [id, ...parts].flatMap((each) => asked.get(each) ?? [])];
    }),
  );
}

/** By priority, then by code as one counts (`ENG-2` before `ENG-10`), then as the plan has them. */
export function compareObjectives(a: Objective, b: Objective): number {
  const [first, second] = [a.priority ?? Infinity, b.priority ?? Infinity];
  if (first !== second) return first - second;
  if (a.code === undefined || b.code === undefined) {
    return Number(a.code === undefined) - Number(b.code === undefined);
  }
  return collator.compare(a.code, b.code);
}

// Making one for each comparison would take longer than all the rest of the index.
const collator = new Intl.Collator("en", { numeric: true });

function one<Value>(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : [value];
}

function group<Item, Key>(
  items: readonly Item[],
  toKeys: (item: Item) => readonly Key[],
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    for (const key of toKeys(item)) {
      const list = groups.get(key);
      if (list === undefined) groups.set(key, [item]);
      else list.push(item);
    }
  }
  return groups;
}
