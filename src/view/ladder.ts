import type { PlanItem } from "../model/framework/framework-plan.ts";
import type { NodeId } from "../model/id.ts";
import type { Objective, PlanNode } from "../model/plan.ts";
import { getCascade, isCascadeNode } from "./cascade-graph.ts";
import { findWhole } from "./cascade-part.ts";
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
 * What a node serves, the primary parent first, as the cascade has it. A part, a key result or a measure, stands for
 * what it is a part of, and a plan that inherits its objective for the plan that has it.
 */
function toSteps(context: ViewContext, node: PlanNode): readonly Step[] {
  // What a KPI measures is no reason why it exists.
  const item = node.kind === "kpi" ? undefined : getCascade(context.plan).get(node.id);
  const steps = (item?.parents ?? []).flatMap(({ id, how, aside }): readonly Step[] => {
    const to = context.plan.nodes.get(id);
    if (aside || to === undefined) return [];
    const whole = toWhole(context, to);
    const isPart = whole !== to && to.kind !== "framework-plan";
    return [
      {
        node: whole,
        ...(how === undefined ? {} : { how }),
        ...(isPart ? { via: toName(context, to) } : {}),
      },
    ];
  });
  return withoutSheet(node, steps);
}

/** What serves an item of the plan above leads there, and not only onto the sheet that it is written on. */
function withoutSheet(node: PlanNode, steps: readonly Step[]): readonly Step[] {
  if (node.kind !== "plan-item") return steps;
  const isItem = ({ node: to }: Step): boolean =>
    to.kind === "plan-item" && getFramework(to) === getFramework(node);
  return steps.some(isItem) ? steps.filter((step) => step.node.kind !== "framework-plan") : steps;
}

function getFramework({ role }: PlanItem): string {
  return role.slice(0, role.indexOf("-"));
}

/** An action of an action is a part of the strategy above them. */
function toWhole(context: ViewContext, node: PlanNode): PlanNode {
  const isLed = node.kind === "framework-plan" && node.framework === "ogsm" && !node.objective;
  const own = isCascadeNode(node) ? findWhole(node) : undefined;
  const above = isLed ? node.inherits : own;
  const whole = above === undefined ? undefined : context.plan.nodes.get(above);
  return whole === undefined ? node : toWhole(context, whole);
}

function toName(context: ViewContext, node: PlanNode): string {
  const code = findCode(context, node);
  return code === undefined ? node.title.plain : `${code} ${node.title.plain}`;
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
      if (node.code !== undefined) return `${level}${code}`;
      const cycle = plan.cycles.find((known) => known.cycle === node.cycle);
      return cycle === undefined ? level : `${level}, ${cycle.title.plain}`;
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
