import { getTeams } from "../model/ancestry.ts";
import type { FrameworkPlan, PlanItem } from "../model/framework/framework-plan.ts";
import type { NodeId } from "../model/id.ts";
import { indexed } from "../model/indexed.ts";
import type { Direction, Kpi, KeyResult, Objective, Plan, Theme } from "../model/plan.ts";
import { findConcept } from "../model/vocabulary.ts";
import type { CascadeParent } from "./cascade-parent.ts";
import { linkParents } from "./cascade-parent.ts";
import { findWhole } from "./cascade-part.ts";
import { findShown } from "./cascade-shown.ts";

/** What stands in the cascade, in whatever framework it is written. */
export type CascadeNode =
  Direction | Theme | Kpi | Objective | KeyResult | FrameworkPlan | PlanItem;

/** A node of the cascade with its links, whatever relation of the plan they come from. */
export interface CascadeItem {
  readonly node: CascadeNode;
  /** The primary parent first. */
  readonly parents: readonly CascadeParent[];
  /** What contributes, without its own parts; in the plan's order. */
  readonly children: readonly NodeId[];
  /** What proves it and what is done for it: key results, goals, measures, actions, tactics that carry nothing else. */
  readonly parts: readonly NodeId[];
  /** Those that measure it. */
  readonly kpis: readonly NodeId[];
  /** Items of other plans that are this one, shown there: they have no place of their own. */
  readonly shownAs: readonly PlanItem[];
  /** The first column, from 0, that it may stand in: mission, themes, company, department, team. */
  readonly column: number;
}

export type CascadeGraph = ReadonlyMap<NodeId, CascadeItem>;

/** The cascade of a plan, from the direction down to key results and KPIs; made once. */
export const getCascade = indexed("cascade", "plan", toCascade, { by: "node" });

/** Whether a node stands in the cascade: teams, people, cycles and pages do not. */
export function isCascadeNode(node: { readonly kind: string } | undefined): node is CascadeNode {
  switch (node?.kind) {
    case "direction":
    case "theme":
    case "kpi":
    case "objective":
    case "key-result":
    case "framework-plan":
    case "plan-item":
      return true;
    default:
      return false;
  }
}

function toCascade(plan: Plan): CascadeGraph {
  const all = [...plan.nodes.values()].filter(isCascadeNode);
  const shown = findShown(plan, all);
  const nodes = all.filter(({ id }) => !shown.homes.has(id));
  const parents = linkParents(plan, nodes, shown);
  const below = new Map<NodeId, CascadeNode[]>();
  for (const node of nodes) {
    for (const { id } of parents.get(node.id) ?? []) {
      const list = below.get(id);
      if (list === undefined) below.set(id, [node]);
      else list.push(node);
    }
  }
  /** An action of which somebody else makes something is more than a line below its strategy. */
  const carries = (node: CascadeNode): boolean =>
    (below.get(node.id) ?? []).some((child) => !isOwnPart(child, node) || carries(child));
  const isPart = (child: CascadeNode, of: CascadeNode): boolean =>
    isOwnPart(child, of) &&
    !(child.kind === "plan-item" && child.role === "ogsm-action" && carries(child));
  const toLevel = openLevels(plan);
  const items = new Map<NodeId, CascadeItem>();
  for (const node of nodes) {
    const under = below.get(node.id) ?? none;
    const [kpis, own] = split(under, (child) => child.kind === "kpi");
    const [parts, children] = split(own, (child) => isPart(child, node));
    items.set(node.id, {
      node,
      parents: parents.get(node.id) ?? none,
      children: toIds(children),
      parts: toIds(node.kind === "objective" ? node.keyResults : parts),
      kpis: toIds(kpis),
      shownAs: shown.places.get(node.id) ?? none,
      column: toColumn(plan, node, toLevel),
    });
  }
  return items;
}

/** One for all: below most nodes there is nothing. */
const none: readonly never[] = [];

/** Those of which something is so, and the others. */
function split(
  nodes: readonly CascadeNode[],
  isSo: (node: CascadeNode) => boolean,
): readonly [readonly CascadeNode[], readonly CascadeNode[]] {
  if (nodes.length === 0) return [none, none];
  const so: CascadeNode[] = [];
  const others: CascadeNode[] = [];
  for (const node of nodes) (isSo(node) ? so : others).push(node);
  return [so, others];
}

function toIds(nodes: readonly { readonly id: NodeId }[]): readonly NodeId[] {
  return nodes.length === 0 ? none : nodes.map(({ id }) => id);
}

/** Whether a node is a key result, a goal, a measure or work of another one. */
function isOwnPart(child: CascadeNode, of: CascadeNode): boolean {
  return findWhole(child) === of.id;
}

const levels = { company: 2, department: 3, team: 4 } as const;
const themeColumn = 1;

type ToLevel = (node: CascadeNode) => number;

function toColumn(plan: Plan, node: CascadeNode, toLevel: ToLevel): number {
  switch (node.kind) {
    case "direction":
      return 0;
    case "theme":
      return themeColumn;
    case "kpi":
      return levels.company;
    case "objective":
      return toLevel(node);
    case "key-result":
      return toLevel(node) + 1;
    // A plan stands before what is written in it.
    case "framework-plan":
      return toLevel(node) - 1;
    case "plan-item":
      return isFarReaching(plan, node) ? themeColumn : toLevel(node);
  }
}

function isFarReaching(plan: Plan, node: PlanItem): boolean {
  const concept = findConcept(plan, node);
  return concept === "long-term" || concept === "choice";
}

/** Tells the column of the objectives of a node's team. */
function openLevels(plan: Plan): ToLevel {
  const known = new Map(plan.teams.map(({ team, level }) => [team, levels[level]]));
  return ({ id }) => {
    const [first] = getTeams(plan, id);
    return (first === undefined ? undefined : known.get(first)) ?? levels.company;
  };
}
