import type { NodeId } from "../model/id.ts";
import type { Objective, PlanNode } from "../model/plan.ts";
import { getUpwardEdges } from "../model/ancestry.ts";
import type { ViewContext } from "./context.ts";
import { frameworkWords, roleWords } from "./framework-word.ts";
import type { StatusView } from "./part.ts";
import { findCode } from "./code.ts";
import { findStatus } from "./reference.ts";

/** Why an objective exists: its line of sight, from the mission down to it. */
export interface LadderView {
  /** From the top. */
  readonly rungs: readonly {
    readonly main: RungView;
    /** Others on the same level, on other lines of sight. */
    readonly also: readonly RungView[];
  }[];
  /** What stands in place of a rung where nothing is above. */
  readonly open?: string;
}

export interface RungView {
  /** `Mission`, `Theme T2`, `Company C2`. */
  readonly level: string;
  readonly title: string;
  readonly url: string;
  readonly status?: StatusView;
  /** How what is below it contributes, in the author's words. */
  readonly how?: string;
  /** The key result of it that is meant: `C2.1 Leaf-fall sites made safe`. */
  readonly via?: string;
}

/** A step up: what is supported, and how. */
interface Step {
  readonly node: PlanNode;
  readonly how?: string;
  readonly via?: string;
}

/**
 * Views the line of sight of an objective. The rungs are its primary parents, one by one; beside each stand the others
 * that are as far from the top, on the shortest paths up from its supporting parents.
 */
export function viewLadder(context: ViewContext, objective: Objective): LadderView {
  const chain = toChain(context, objective);
  const top = chain.at(-1);
  if (top === undefined) return { rungs: [], open: toOpen(objective) };
  const seen = new Set([objective.id, ...chain.map(({ node }) => node.id)]);
  const levels: Step[][] = chain.map(() => []);
  for (const step of toOthers(context, objective, chain)) {
    if (seen.has(step.node.id)) continue;
    seen.add(step.node.id);
    const level = Math.max(0, chain.length - 1 - getHeight(context, step.node));
    levels[level]?.push(step);
  }
  const rungs = chain.map((main, index) => ({
    main: toRung(context, main),
    also: (levels[index] ?? []).map((step) => toRung(context, step)),
  }));
  return {
    rungs: rungs.reverse(),
    ...(isTop(context, top.node) ? {} : { open: "Serves nothing above it yet." }),
  };
}

function toOpen({ standaloneReason }: Objective): string {
  return standaloneReason === undefined
    ? "Serves nothing above it yet."
    : `Stands alone: ${standaloneReason.plain}`;
}

function isTop({ plan }: ViewContext, node: PlanNode): boolean {
  return plan.direction === undefined || node.kind === "direction";
}

/** Primary parents, from the objective upwards. */
function toChain(context: ViewContext, objective: Objective): readonly Step[] {
  const chain: Step[] = [];
  const seen = new Set<NodeId>([objective.id]);
  let [step] = toSteps(context, objective);
  while (step !== undefined && !seen.has(step.node.id)) {
    seen.add(step.node.id);
    chain.push(step);
    [step] = toSteps(context, step.node);
  }
  return chain;
}

/** Every step on the shortest paths up from the supporting parents of the objective and of its primary parents. */
function toOthers(
  context: ViewContext,
  objective: Objective,
  chain: readonly Step[],
): readonly Step[] {
  const queue = [objective, ...chain.map(({ node }) => node)].flatMap((node) =>
    toSteps(context, node).slice(1),
  );
  const found: Step[] = [];
  const seen = new Set<NodeId>();
  for (const step of queue) {
    if (seen.has(step.node.id)) continue;
    seen.add(step.node.id);
    found.push(step);
    const parents = toSteps(context, step.node);
    const least = Math.min(...parents.map(({ node }) => getHeight(context, node)));
    queue.push(...parents.filter(({ node }) => getHeight(context, node) === least));
  }
  return found;
}

/** How many steps a node is below the nearest top. */
function getHeight(context: ViewContext, node: PlanNode): number {
  const seen = new Set<NodeId>([node.id]);
  let level: readonly PlanNode[] = [node];
  for (let height = 0; level.length > 0; height += 1) {
    const parents = level.map((member) => toSteps(context, member));
    if (parents.some((steps) => steps.length === 0)) return height;
    const next = parents.flat().map((step) => step.node);
    level = next.filter(({ id }) => !seen.has(id));
    for (const { id } of next) seen.add(id);
  }
  return 0;
}

/**
 * What a node supports, the primary parent first. A key result stands for its objective; an item of a plan serves the
 * plan as well; a theme, and a plan that says nothing of what it supports, serve the mission.
 */
function toSteps(context: ViewContext, node: PlanNode): readonly Step[] {
  const { plan } = context;
  const isOfPlan = node.kind === "plan-item" || node.kind === "framework-plan";
  const edges = isOfPlan
    ? getUpwardEdges(plan, node.id)
    : (plan.edgesFrom.get(node.id) ?? []).filter((edge) => edge.relation === "supports");
  const steps = edges.flatMap((edge): readonly Step[] => {
    const to = plan.nodes.get(edge.to);
    if (to === undefined) return [];
    const how = edge.how === undefined ? {} : { how: edge.how.plain };
    if (to.kind !== "key-result") return [{ node: to, ...how }];
    const parent = plan.nodes.get(to.objective);
    const code = findCode(context, to);
    const via = code === undefined ? to.title.plain : `${code} ${to.title.plain}`;
    return parent === undefined ? [] : [{ node: parent, ...how, via }];
  });
  const isRoot = node.kind === "theme" || node.kind === "framework-plan";
  if (steps.length > 0 || !isRoot || plan.direction === undefined) return steps;
  return [{ node: plan.direction }];
}

const levels = { company: "Company", department: "Department", team: "Team" } as const;

function toRung(context: ViewContext, { node, how, via }: Step): RungView {
  const status = findStatus(context, node);
  return {
    level: toLevel(context, node),
    title: (node.kind === "direction" && node.mission?.plain) || node.title.plain,
    url: node.kind === "direction" ? "/" : node.url,
    ...(status === undefined ? {} : { status }),
    ...(how === undefined ? {} : { how }),
    ...(via === undefined ? {} : { via }),
  };
}

function toLevel({ plan }: ViewContext, node: PlanNode): string {
  const code = node.code === undefined ? "" : ` ${node.code}`;
  switch (node.kind) {
    case "direction":
      return node.mission === undefined ? "Direction" : "Mission";
    case "theme":
      return `Theme${code}`;
    case "kpi":
      return `KPI${code}`;
    case "objective": {
      const team = plan.nodes.get(`teams/${node.teams[0] ?? ""}` as NodeId);
      const level = team?.kind === "team" ? levels[team.level] : "Objective";
      const cycle = plan.cycles.find((known) => known.cycle === node.cycle);
      return node.code === undefined && cycle !== undefined
        ? `${level}, ${cycle.title.plain}`
        : `${level}${code}`;
    }
    case "cycle":
    case "team":
    case "person":
    case "role":
    case "key-result":
    case "initiative":
    case "page":
      return code.trim();
    case "framework-plan":
      return frameworkWords[node.framework];
    case "plan-item":
      return `${roleWords[node.role]}${code}`;
  }
}
