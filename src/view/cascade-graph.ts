import { getTeams, getUpwardEdges } from "../model/ancestry.ts";
import type { NodeId } from "../model/id.ts";
import { toTeamNode } from "../model/id.ts";
import type { Direction, Kpi, KeyResult, Objective, Plan, Theme } from "../model/plan.ts";

/** What stands in the cascade. */
export type CascadeNode = Direction | Theme | Kpi | Objective | KeyResult;

/** A step up: to what, and how it contributes, in the author's words. */
export interface CascadeParent {
  readonly id: NodeId;
  readonly how?: string;
  /** Whether it is no step of the line of sight: a KPI that is measured, recovered or driven. */
  readonly aside: boolean;
}

/** A node of the cascade with its links, whatever relation of the plan they come from. */
export interface CascadeItem {
  readonly node: CascadeNode;
  /** The primary parent first. */
  readonly parents: readonly CascadeParent[];
  /** Objectives and what else contributes, without its own key results; in the plan's order. */
  readonly children: readonly NodeId[];
  readonly keyResults: readonly NodeId[];
  /** Those that measure it. */
  readonly kpis: readonly NodeId[];
  /** The first column, from 0, that it may stand in: mission, themes, company, department, team. */
  readonly column: number;
}

export type CascadeGraph = ReadonlyMap<NodeId, CascadeItem>;

const graphs = new WeakMap<Plan, CascadeGraph>();

/** The cascade of a plan, from the direction down to key results and KPIs; made once. */
export function getCascade(plan: Plan): CascadeGraph {
  const known = graphs.get(plan);
  if (known !== undefined) return known;
  const graph = toCascade(plan);
  graphs.set(plan, graph);
  return graph;
}

/** Whether a node stands in the cascade: teams, people, cycles and pages do not. */
export function isCascadeNode(node: { readonly kind: string } | undefined): node is CascadeNode {
  switch (node?.kind) {
    case "direction":
    case "theme":
    case "kpi":
    case "objective":
    case "key-result":
      return true;
    default:
      return false;
  }
}

function toCascade(plan: Plan): CascadeGraph {
  const nodes = [...plan.nodes.values()].filter(isCascadeNode);
  const parents = new Map(nodes.map((node) => [node.id, toParents(plan, node)]));
  const below = new Map<NodeId, CascadeNode[]>();
  for (const node of nodes) {
    for (const { id } of parents.get(node.id) ?? []) {
      const list = below.get(id);
      if (list === undefined) below.set(id, [node]);
      else list.push(node);
    }
  }
  return new Map(
    nodes.map((node) => {
      const own = below.get(node.id) ?? [];
      return [
        node.id,
        {
          node,
          parents: parents.get(node.id) ?? [],
          children: toIds(own.filter((child) => child.kind !== "kpi" && !isPart(child, node))),
          keyResults: node.kind === "objective" ? toIds(node.keyResults) : [],
          kpis: toIds(own.filter((child) => child.kind === "kpi")),
          column: toColumn(plan, node),
        },
      ];
    }),
  );
}

function toIds(nodes: readonly { readonly id: NodeId }[]): readonly NodeId[] {
  return nodes.map(({ id }) => id);
}

function isPart(child: CascadeNode, of: CascadeNode): boolean {
  return child.kind === "key-result" && child.objective === of.id;
}

/** The links up, the primary one first. A theme that names nothing above it serves the direction. */
function toParents(plan: Plan, node: CascadeNode): readonly CascadeParent[] {
  const parents = getUpwardEdges(plan, node.id).flatMap(({ to, how }) =>
    isCascadeNode(plan.nodes.get(to))
      ? [{ id: to, ...(how && { how: how.plain }), aside: false }]
      : [],
  );
  const known = new Set(parents.map(({ id }) => id));
  const more = toMore(plan, node).filter(
    ({ id }) => !known.has(id) && isCascadeNode(plan.nodes.get(id)),
  );
  const all = [...parents, ...more];
  if (node.kind !== "key-result") return all;
  // Of its links up, the one to its own objective decides where it stands.
  return all.toSorted((a, b) => Number(b.id === node.objective) - Number(a.id === node.objective));
}

/** What else leads up: to the direction, to the themes of a KPI, and aside to KPIs. */
function toMore(plan: Plan, node: CascadeNode): readonly CascadeParent[] {
  switch (node.kind) {
    case "direction":
      return [];
    case "theme": {
      const supports = getUpwardEdges(plan, node.id).length > 0;
      return supports ? [] : toParent(plan.direction?.id, false);
    }
    case "kpi": {
      const themes = plan.themes.filter((theme) => theme.kpis.includes(node.id));
      const links = plan.edgesFrom.get(node.id) ?? [];
      const driven = links.filter(({ relation }) => relation === "drives");
      return [
        ...themes.flatMap(({ id }) => toParent(id, false)),
        ...driven.flatMap(({ to }) => toParent(to, true)),
      ];
    }
    case "objective":
      return toParent(node.recovers, true);
    case "key-result":
      return toParent(node.kpi, true);
  }
}

function toParent(id: NodeId | undefined, aside: boolean): readonly CascadeParent[] {
  return id === undefined ? [] : [{ id, aside }];
}

const levels = { company: 2, department: 3, team: 4 } as const;

function toColumn(plan: Plan, node: CascadeNode): number {
  switch (node.kind) {
    case "direction":
      return 0;
    case "theme":
      return 1;
    case "kpi":
      return 2;
    case "objective":
    case "key-result": {
      const [first] = getTeams(plan, node.id);
      const team = first === undefined ? undefined : plan.nodes.get(toTeamNode(first));
      const column = team?.kind === "team" ? levels[team.level] : levels.company;
      return node.kind === "objective" ? column : column + 1;
    }
  }
}
