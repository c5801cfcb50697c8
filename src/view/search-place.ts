import type { NodeId, TeamId } from "../model/id.ts";
import type { Actor, Cycle, Plan, PlanNode } from "../model/plan.ts";

/** Where a node belongs, for the facets of the search and the order of its results. */
export interface SearchPlaces {
  readonly cycle?: Cycle;
  /** By name. */
  readonly teams: readonly string[];
  readonly owners: readonly Actor[];
  /** When something last happened to it; empty where nobody knows. */
  readonly date: string;
}

/** Finds the cycle, teams, owners and date of a node. */
export function listSearchPlaces(plan: Plan, node: PlanNode): SearchPlaces {
  switch (node.kind) {
    case "objective":
      return {
        ...toCycle(plan, node.cycle),
        teams: toTeams(plan, node.teams),
        owners: node.owners,
        date: node.checkIns.at(-1)?.date ?? node.period.start,
      };
    case "initiative":
      return {
        teams: toTeams(plan, node.team === undefined ? [] : [node.team]),
        owners: node.owners,
        date: node.start ?? "",
      };
    case "page":
      return {
        ...toCycle(plan, node.cycle),
        teams: toTeams(plan, node.team === undefined ? [] : [node.team]),
        owners: node.by === undefined ? [] : [node.by],
        date: node.date ?? "",
      };
    case "kpi":
      return { ...toOwned(plan, node), date: node.series.at(-1)?.date ?? "" };
    case "theme":
    case "person":
    case "role":
      return { ...toOwned(plan, node), date: "" };
    case "team": {
      const owners = node.lead === undefined ? [] : [node.lead];
      return { teams: [node.title.plain], owners, date: "" };
    }
    case "cycle":
      return { cycle: node, teams: [], owners: [], date: node.period.start };
    case "key-result":
      return { teams: [], owners: node.owners, date: node.period.start };
    case "framework-plan":
      return {
        teams: toTeams(plan, node.team === undefined ? [] : [node.team]),
        owners: node.owners,
        date: node.period.start,
      };
    case "plan-item":
      return { teams: [], owners: node.owners, date: "" };
    case "direction":
      return { teams: [], owners: [], date: "" };
  }
}

function toOwned(
  plan: Plan,
  node: { readonly owner?: Actor; readonly team?: TeamId },
): Omit<SearchPlaces, "date"> {
  return {
    teams: toTeams(plan, node.team === undefined ? [] : [node.team]),
    owners: node.owner === undefined ? [] : [node.owner],
  };
}

function toTeams(plan: Plan, teams: readonly TeamId[]): readonly string[] {
  return teams.map((team) => plan.nodes.get(`teams/${team}` as NodeId)?.title.plain ?? team);
}

function toCycle(plan: Plan, id: string | undefined): { readonly cycle?: Cycle } {
  const cycle = id === undefined ? undefined : plan.nodes.get(`cycle:${id}` as NodeId);
  return cycle?.kind === "cycle" ? { cycle } : {};
}
