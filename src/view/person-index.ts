import { indexed } from "../model/indexed.ts";
import type {
  Actor,
  Initiative,
  KeyResult,
  Kpi,
  Objective,
  Plan,
  Team,
  Theme,
} from "../model/plan.ts";
import { getPlanIndex } from "./plan-index.ts";

/** What each person, role or team has a hand in. */
export interface PersonIndex {
  readonly teamsOfLead: ReadonlyMap<Actor, readonly Team[]>;
  readonly keyResultsOfOwner: ReadonlyMap<Actor, readonly KeyResult[]>;
  readonly contributionsOf: ReadonlyMap<
    Actor,
    readonly { readonly objective: Objective; readonly part: string | undefined }[]
  >;
  readonly initiativesOfOwner: ReadonlyMap<Actor, readonly Initiative[]>;
  readonly kpisOfOwner: ReadonlyMap<Actor, readonly Kpi[]>;
  readonly themesOfOwner: ReadonlyMap<Actor, readonly Theme[]>;
}

/** Indexes a plan by people, once. */
export const getPersonIndex = indexed("person", "plan", toIndex);

function toIndex(plan: Plan): PersonIndex {
  const keyResults = plan.objectives.flatMap((objective) => objective.keyResults);
  const contributions = plan.objectives.flatMap((objective) =>
    objective.contributors.map(({ who, as }) => ({ who, objective, part: as?.html })),
  );
  return {
    teamsOfLead: group(plan.teams, ({ lead }) => (lead === undefined ? [] : [lead])),
    keyResultsOfOwner: group(keyResults, ({ owners }) => owners),
    contributionsOf: group(contributions, ({ who }) => [who]),
    initiativesOfOwner: group(getPlanIndex(plan).initiatives, ({ owners }) => owners),
    kpisOfOwner: group(plan.kpis, ({ owner }) => (owner === undefined ? [] : [owner])),
    themesOfOwner: group(plan.themes, ({ owner }) => (owner === undefined ? [] : [owner])),
  };
}

function group<Item>(
  items: readonly Item[],
  toActors: (item: Item) => readonly Actor[],
): ReadonlyMap<Actor, readonly Item[]> {
  const groups = new Map<Actor, Item[]>();
  for (const item of items) {
    for (const actor of toActors(item)) {
      const list = groups.get(actor);
      if (list === undefined) groups.set(actor, [item]);
      else list.push(item);
    }
  }
  return groups;
}
